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

TEST(Kernels, BestMovesTakesTheFirstOfTheBest) {
  const float before[] = {1, 5, 5}, moves[] = {0, 0, 9, 1, 2, 0, 1, 2, 3}, gain[] = {10, 20, 30};
  float best[3];
  std::int32_t from[3];
  best_moves(before, moves, gain, 3, best, from);
  EXPECT_EQ(best[0], 16);
  EXPECT_EQ(from[0], 1);  // As good as by way of 2.
  EXPECT_EQ(best[1], 27);
  EXPECT_EQ(from[1], 1);
  EXPECT_EQ(best[2], 40);
  EXPECT_EQ(from[2], 0);
}

}  // namespace
}  // namespace lagebild
