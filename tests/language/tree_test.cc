// Trees out of scores: the best one, always a tree, exactly one root.
#include "ground/language/tree.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace lagebild {
namespace {

std::vector<float> random_scores(int n, std::uint32_t seed) {
  std::vector<float> scores(static_cast<std::size_t>(n * (n + 1)));
  for (float& score : scores) {
    seed = seed * 1664525U + 1013904223U;
    score = static_cast<float>(seed >> 8) / 1e6F;
  }
  return scores;
}

float total(const std::vector<float>& scores, const std::vector<int>& heads) {
  float sum = 0;
  const auto n = heads.size();
  for (std::size_t i = 0; i < n; ++i) sum += scores[i * (n + 1) + static_cast<std::size_t>(heads[i])];
  return sum;
}

bool is_tree(const std::vector<int>& heads) {
  int roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] == 0;
    int at = static_cast<int>(i) + 1;
    for (std::size_t steps = 0; at != 0; ++steps) {
      if (steps > heads.size()) return false;
      at = heads[static_cast<std::size_t>(at) - 1];
    }
  }
  return roots == 1;
}

// Every assignment of heads, tried out.
float best_by_hand(const std::vector<float>& scores, int n) {
  std::vector<int> heads(static_cast<std::size_t>(n), 0);
  float best = -1e9F;
  for (;;) {
    bool own = false;
    for (std::size_t i = 0; i < heads.size(); ++i) own = own || heads[i] == static_cast<int>(i) + 1;
    if (!own && is_tree(heads)) best = std::max(best, total(scores, heads));
    std::size_t i = 0;
    while (i < heads.size() && heads[i] == n) heads[i++] = 0;
    if (i == heads.size()) return best;
    ++heads[i];
  }
}

TEST(Tree, IsTheBestOneInSmallWorlds) {
  for (int n = 1; n <= 5; ++n) {
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
      const std::vector<float> scores = random_scores(n, seed * 7919U);
      const std::vector<int> heads = best_tree(scores, n);
      ASSERT_TRUE(is_tree(heads));
      EXPECT_NEAR(total(scores, heads), best_by_hand(scores, n), 0.02) << n << " words, seed " << seed;
    }
  }
}

TEST(Tree, IsATreeForManyWords) {
  for (const int n : {20, 60, 120}) EXPECT_TRUE(is_tree(best_tree(random_scores(n, 5), n)));
  EXPECT_TRUE(best_tree({}, 0).empty());
}

}  // namespace
}  // namespace lagebild
