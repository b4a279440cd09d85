#include "tools/train/silver.h"

#include <algorithm>
#include <cstdio>
#include <istream>
#include <map>
#include <ostream>

#include "ground/language/grammar.h"
#include "ground/language/tree.h"
#include "ground/text/text.h"
#include "tools/train/export.h"
#include "tools/train/recipe.h"

namespace lagebild::train {
namespace {

// How likely the best answer must be to be written down.
constexpr float kSureTag = 0.6F, kSureHead = 0.6F;

// Scores of several networks as sums of logarithms of their probabilities.
void add_log_probabilities(const Mat& scores, Mat& sum) {
  Mat log = scores;
  for (Eigen::Index i = 0; i < log.rows(); ++i) {
    const float top = log.row(i).maxCoeff();
    log.row(i).array() -= top + std::log((log.row(i).array() - top).exp().sum());
  }
  if (sum.size() == 0)
    sum = log;
  else
    sum += log;
}

float share(const Mat& scores, Eigen::Index row, int k) {
  const float top = scores.row(row).maxCoeff();
  return std::exp(scores(row, k) - top) / (scores.row(row).array() - top).exp().sum();
}

int best_seen(const Mat& scores, Eigen::Index row, const std::vector<std::uint32_t>& seen, int upos) {
  int top = -1;
  for (int k = 0; k < scores.cols(); ++k) {
    if ((seen[static_cast<std::size_t>(k)] >> upos & 1) && (top < 0 || scores(row, k) > scores(row, top))) top = k;
  }
  return std::max(top, 0);
}

class Council {
 public:
  Council(const Labelled& labelled, const Language& language)
      : labelled_(labelled), reader_(language.lexicon.get(), static_cast<std::uint32_t>(labelled.sizes.table), language.seed) {}

  bool add(const std::string& weights) {
    Net& net = nets_.emplace_back(labelled_.sizes, labelled_.members, 1);
    return import_floats(weights, net);
  }
  // Names are chosen by the first network's table of moves: it becomes the mean of all.
  void join_moves() {
    Mat& moves = nets_[0].params().at("names.t").value;
    for (std::size_t k = 1; k < nets_.size(); ++k) moves += nets_[k].params().at("names.t").value;
    moves /= static_cast<float>(nets_.size());
  }

  void annotate(Sentence& sentence) {
    FeatureRows features;
    const auto n = static_cast<int>(sentence.size());
    for (int i = 0; i < n; ++i) {
      const std::string& form = sentence[static_cast<std::size_t>(i)][1];
      reader_.add(form, fold(form), i == 0, features);
    }
    Scores sum;
    std::vector<Scores> all;
    for (const Net& net : nets_) {
      const Scores& one = all.emplace_back(net.read(features, n));
      add_log_probabilities(one.upos, sum.upos);
      add_log_probabilities(one.xpos, sum.xpos);
      add_log_probabilities(one.feats, sum.feats);
      add_log_probabilities(one.arcs, sum.arcs);
      if (sum.names.size() == 0)
        sum.names = one.names;
      else
        sum.names += one.names;
    }
    const auto count = static_cast<float>(nets_.size());
    for (Mat* scores : {&sum.upos, &sum.xpos, &sum.feats, &sum.arcs, &sum.names}) *scores /= count;
    tags(sum, sentence);
    trees(sum, all, sentence);
    names(sum, sentence);
  }

 private:
  void tags(const Scores& sum, Sentence& sentence) const {
    const Tables& tables = labelled_.tables;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      auto& row = sentence[i];
      const auto at = static_cast<Eigen::Index>(i);
      Eigen::Index upos = 0;
      sum.upos.row(at).maxCoeff(&upos);
      const auto tag = static_cast<int>(upos);
      if (row[3] != "_" || tag == 0 || share(sum.upos, at, tag) < kSureTag) continue;
      row[3] = upos_name(static_cast<Upos>(tag));
      const int xpos = best_seen(sum.xpos, at, tables.xpos_upos, tag), feats = best_seen(sum.feats, at, tables.feats_upos, tag);
      row[4] = share(sum.xpos, at, xpos) < kSureTag ? "_" : tables.xpos.names()[static_cast<std::size_t>(xpos)];
      row[5] = share(sum.feats, at, feats) < kSureTag ? "?" : tables.feats.names()[static_cast<std::size_t>(feats)];
    }
  }

  void trees(const Scores& sum, const std::vector<Scores>& all, Sentence& sentence) const {
    const auto n = static_cast<int>(sentence.size());
    const std::vector<int> heads = best_tree({sum.arcs.data(), static_cast<std::size_t>(sum.arcs.size())}, n);
    for (int i = 0; i < n; ++i) {
      auto& row = sentence[static_cast<std::size_t>(i)];
      const int head = heads[static_cast<std::size_t>(i)];
      if (row[6] != "_" || share(sum.arcs, i, head) < kSureHead) continue;
      std::map<int, std::size_t> votes;
      for (std::size_t k = 0; k < nets_.size(); ++k) ++votes[nets_[k].relation(all[k], i + 1, head)];
      const auto best =
          std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
      if (2 * best->second < nets_.size() + 1) continue;
      row[6] = std::to_string(head);
      row[7] = labelled_.tables.rels.names()[static_cast<std::size_t>(best->first)];
    }
  }

  void names(const Scores& sum, Sentence& sentence) const {
    if (sentence[0][9].find("NE=") != std::string::npos) return;
    const std::vector<int> labels = nets_[0].names(sum);
    for (std::size_t i = 0; i < sentence.size(); ++i) sentence[i][9] = "NE=" + name_of(labels[i]);
  }

  const Labelled& labelled_;
  FeatureReader reader_;
  std::vector<Net> nets_;
};

}  // namespace

bool write_silver(const std::string& recipe_path, const std::vector<std::string>& weights, std::istream& in, std::ostream& out) {
  Recipe recipe;
  if (!read_recipe(recipe_path, recipe) || weights.empty()) return false;
  const Labelled labelled = labels_of(recipe);
  Council council(labelled, recipe.languages[0]);
  for (const std::string& path : weights) {
    if (!council.add(path)) return std::fprintf(stderr, "%s: are no weights of this recipe\n", path.c_str()), false;
  }
  council.join_moves();
  for (Sentence& sentence : read_conllu(in)) {
    council.annotate(sentence);
    for (const auto& row : sentence) {
      for (std::size_t c = 0; c < row.size(); ++c) out << (c ? "\t" : "") << row[c];
      out << '\n';
    }
    out << '\n';
  }
  return true;
}

}  // namespace lagebild::train
