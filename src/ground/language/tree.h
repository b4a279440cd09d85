// The best tree over the words of a sentence, from a score for every possible head of every word.
//
// Greedy where that gives a tree (nearly always), else Chu and Liu (1965) / Edmonds (1967); non-projective trees come out
// as they are. Exactly one word hangs from the root.
#pragma once

#include <span>
#include <vector>

namespace lagebild {

// `scores` has a row a word: score of head 0 (the root), 1 (the first word) … n. Returns the head of each word, 0 for the
// root, counted from 1. Empty for no words. Cost: square of n, cube where the greedy choice is no tree.
std::vector<int> best_tree(std::span<const float> scores, int n);

}  // namespace lagebild
