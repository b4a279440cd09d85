#include "tools/train/score.h"

#include <bit>
#include <cstdio>
#include <set>
#include <tuple>

#include "ground/language/tree.h"

namespace lagebild::train {
namespace {

struct Share {
  long right = 0, all = 0;
  void add(bool is_right) { right += is_right, ++all; }
  [[nodiscard]] double percent() const { return 100.0 * static_cast<double>(right) / static_cast<double>(std::max(1L, all)); }
};

struct Names {
  long hit = 0, all = 0;
  [[nodiscard]] double f1() const { return 200.0 * static_cast<double>(hit) / static_cast<double>(std::max(1L, all)); }
};

std::set<std::tuple<int, int, int>> chunks(const std::vector<int>& labels) {
  std::set<std::tuple<int, int, int>> out;
  const int n = static_cast<int>(labels.size());
  for (int i = 0; i < n; ++i) {
    const int label = labels[static_cast<std::size_t>(i)];
    if (label == 0 || (label - 1) % 2 == 1) continue;
    int end = i + 1;
    while (end < n && labels[static_cast<std::size_t>(end)] == label + 1) ++end;
    out.emplace(i, end, label);
  }
  return out;
}

int best(const Mat& scores, int row, const std::vector<std::uint32_t>* seen, int upos) {
  int top = -1;
  for (int k = 0; k < scores.cols(); ++k) {
    if (seen && !((*seen)[static_cast<std::size_t>(k)] >> upos & 1)) continue;
    if (top < 0 || scores(row, k) > scores(row, top)) top = k;
  }
  return std::max(top, 0);
}

}  // namespace

std::string score(const Net& net, const Tables& tables, const std::vector<Example>& examples) {
  Share upos, xpos, feats, uas, las;
  Names full_names, coarse_names;
  const auto base = [&](int rel) {
    return tables.rels.names()[static_cast<std::size_t>(std::max(rel, 0))].substr(
        0, tables.rels.names()[static_cast<std::size_t>(std::max(rel, 0))].find(':'));
  };
  for (const Example& e : examples) {
    const Scores s = net.read(e.features, e.size());
    const std::vector<int> heads = best_tree({s.arcs.data(), static_cast<std::size_t>(s.arcs.size())}, e.size());
    for (int i = 0; i < e.size(); ++i) {
      const auto k = static_cast<std::size_t>(i);
      const int tag = best(s.upos, i, nullptr, 0);
      if (e.upos[k] >= 0) upos.add(tag == e.upos[k]);
      if (e.xpos[k] >= 0) xpos.add(best(s.xpos, i, &tables.xpos_upos, tag) == e.xpos[k]);
      if (e.feats[k] >= 0) feats.add(best(s.feats, i, &tables.feats_upos, tag) == e.feats[k]);
      if (e.head[k] < 0) continue;
      uas.add(heads[k] == e.head[k]);
      las.add(heads[k] == e.head[k] && base(net.relation(s, i + 1, heads[k])) == base(e.rel[k]));
    }
    std::vector<int> want;
    bool coarse = false;  // The corpus has persons, places and organisations only.
    for (std::uint32_t mask : e.names) {
      if (mask == 0 || mask == (1U << 25) - 1) break;
      coarse = coarse || (mask & (mask - 1)) != 0;
      want.push_back(std::countr_zero(mask));
    }
    if (want.size() != e.names.size()) continue;
    auto a = chunks(want), b = chunks(net.names(s));
    if (coarse) {
      const auto other = [](const auto& chunk) { return std::get<2>(chunk) >= 19 || (std::get<2>(chunk) - 1) / 2 % 3 != 0; };
      std::erase_if(a, other);
      std::erase_if(b, other);
    }
    Names& count = coarse ? coarse_names : full_names;
    for (const auto& chunk : b) count.hit += a.contains(chunk);
    count.all += static_cast<long>(a.size() + b.size());
  }
  char line[200];
  std::snprintf(line, sizeof line, "upos %.2f  xpos %.2f  feats %.2f  uas %.2f  las %.2f  names %.2f  of three kinds %.2f",
                upos.percent(), xpos.percent(), feats.percent(), uas.percent(), las.percent(), full_names.f1(),
                coarse_names.f1());
  return line;
}

}  // namespace lagebild::train
