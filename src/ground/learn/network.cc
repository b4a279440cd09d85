#include "ground/learn/network.h"

#include <algorithm>
#include <cstdlib>

namespace lagebild {

int distance_row(int word, int head) {
  if (head == 0) return 18;
  const int d = std::max(std::abs(head - word), 1);
  const int bucket = d <= 4 ? d - 1 : d <= 6 ? 4 : d <= 9 ? 5 : d <= 14 ? 6 : d <= 24 ? 7 : 8;
  return bucket + (head < word ? 9 : 0);
}

namespace {

std::size_t product(int a, int b) { return static_cast<std::size_t>(a) * static_cast<std::size_t>(b); }

void relu(std::vector<float>& x) {
  for (float& v : x) v = std::max(v, 0.0F);
}

}  // namespace

bool Network::layer(const std::string& name, Layer& layer) const {
  const auto w = file_.get<std::int16_t>(name + ".w");
  const auto scale = file_.get<float>(name + ".s"), bias = file_.get<float>(name + ".b");
  if (scale.empty() || scale.size() % 16 != 0 || bias.size() != scale.size() || w.size() % (scale.size() * 2) != 0) return false;
  layer.matrix = {w.data(), static_cast<int>(scale.size()), static_cast<int>(w.size() / scale.size())};
  layer.scale = scale.data();
  layer.bias = bias.data();
  return true;
}

Result<Network> Network::open(const std::string& path) {
  Result<Sections> file = Sections::open(path);
  if (!file) return file.error();
  Network n;
  n.file_ = std::move(*file);
  n.embed_ = n.file_.get<std::int8_t>("embed.w");
  n.embed_scale_ = n.file_.get<float>("embed.s");
  n.root_ = n.file_.get<std::int16_t>("root");
  bool good = !n.embed_scale_.empty();
  const auto read = [&](const std::string& name, Layer& layer) { good = n.layer(name, layer) && good; };
  for (int d = 0; d < 2; ++d) {
    const std::string side = d ? "b" : "f";
    read("l1" + side + ".x", n.first_[d].input);
    read("l1" + side + ".h", n.first_[d].state);
    read("l2" + side + ".x", n.second_[d].input);
    read("l2" + side + ".h", n.second_[d].state);
  }
  read("upos", n.upos_);
  read("xpos", n.xpos_);
  read("attr", n.attributes_);
  read("names", n.names_);
  read("arc_d", n.arc_dep_);
  read("arc_h", n.arc_head_);
  read("arc", n.arc_);
  read("dist", n.distance_);
  read("rel_d", n.rel_dep_);
  read("rel_h", n.rel_head_);
  read("rel", n.rel_);
  const auto rels = n.file_.get<std::uint32_t>("rels");
  if (!good || rels.empty()) return Error{path + ": holds no network of this version; train it again with tools/train."};
  n.dim_ = n.first_[0].input.matrix.inputs;
  n.hidden_ = n.first_[0].state.matrix.inputs;
  n.rels_ = static_cast<int>(rels[0]);
  const bool fits = n.embed_.size() == n.embed_scale_.size() * static_cast<std::size_t>(n.dim_) && n.hidden_ % 4 == 0 &&
                    n.root_.size() == static_cast<std::size_t>(2 * n.hidden_) && n.first_[0].state.matrix.rows == 4 * n.hidden_;
  if (!fits) return Error{path + ": its parts do not fit together; train it again with tools/train."};
  return n;
}

void Network::apply(const Layer& layer, const std::int16_t* x, int count, Scratch& s, std::vector<float>& out) const {
  const int rows = layer.matrix.rows;
  s.sums.resize(std::max(s.sums.size(), product(count, rows)));
  out.resize(product(count, rows));
  multiply(layer.matrix, x, count, s.sums.data());
  for (int t = 0; t < count; ++t) to_float(s.sums.data() + t * rows, layer.scale, layer.bias, rows, out.data() + t * rows);
}

void Network::begin_word(std::span<const std::uint32_t> rows, Scratch& s, std::span<float> sums) const {
  s.x.assign(static_cast<std::size_t>(dim_), 0.0F);
  for (const std::uint32_t row : rows)
    add_scaled(embed_.data() + product(static_cast<int>(row), dim_), embed_scale_[row], dim_, s.x.data());
  s.whole.resize(std::max(s.whole.size(), s.x.size()));
  to_whole(s.x.data(), dim_, whole::kEmbedding, whole::kEmbeddingLimit, s.whole.data());
  s.sums.resize(std::max(s.sums.size(), product(4, hidden_)));
  for (int d = 0; d < 2; ++d) {
    const Layer& input = first_[d].input;
    multiply(input.matrix, s.whole.data(), 1, s.sums.data());
    to_float(s.sums.data(), input.scale, input.bias, 4 * hidden_, sums.data() + product(d, 4 * hidden_));
  }
}

void Network::run(const Direction (&directions)[2], int d, const float* sums, int stride, Scratch& s,
                  std::vector<float>& out) const {
  const int h = hidden_, words = s.words;
  const Layer& layer = directions[d].state;
  out.resize(product(words, 2 * h));
  s.state.resize(product(words + 1, 2 * h));
  s.carry.assign(static_cast<std::size_t>(h), 0.0F);
  s.gates.resize(product(4, h));
  // The first word has no state before it: zeros, kept behind the last word.
  std::int16_t* before = s.state.data() + product(words, 2 * h);
  std::fill(before, before + h, static_cast<std::int16_t>(0));
  for (int step = 0; step < words; ++step) {
    const int i = d == 0 ? step : words - 1 - step;
    std::int16_t* state = s.state.data() + product(i, 2 * h) + d * h;
    multiply(layer.matrix, before, 1, s.gates.data());
    lstm_step(h, sums + product(i, stride), s.gates.data(), layer.scale, s.carry.data(), out.data() + product(i, 2 * h) + d * h,
              state);
    before = state;
  }
}

void Network::arcs(Scratch& s) const {
  const int n = s.words, size = arc_.matrix.inputs, wide = (n + 1 + 15) / 16 * 16;
  apply(arc_dep_, s.whole.data(), n, s, s.deps);
  relu(s.deps);
  apply(arc_head_, s.whole.data(), n + 1, s, s.heads);
  relu(s.heads);
  s.whole_heads.resize(product(n + 1, size));
  to_whole(s.deps.data(), n * size, whole::kHidden, whole::kHiddenLimit, s.whole_heads.data());
  apply(distance_, s.whole_heads.data(), n, s, s.distances);
  apply(arc_, s.whole_heads.data(), n, s, s.deps);
  // The words as heads become the rows of a matrix, the root (behind the last word) its row 0.
  to_whole(s.heads.data(), (n + 1) * size, whole::kHead, whole::kHeadLimit, s.whole_heads.data());
  s.paired.assign(product(wide, size), 0);
  for (int head = 0; head <= n; ++head) {
    const std::int16_t* from = s.whole_heads.data() + product(head == 0 ? n : head - 1, size);
    for (int i = 0; i < size; ++i) s.paired[static_cast<std::size_t>(((i / 2) * wide + head) * 2 + i % 2)] = from[i];
  }
  to_whole(s.deps.data(), n * size, whole::kDep, whole::kDepLimit, s.whole_heads.data());
  s.sums.resize(std::max(s.sums.size(), product(n, wide)));
  multiply({s.paired.data(), wide, size}, s.whole_heads.data(), n, s.sums.data());
  s.arcs.resize(product(n, n + 1));
  constexpr float kBack = 1.0F / (whole::kDep * whole::kHead);
  for (int word = 1; word <= n; ++word) {
    float* row = s.arcs.data() + product(word - 1, n + 1);
    const float* distances = s.distances.data() + product(word - 1, distance_.matrix.rows);
    for (int head = 0; head <= n; ++head) {
      row[head] = static_cast<float>(s.sums[product(word - 1, wide) + static_cast<std::size_t>(head)]) * kBack +
                  distances[distance_row(word, head)];
    }
  }
}

void Network::read(std::span<const float> sums, Scratch& s) const {
  s.words = static_cast<int>(sums.size() / word_size());
  if (s.words <= 0) return;
  const int n = s.words, wide = 2 * hidden_;
  for (int d = 0; d < 2; ++d) run(first_, d, sums.data() + product(d, 4 * hidden_), 8 * hidden_, s, s.h1);
  s.whole.assign(s.state.begin(), s.state.begin() + static_cast<std::ptrdiff_t>(product(n, wide)));
  s.whole.resize(product(n + 1, wide));
  for (int d = 0; d < 2; ++d) {
    apply(second_[d].input, s.whole.data(), n, s, s.z);
    run(second_, d, s.z.data(), 4 * hidden_, s, s.h2);
  }
  s.sum.resize(product(n, wide));
  for (std::size_t i = 0; i < s.sum.size(); ++i) s.sum[i] = s.h1[i] + s.h2[i];
  to_whole(s.sum.data(), n * wide, whole::kSum, 2, s.whole.data());
  std::copy(root_.begin(), root_.end(), s.whole.begin() + static_cast<std::ptrdiff_t>(product(n, wide)));
  apply(upos_, s.whole.data(), n, s, s.upos);
  apply(xpos_, s.whole.data(), n, s, s.xpos);
  apply(attributes_, s.whole.data(), n, s, s.attributes);
  apply(names_, s.whole.data(), n, s, s.names);
  apply(rel_dep_, s.whole.data(), n, s, s.rel_dep);
  apply(rel_head_, s.whole.data(), n + 1, s, s.rel_head);
  arcs(s);
}

void Network::relations(std::span<const int> heads, Scratch& s, std::vector<int>& relations) const {
  const int n = s.words, size = rel_.matrix.inputs, rows = rel_.matrix.rows;
  s.x.resize(std::max(s.x.size(), product(n, size)));
  for (int i = 0; i < n; ++i) {
    const int head = heads[static_cast<std::size_t>(i)];
    const float* a = s.rel_dep.data() + product(i, size);
    const float* b = s.rel_head.data() + product(head == 0 ? n : head - 1, size);
    for (int k = 0; k < size; ++k) s.x[product(i, size) + static_cast<std::size_t>(k)] = std::max(a[k] + b[k], 0.0F);
  }
  s.whole_heads.resize(std::max(s.whole_heads.size(), product(n, size)));
  to_whole(s.x.data(), n * size, whole::kHidden, whole::kHiddenLimit, s.whole_heads.data());
  apply(rel_, s.whole_heads.data(), n, s, s.deps);
  relations.resize(static_cast<std::size_t>(n));
  for (int i = 0; i < n; ++i) {
    const float* scores = s.deps.data() + product(i, rows);
    relations[static_cast<std::size_t>(i)] = static_cast<int>(std::max_element(scores + 1, scores + rels_) - scores);
  }
}

}  // namespace lagebild
