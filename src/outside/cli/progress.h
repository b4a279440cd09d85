// How far a long run is: a bar that moves on a terminal, now and then a line where stderr is none.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "outside/cli/program.h"

namespace lagebild {

class Progress {
 public:
  // `whole`: what `done` counts up to; 0 where it is not known.
  Progress(const Program& program, std::uint64_t whole);
  // `done` of `whole`; `reports` read by now, `failed` of them in vain.
  void show(std::uint64_t done, std::uint64_t reports, std::uint64_t failed);
  void end() const;

 private:
  using Clock = std::chrono::steady_clock;
  [[nodiscard]] std::string bar(std::uint64_t done) const;
  const Program& program_;
  std::uint64_t whole_;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point shown_ = Clock::now();
};

}  // namespace lagebild
