// The products in whole numbers against plain sums, whatever width the machine has.
#include "ground/learn/kernels.h"

#include <gtest/gtest.h>

#include <vector>

namespace lagebild {
namespace {

std::int32_t plain_sum(const std::vector<std::int16_t>& w, const std::int16_t* x, int rows, int inputs, int row) {
  std::int32_t sum = 0;
  for (int i = 0; i < inputs; ++i) sum += std::int32_t{w[static_cast<std::size_t>(((i / 2) * rows + row) * 2 + i % 2)]} * x[i];
  return sum;
}

TEST(Kernels, MultiplyIsThePlainSum) {
  std::uint32_t seed = 7;
  const auto next = [&seed](int most) {
    seed = seed * 1664525U + 1013904223U;
    return static_cast<std::int16_t>(static_cast<int>(seed >> 16) % (2 * most) - most);
  };
  for (const int rows : {16, 48, 320, 176}) {
    for (const int inputs : {2, 32, 160}) {
      std::vector<std::int16_t> w(static_cast<std::size_t>(rows * inputs)), x(static_cast<std::size_t>(7 * inputs));
      for (std::int16_t& v : w) v = next(1023);
      for (std::int16_t& v : x) v = next(8192);
      for (const int count : {1, 3, 4, 7}) {
        std::vector<std::int32_t> out(static_cast<std::size_t>(count * rows));
        multiply({w.data(), rows, inputs}, x.data(), count, out.data());
        for (int t = 0; t < count; ++t) {
          for (int r = 0; r < rows; ++r) {
            ASSERT_EQ(out[static_cast<std::size_t>(t * rows + r)], plain_sum(w, x.data() + t * inputs, rows, inputs, r))
                << rows << " rows, " << inputs << " inputs, word " << t;
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace lagebild
