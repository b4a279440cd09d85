// For tests that cost grows with the text: time that this process itself worked, so that a busy machine changes nothing.
#pragma once

#include <ctime>

namespace lagebild::tests {

// Seconds of processor time that `work` takes.
template <typename Work>
double cpu_seconds(const Work& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace lagebild::tests
