// The network of ground/language in floating point, with its gradients: what lagebild-train trains and then quantises.
//
// Sum of feature embeddings -> two bidirectional LSTMs (Hochreiter & Schmidhuber 1997; their sum is read) -> tags,
// morphology as sums of attribute scores, names with transition scores (Lample et al. 2016), heads by a biaffine score with
// distance (Dozat & Manning 2017), relations by one hidden layer. Trained by Adam with gradients written out by hand.
#pragma once

#include <Eigen/Dense>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "ground/language/features.h"

namespace lagebild::train {

using Mat = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

// One sentence with what its corpus says of it; -1 (names: 0) where it says nothing.
struct Example {
  FeatureRows features;
  std::vector<int> upos, xpos, feats, head, rel;  // head: 0 root, 1 … n
  std::vector<std::uint32_t> names;               // Bit k: label k is allowed.
  [[nodiscard]] int size() const { return static_cast<int>(upos.size()); }
};

struct Sizes {
  int table = 32768, dim = 112, hidden = 80, arc = 80, rel_hidden = 96;
  int upos = 18, xpos = 1, attributes = 1, feats = 1, rels = 1, names = 25;
};

struct Rates {
  float lr = 2e-3F, drop_input = 0.2F, drop_hidden = 0.33F, drop_word = 0.25F, drop_affix = 0.05F;
  float w_upos = 0.5F, w_xpos = 0.3F, w_feats = 0.5F, w_arc = 1.0F, w_rel = 1.0F, w_names = 1.0F;
};

struct Param {
  Mat value, grad, m, v;
};

// xorshift: the same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15ULL + 1) {}
  std::uint64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_ * 0x2545F4914F6CDD1DULL;
  }
  float uniform() { return static_cast<float>(next() >> 40) / 16777216.0F; }

 private:
  std::uint64_t state_;
};

constexpr int kDistances = 19;

// What the network says of one sentence.
struct Scores {
  Mat upos, xpos, feats, names, arcs;  // arcs: n × (n+1)
  Mat rel_dep, rel_head;               // Rows to add up for Net::relation; rel_head has n+1 rows, 0 the root.
};

class Net {
 public:
  // `members`: attributes × feats, 1 where the FEATS string has the attribute.
  Net(const Sizes& sizes, const Mat& members, std::uint64_t seed);
  // One step on a batch; returns the loss a word.
  float learn(const std::vector<const Example*>& batch, const Rates& rates, float lr);
  [[nodiscard]] Scores read(const FeatureRows& features, int n) const;
  // The best relation between a word and a head of the sentence (0 … n).
  [[nodiscard]] int relation(const Scores& scores, int word, int head) const;
  [[nodiscard]] std::vector<int> names(const Scores& scores) const;
  // The slow average of the weights: takes them in / swaps them with the weights.
  void average();
  void swap_average();
  [[nodiscard]] const std::map<std::string, Param>& params() const { return params_; }
  std::map<std::string, Param>& params() { return params_; }
  [[nodiscard]] const Sizes& sizes() const { return sizes_; }
  [[nodiscard]] const Mat& members() const { return members_; }

 private:
  struct Pass;
  struct Packing;
  struct LstmState;
  const Param& p(const std::string& name) const { return params_.at(name); }
  Param& p(const std::string& name) { return params_.at(name); }
  void lstm(const std::string& name, const Mat& x, const Packing& packing, LstmState& state, Mat& out) const;
  void lstm_back(const std::string& name, const Packing& packing, LstmState& state, const Mat& d_out, Mat& d_x);
  void embed(const std::vector<const Example*>& batch, const Rates* rates, Pass& pass);
  float heads(const std::vector<const Example*>& batch, const Rates& rates, Pass& pass);
  float tags(const std::vector<const Example*>& batch, const Rates& rates, Pass& pass);
  float trees(const std::vector<const Example*>& batch, const Rates& rates, Pass& pass);
  float crf(const std::vector<const Example*>& batch, const Rates& rates, Pass& pass);
  float sentence_tree(const Example& example, const Rates& rates, int begin, Pass& pass, Mat& d_h);
  void update(float lr);

  Sizes sizes_;
  Mat members_;
  std::map<std::string, Param> params_;
  std::map<std::string, Mat> average_;
  int averaged_ = 0;
  std::vector<std::uint32_t> touched_;
  std::vector<char> is_touched_;
  long steps_ = 0;
  Random random_;
};

// Whether name label `to` may follow `from` (-1: the start of a sentence): I- only behind its own kind.
bool may_follow(int from, int to);

}  // namespace lagebild::train
