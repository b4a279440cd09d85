#include "tools/train/net.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ground/learn/network.h"

namespace lagebild::train {

bool may_follow(int from, int to) {
  const bool inside = to > 0 && (to - 1) % 2 == 1;
  return !inside || from == to || from == to - 1;
}

namespace {

// A 0-or-scale mask of the same shape; all ones for no dropout.
Mat dropout_mask(Eigen::Index rows, Eigen::Index cols, float rate, Random& random) {
  Mat mask(rows, cols);
  const float scale = 1.0F / (1.0F - rate);
  const auto limit = static_cast<std::uint64_t>(rate * 65536);
  std::uint64_t bits = 0;
  for (Eigen::Index i = 0; i < mask.size(); ++i, bits >>= 16) {
    if (i % 4 == 0) bits = random.next();
    mask.data()[i] = (bits & 0xFFFF) < limit ? 0.0F : scale;
  }
  return mask;
}

// Cross entropy of rows of `scores` with known gold; turns scores into their gradient times `weight`.
float cross_entropy(Mat& scores, const std::vector<int>& gold, float weight) {
  float loss = 0;
  for (Eigen::Index i = 0; i < scores.rows(); ++i) {
    auto row = scores.row(i);
    const int g = gold[static_cast<std::size_t>(i)];
    if (g < 0 || g >= scores.cols()) {
      row.setZero();
      continue;
    }
    const float top = row.maxCoeff();
    row = (row.array() - top).exp();
    const float sum = row.sum();
    row *= weight / sum;
    loss -= weight * std::log(std::max(row(g) / weight, 1e-30F));
    row(g) -= weight;
  }
  return loss;
}

}  // namespace

// The order of rows for one direction: step by step, in each step the sentences still running, longest first.
struct Net::Packing {
  std::vector<int> row[2];         // Packed place -> row of the batch.
  std::vector<int> start, active;  // By step.
};

struct Net::LstmState {
  Mat x[2], gates[2], c[2], tanh_c[2], h[2];  // Packed.
};

struct Net::Pass {
  std::vector<int> begin;  // Row of the first word of each sentence.
  int words = 0;
  Packing packing;
  std::vector<std::vector<std::uint32_t>> rows;  // Embedding rows used by each word.
  Mat x, x_mask, h1, h1_mask, h1_in, h2, h, h_mask, d_h;
  LstmState first, second;
  Mat arc_d, arc_h, arc_d_mask, arc_h_mask, rel_d, rel_h, d_arc_d, d_arc_h, d_rel_d, d_rel_h;
};

Net::Net(const Sizes& sizes, const Mat& members, std::uint64_t seed) : sizes_(sizes), members_(members), random_(seed) {
  const auto add = [&](const std::string& name, int rows, int cols, float scale) {
    Param param;
    param.value = Mat(rows, cols);
    for (Eigen::Index i = 0; i < param.value.size(); ++i) param.value.data()[i] = (random_.uniform() * 2 - 1) * scale;
    param.grad = param.m = param.v = Mat::Zero(rows, cols);
    params_.emplace(name, std::move(param));
  };
  const auto glorot = [&](const std::string& name, int rows, int cols) {
    add(name, rows, cols, std::sqrt(6.0F / static_cast<float>(rows + cols)));
  };
  const auto zero = [&](const std::string& name, int rows, int cols) { add(name, rows, cols, 0); };
  add("embed", sizes.table, sizes.dim, 0.12F);
  for (int layer = 1; layer <= 2; ++layer) {
    for (int dir = 0; dir < 2; ++dir) {
      const std::string name = "lstm" + std::to_string(layer) + (dir ? "b" : "f");
      glorot(name + ".wx", layer == 1 ? sizes.dim : 2 * sizes.hidden, 4 * sizes.hidden);
      add(name + ".wh", sizes.hidden, 4 * sizes.hidden, 1.0F / std::sqrt(static_cast<float>(sizes.hidden)));
      zero(name + ".b", 1, 4 * sizes.hidden);
      params_.at(name + ".b").value.block(0, sizes.hidden, 1, sizes.hidden).setOnes();
    }
  }
  const int wide = 2 * sizes.hidden;
  for (const auto& [name, size] : std::map<std::string, int>{
           {"upos", sizes.upos}, {"xpos", sizes.xpos}, {"attr", sizes.attributes}, {"names", sizes.names}}) {
    glorot(name + ".w", wide, size);
    zero(name + ".b", 1, size);
  }
  zero("feats.b", 1, sizes.feats);
  zero("names.t", sizes.names + 1, sizes.names);  // Row 0: from the start.
  glorot("root", 1, wide);
  for (const char* name : {"arc_d", "arc_h"}) {
    glorot(std::string(name) + ".w", wide, sizes.arc);
    zero(std::string(name) + ".b", 1, sizes.arc);
  }
  glorot("arc.u", sizes.arc, sizes.arc);
  zero("arc.h", 1, sizes.arc);
  add("arc.dist", kDistances, sizes.arc, 0.05F);
  zero("arc.bias", 1, kDistances);
  glorot("rel_d.w", wide, sizes.rel_hidden);
  glorot("rel_h.w", wide, sizes.rel_hidden);
  zero("rel_d.b", 1, sizes.rel_hidden);
  glorot("rel.w", sizes.rel_hidden, sizes.rels);
  zero("rel.b", 1, sizes.rels);
  is_touched_.assign(static_cast<std::size_t>(sizes.table), 0);
}

void Net::lstm(const std::string& name, const Mat& x, const Packing& packing, LstmState& s, Mat& out) const {
  const int h = sizes_.hidden;
  const Eigen::Index n = x.rows();
  out.resize(n, 2 * h);
  for (int d = 0; d < 2; ++d) {
    const std::string base = name + (d ? "b" : "f");
    const Mat &wx = p(base + ".wx").value, &wh = p(base + ".wh").value, &b = p(base + ".b").value;
    s.x[d].resize(n, x.cols());
    for (Eigen::Index i = 0; i < n; ++i) s.x[d].row(i) = x.row(packing.row[d][static_cast<std::size_t>(i)]);
    Mat& z = s.gates[d];
    z.noalias() = s.x[d] * wx;
    z.rowwise() += b.row(0);
    s.c[d].resize(n, h);
    s.tanh_c[d].resize(n, h);
    s.h[d].resize(n, h);
    for (std::size_t t = 0; t < packing.start.size(); ++t) {
      const int at = packing.start[t], k = packing.active[t];
      auto zt = z.middleRows(at, k);
      if (t > 0) zt.noalias() += s.h[d].middleRows(packing.start[t - 1], k) * wh;
      zt.leftCols(3 * h) = zt.leftCols(3 * h).array().logistic();
      zt.rightCols(h) = zt.rightCols(h).array().tanh();
      auto ct = s.c[d].middleRows(at, k);
      ct = zt.leftCols(h).cwiseProduct(zt.rightCols(h));
      if (t > 0) ct += zt.middleCols(h, h).cwiseProduct(s.c[d].middleRows(packing.start[t - 1], k));
      s.tanh_c[d].middleRows(at, k) = ct.array().tanh();
      s.h[d].middleRows(at, k) = zt.middleCols(2 * h, h).cwiseProduct(s.tanh_c[d].middleRows(at, k));
    }
    for (Eigen::Index i = 0; i < n; ++i) out.row(packing.row[d][static_cast<std::size_t>(i)]).segment(d * h, h) = s.h[d].row(i);
  }
}

void Net::lstm_back(const std::string& name, const Packing& packing, LstmState& s, const Mat& d_out, Mat& d_x) {
  const int h = sizes_.hidden;
  const Eigen::Index n = d_out.rows();
  d_x = Mat::Zero(n, s.x[0].cols());
  for (int d = 0; d < 2; ++d) {
    const std::string base = name + (d ? "b" : "f");
    Param &wx = p(base + ".wx"), &wh = p(base + ".wh"), &b = p(base + ".b");
    Mat dh(n, h), dz(n, 4 * h), before = Mat::Zero(n, h), dc = Mat::Zero(n, h);
    for (Eigen::Index i = 0; i < n; ++i) dh.row(i) = d_out.row(packing.row[d][static_cast<std::size_t>(i)]).segment(d * h, h);
    for (std::size_t t = packing.start.size(); t-- > 0;) {
      const int at = packing.start[t], k = packing.active[t];
      const auto z = s.gates[d].middleRows(at, k).array();
      const auto th = s.tanh_c[d].middleRows(at, k).array();
      const auto i = z.leftCols(h), f = z.middleCols(h, h), o = z.middleCols(2 * h, h), g = z.rightCols(h);
      const auto dht = dh.middleRows(at, k).array();
      const Mat dct = (dc.middleRows(at, k).array() + dht * o * (1 - th.square())).matrix();
      auto dzt = dz.middleRows(at, k).array();
      dzt.leftCols(h) = dct.array() * g * i * (1 - i);
      dzt.middleCols(2 * h, h) = dht * th * o * (1 - o);
      dzt.rightCols(h) = dct.array() * i * (1 - g.square());
      if (t == 0) {
        dzt.middleCols(h, h).setZero();
        continue;
      }
      const int prev = packing.start[t - 1];
      dzt.middleCols(h, h) = dct.array() * s.c[d].middleRows(prev, k).array() * f * (1 - f);
      dc.middleRows(prev, k).array() += dct.array() * f;
      dh.middleRows(prev, k).noalias() += dz.middleRows(at, k) * wh.value.transpose();
      before.middleRows(at, k) = s.h[d].middleRows(prev, k);
    }
    wx.grad.noalias() += s.x[d].transpose() * dz;
    wh.grad.noalias() += before.transpose() * dz;
    b.grad += dz.colwise().sum();
    const Mat dxp = dz * wx.value.transpose();
    for (Eigen::Index i = 0; i < n; ++i) d_x.row(packing.row[d][static_cast<std::size_t>(i)]) += dxp.row(i);
  }
}

void Net::embed(const std::vector<const Example*>& batch, const Rates* rates, Pass& pass) {
  std::vector<int> order(batch.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return batch[static_cast<std::size_t>(a)]->size() > batch[static_cast<std::size_t>(b)]->size();
  });
  for (const Example* example : batch) {
    pass.begin.push_back(pass.words);
    pass.words += example->size();
    const FeatureRows& f = example->features;
    for (int i = 0; i < example->size(); ++i) {
      const auto k = static_cast<std::size_t>(i);
      auto& rows = pass.rows.emplace_back(f.rows.begin() + f.begin[k], f.rows.begin() + f.begin[k + 1]);
      if (!rates) continue;
      const auto drop = [&](std::size_t sort) {
        const std::uint32_t from = f.sort_begin[k * 4 + sort], to = sort == 3 ? f.begin[k + 1] : f.sort_begin[k * 4 + sort + 1];
        rows.erase(rows.begin() + (from - f.begin[k]), rows.begin() + (to - f.begin[k]));
      };
      if (random_.uniform() < rates->drop_word) drop(3);
      if (random_.uniform() < rates->drop_affix) drop(2);
    }
  }
  const Mat& table = p("embed").value;
  pass.x = Mat::Zero(pass.words, sizes_.dim);
  for (int i = 0; i < pass.words; ++i) {
    for (std::uint32_t row : pass.rows[static_cast<std::size_t>(i)]) pass.x.row(i) += table.row(row);
  }
  const int longest = batch[static_cast<std::size_t>(order[0])]->size();
  for (int t = 0; t < longest; ++t) {
    pass.packing.start.push_back(static_cast<int>(pass.packing.row[0].size()));
    for (int b : order) {
      const int n = batch[static_cast<std::size_t>(b)]->size();
      if (n <= t) break;
      pass.packing.row[0].push_back(pass.begin[static_cast<std::size_t>(b)] + t);
      pass.packing.row[1].push_back(pass.begin[static_cast<std::size_t>(b)] + n - 1 - t);
    }
    pass.packing.active.push_back(static_cast<int>(pass.packing.row[0].size()) - pass.packing.start.back());
  }
}

float Net::tags(const std::vector<const Example*>& batch, const Rates& rates, Pass& pass) {
  float loss = 0;
  const auto gold = [&](std::vector<int> Example::* field) {
    std::vector<int> all;
    for (const Example* e : batch) all.insert(all.end(), (e->*field).begin(), (e->*field).end());
    return all;
  };
  const auto linear = [&](const std::string& name, std::vector<int> Example::* field, float weight) {
    Param &w = p(name + ".w"), &b = p(name + ".b");
    Mat scores = pass.h * w.value;
    scores.rowwise() += b.value.row(0);
    loss += cross_entropy(scores, gold(field), weight);
    w.grad.noalias() += pass.h.transpose() * scores;
    b.grad += scores.colwise().sum();
    pass.d_h.noalias() += scores * w.value.transpose();
  };
  linear("upos", &Example::upos, rates.w_upos);
  linear("xpos", &Example::xpos, rates.w_xpos);
  Param &w = p("attr.w"), &b = p("attr.b"), &bc = p("feats.b");
  Mat attributes = pass.h * w.value;
  attributes.rowwise() += b.value.row(0);
  Mat scores = attributes * members_;
  scores.rowwise() += bc.value.row(0);
  loss += cross_entropy(scores, gold(&Example::feats), rates.w_feats);
  bc.grad += scores.colwise().sum();
  const Mat d_attributes = scores * members_.transpose();
  w.grad.noalias() += pass.h.transpose() * d_attributes;
  b.grad += d_attributes.colwise().sum();
  pass.d_h.noalias() += d_attributes * w.value.transpose();
  return loss;
}

float Net::sentence_tree(const Example& e, const Rates& rates, int begin, Pass& pass, Mat& d_h) {
  const int n = e.size();
  // Row 0 of the heads is the root, kept behind the words of the batch.
  Mat heads(n + 1, sizes_.arc);
  heads.row(0) = pass.arc_h.row(pass.words);
  heads.bottomRows(n) = pass.arc_h.middleRows(begin, n);
  const Mat deps = pass.arc_d.middleRows(begin, n);
  Param &u = p("arc.u"), &hb = p("arc.h"), &dist = p("arc.dist"), &bias = p("arc.bias");
  const Mat du = deps * u.value, dd = deps * dist.value.transpose();
  Mat scores = du * heads.transpose();
  scores.rowwise() += (heads * hb.value.transpose()).col(0).transpose();
  for (int i = 0; i < n; ++i) {
    for (int j = 0; j <= n; ++j) {
      const int k = distance_row(i + 1, j);
      scores(i, j) += j == i + 1 ? -1e9F : dd(i, k) + bias.value(0, k);
    }
  }
  float loss = cross_entropy(scores, e.head, rates.w_arc);
  Mat d_heads = scores.transpose() * du;
  d_heads += scores.colwise().sum().transpose() * hb.value;
  hb.grad += scores.colwise().sum() * heads;
  Mat d_dd = Mat::Zero(n, kDistances);
  for (int i = 0; i < n; ++i) {
    for (int j = 0; j <= n; ++j) d_dd(i, distance_row(i + 1, j)) += scores(i, j);
  }
  bias.grad += d_dd.colwise().sum();
  dist.grad.noalias() += d_dd.transpose() * deps;
  const Mat d_du = scores * heads;
  u.grad.noalias() += deps.transpose() * d_du;
  pass.d_arc_d.middleRows(begin, n) += d_du * u.value.transpose() + d_dd * dist.value;
  pass.d_arc_h.row(pass.words) += d_heads.row(0);
  pass.d_arc_h.middleRows(begin, n) += d_heads.bottomRows(n);

  Param &rw = p("rel.w"), &rb = p("rel.b");
  Mat hidden(n, sizes_.rel_hidden);
  for (int i = 0; i < n; ++i) {
    const int head = std::max(e.head[static_cast<std::size_t>(i)], 0);
    hidden.row(i) = pass.rel_d.row(begin + i) + pass.rel_h.row(head == 0 ? pass.words : begin + head - 1);
  }
  const Mat mask = dropout_mask(n, sizes_.rel_hidden, rates.drop_hidden, random_);
  const Mat active = hidden.cwiseMax(0).cwiseProduct(mask);
  Mat rels = active * rw.value;
  rels.rowwise() += rb.value.row(0);
  loss += cross_entropy(rels, e.rel, rates.w_rel);
  rw.grad.noalias() += active.transpose() * rels;
  rb.grad += rels.colwise().sum();
  Mat d_hidden = rels * rw.value.transpose();
  d_hidden = (hidden.array() > 0).select(d_hidden.cwiseProduct(mask), 0);
  for (int i = 0; i < n; ++i) {
    const int head = std::max(e.head[static_cast<std::size_t>(i)], 0);
    pass.d_rel_d.row(begin + i) += d_hidden.row(i);
    pass.d_rel_h.row(head == 0 ? pass.words : begin + head - 1) += d_hidden.row(i);
  }
  (void)d_h;
  return loss;
}

float Net::trees(const std::vector<const Example*>& batch, const Rates& rates, Pass& pass) {
  // The root as one more word behind all others.
  Mat h(pass.words + 1, pass.h.cols());
  h.topRows(pass.words) = pass.h;
  h.bottomRows(1) = p("root").value;
  const auto layer = [&](const std::string& name, bool relu) {
    Mat out = h * p(name + ".w").value;
    if (params_.contains(name + ".b")) out.rowwise() += p(name + ".b").value.row(0);
    return relu ? Mat(out.cwiseMax(0)) : out;
  };
  const Mat arc_d = layer("arc_d", true), arc_h = layer("arc_h", true);
  pass.arc_d_mask = dropout_mask(h.rows(), sizes_.arc, rates.drop_hidden, random_);
  pass.arc_h_mask = dropout_mask(h.rows(), sizes_.arc, rates.drop_hidden, random_);
  pass.arc_d = arc_d.cwiseProduct(pass.arc_d_mask);
  pass.arc_h = arc_h.cwiseProduct(pass.arc_h_mask);
  pass.rel_d = layer("rel_d", false);
  pass.rel_h = layer("rel_h", false);
  pass.d_arc_d = pass.d_arc_h = Mat::Zero(h.rows(), sizes_.arc);
  pass.d_rel_d = pass.d_rel_h = Mat::Zero(h.rows(), sizes_.rel_hidden);
  float loss = 0;
  bool any = false;
  for (std::size_t b = 0; b < batch.size(); ++b) {
    const Example& e = *batch[b];
    if (std::all_of(e.head.begin(), e.head.end(), [](int head) { return head < 0; })) continue;
    any = true;
    loss += sentence_tree(e, rates, pass.begin[b], pass, pass.d_h);
  }
  if (!any) return 0;
  Mat d_h = Mat::Zero(h.rows(), h.cols());
  const auto back = [&](const std::string& name, Mat d_out, const Mat* out, const Mat* mask) {
    if (out) d_out = (out->array() > 0).select(d_out.cwiseProduct(*mask), 0);
    p(name + ".w").grad.noalias() += h.transpose() * d_out;
    if (params_.contains(name + ".b")) p(name + ".b").grad += d_out.colwise().sum();
    d_h.noalias() += d_out * p(name + ".w").value.transpose();
  };
  back("arc_d", pass.d_arc_d, &arc_d, &pass.arc_d_mask);
  back("arc_h", pass.d_arc_h, &arc_h, &pass.arc_h_mask);
  back("rel_d", pass.d_rel_d, nullptr, nullptr);
  back("rel_h", pass.d_rel_h, nullptr, nullptr);
  pass.d_h += d_h.topRows(pass.words);
  p("root").grad += d_h.bottomRows(1);
  return loss;
}

namespace {

// Forward and backward sums over all allowed label sequences of a sentence; returns the log of the sum, adds the label
// probabilities × sign to d_emission and those of transitions to d_transition.
float sequence_sum(const Mat& emission, const Mat& transition, const std::vector<std::uint32_t>* allowed, float sign,
                   Mat& d_emission, Mat& d_transition) {
  const Eigen::Index n = emission.rows(), k = emission.cols();
  Mat step = Mat::Zero(k, k), e(n, k), alpha(n, k), beta(n, k);
  Eigen::RowVectorXf first = Eigen::RowVectorXf::Zero(k);
  for (int to = 0; to < k; ++to) {
    if (may_follow(-1, to)) first(to) = std::exp(transition(0, to));
    for (int from = 0; from < k; ++from) {
      if (may_follow(from, to)) step(from, to) = std::exp(transition(from + 1, to));
    }
  }
  float log_sum = 0;
  for (Eigen::Index i = 0; i < n; ++i) {
    const float top = emission.row(i).maxCoeff();
    e.row(i) = (emission.row(i).array() - top).exp();
    log_sum += top;
    for (int j = 0; allowed && j < k; ++j) {
      if (!((*allowed)[static_cast<std::size_t>(i)] >> j & 1)) e(i, j) = 0;
    }
    if (i == 0)
      alpha.row(0) = first.cwiseProduct(e.row(0));
    else
      alpha.row(i) = (alpha.row(i - 1) * step).cwiseProduct(e.row(i));
    const float scale = std::max(alpha.row(i).sum(), 1e-30F);
    alpha.row(i) /= scale;
    log_sum += std::log(scale);
  }
  beta.row(n - 1).setOnes();
  for (Eigen::Index i = n - 1; i-- > 0;) {
    beta.row(i) = (step * beta.row(i + 1).cwiseProduct(e.row(i + 1)).transpose()).transpose();
    beta.row(i) /= std::max(beta.row(i).maxCoeff(), 1e-30F);
  }
  for (Eigen::Index i = 0; i < n; ++i) {
    Eigen::RowVectorXf gamma = alpha.row(i).cwiseProduct(beta.row(i));
    gamma /= std::max(gamma.sum(), 1e-30F);
    d_emission.row(i) += sign * gamma;
    if (i == 0) {
      d_transition.row(0) += sign * gamma;
      continue;
    }
    Mat pair = (alpha.row(i - 1).transpose() * beta.row(i).cwiseProduct(e.row(i))).cwiseProduct(step);
    d_transition.bottomRows(k) += pair * (sign / std::max(pair.sum(), 1e-30F));
  }
  return log_sum;
}

}  // namespace

float Net::crf(const std::vector<const Example*>& batch, const Rates& rates, Pass& pass) {
  Param &w = p("names.w"), &b = p("names.b"), &t = p("names.t");
  Mat scores = pass.h * w.value;
  scores.rowwise() += b.value.row(0);
  Mat d = Mat::Zero(scores.rows(), scores.cols()), d_t = Mat::Zero(t.value.rows(), t.value.cols());
  float loss = 0;
  for (std::size_t k = 0; k < batch.size(); ++k) {
    const Example& e = *batch[k];
    if (e.names[0] == 0) continue;
    const Mat emission = scores.middleRows(pass.begin[k], e.size());
    Mat d_emission = Mat::Zero(e.size(), scores.cols());
    loss += sequence_sum(emission, t.value, nullptr, 1, d_emission, d_t);
    loss -= sequence_sum(emission, t.value, &e.names, -1, d_emission, d_t);
    d.middleRows(pass.begin[k], e.size()) = d_emission;
  }
  d *= rates.w_names;
  t.grad += d_t * rates.w_names;
  w.grad.noalias() += pass.h.transpose() * d;
  b.grad += d.colwise().sum();
  pass.d_h.noalias() += d * w.value.transpose();
  return loss * rates.w_names;
}

float Net::learn(const std::vector<const Example*>& batch, const Rates& rates, float lr) {
  Pass pass;
  embed(batch, &rates, pass);
  pass.x_mask = dropout_mask(pass.words, sizes_.dim, rates.drop_input, random_);
  const Mat x = pass.x.cwiseProduct(pass.x_mask);
  lstm("lstm1", x, pass.packing, pass.first, pass.h1);
  pass.h1_mask = dropout_mask(pass.words, 2 * sizes_.hidden, rates.drop_hidden, random_);
  lstm("lstm2", pass.h1.cwiseProduct(pass.h1_mask), pass.packing, pass.second, pass.h2);
  pass.h_mask = dropout_mask(pass.words, 2 * sizes_.hidden, rates.drop_hidden, random_);
  pass.h = (pass.h1 + pass.h2).cwiseProduct(pass.h_mask);
  pass.d_h = Mat::Zero(pass.words, 2 * sizes_.hidden);
  const float loss = tags(batch, rates, pass) + trees(batch, rates, pass) + crf(batch, rates, pass);
  const Mat d_sum = pass.d_h.cwiseProduct(pass.h_mask);
  Mat d_in, d_x;
  lstm_back("lstm2", pass.packing, pass.second, d_sum, d_in);
  const Mat d_h1 = d_sum + d_in.cwiseProduct(pass.h1_mask);
  lstm_back("lstm1", pass.packing, pass.first, d_h1, d_x);
  d_x = d_x.cwiseProduct(pass.x_mask);
  Mat& table = p("embed").grad;
  for (int i = 0; i < pass.words; ++i) {
    for (std::uint32_t row : pass.rows[static_cast<std::size_t>(i)]) {
      table.row(row) += d_x.row(i);
      if (!is_touched_[row]) is_touched_[row] = 1, touched_.push_back(row);
    }
  }
  update(lr);
  return loss / static_cast<float>(pass.words);
}

void Net::update(float lr) {
  ++steps_;
  constexpr float kB1 = 0.9F, kB2 = 0.98F, kEps = 1e-8F, kClip = 5.0F;
  double norm = 0;
  for (auto& [name, param] : params_) {
    if (name != "embed") norm += param.grad.squaredNorm();
  }
  for (std::uint32_t row : touched_) norm += p("embed").grad.row(row).squaredNorm();
  // Gradients are sums over a batch of a few hundred words; Adam does not mind their scale, the clip is per batch.
  const float clip = std::min(1.0F, kClip * 100 / static_cast<float>(std::sqrt(norm) + 1e-6));
  const float c1 = 1 - std::pow(kB1, static_cast<float>(steps_)), c2 = 1 - std::pow(kB2, static_cast<float>(steps_));
  const auto adam = [&](auto value, auto grad, auto m, auto v) {
    m = kB1 * m + (1 - kB1) * clip * grad;
    v = kB2 * v + (1 - kB2) * clip * clip * grad.square();
    value -= lr * (m / c1) / ((v / c2).sqrt() + kEps);
    grad.setZero();
  };
  for (auto& [name, param] : params_) {
    if (name != "embed") adam(param.value.array(), param.grad.array(), param.m.array(), param.v.array());
  }
  Param& table = p("embed");
  for (std::uint32_t row : touched_) {
    adam(table.value.row(row).array(), table.grad.row(row).array(), table.m.row(row).array(), table.v.row(row).array());
    is_touched_[row] = 0;
  }
  touched_.clear();
}

void Net::average() {
  ++averaged_;
  const float rate = std::max(1.0F / static_cast<float>(averaged_), 0.02F);
  for (auto& [name, param] : params_) {
    Mat& mean = average_.try_emplace(name, Mat::Zero(param.value.rows(), param.value.cols())).first->second;
    mean += (param.value - mean) * rate;
  }
}

void Net::swap_average() {
  if (averaged_ == 0) return;
  for (auto& [name, param] : params_) param.value.swap(average_.at(name));
}

Scores Net::read(const FeatureRows& features, int n) const {
  Example example;
  example.features = features;
  example.upos.assign(static_cast<std::size_t>(n), -1);
  Pass pass;
  const_cast<Net*>(this)->embed({&example}, nullptr, pass);
  lstm("lstm1", pass.x, pass.packing, pass.first, pass.h1);
  lstm("lstm2", pass.h1, pass.packing, pass.second, pass.h2);
  const Mat h = pass.h1 + pass.h2;
  const auto linear = [&](const std::string& name, const Mat& in) {
    Mat out = in * p(name + ".w").value;
    if (params_.contains(name + ".b")) out.rowwise() += p(name + ".b").value.row(0);
    return out;
  };
  Scores s;
  s.upos = linear("upos", h);
  s.xpos = linear("xpos", h);
  s.feats = linear("attr", h) * members_;
  s.feats.rowwise() += p("feats.b").value.row(0);
  s.names = linear("names", h);
  Mat rooted(n + 1, h.cols());
  rooted.row(0) = p("root").value;
  rooted.bottomRows(n) = h;
  const Mat deps = linear("arc_d", h).cwiseMax(0), heads = linear("arc_h", rooted).cwiseMax(0);
  s.arcs = deps * p("arc.u").value * heads.transpose();
  s.arcs.rowwise() += (heads * p("arc.h").value.transpose()).col(0).transpose();
  const Mat dd = deps * p("arc.dist").value.transpose();
  for (int i = 0; i < n; ++i) {
    for (int j = 0; j <= n; ++j) {
      const int k = distance_row(i + 1, j);
      s.arcs(i, j) += dd(i, k) + p("arc.bias").value(0, k);
    }
  }
  s.rel_dep = linear("rel_d", h);
  s.rel_head = linear("rel_h", rooted);
  return s;
}

int Net::relation(const Scores& s, int word, int head) const {
  const Mat hidden = (s.rel_dep.row(word - 1) + s.rel_head.row(head)).cwiseMax(0);
  const Mat scores = hidden * p("rel.w").value + p("rel.b").value;
  int best = 1;
  for (int r = 1; r < sizes_.rels; ++r) {
    if (scores(0, r) > scores(0, best)) best = r;
  }
  return best;
}

std::vector<int> Net::names(const Scores& s) const {
  const Mat& t = p("names.t").value;
  const auto n = static_cast<int>(s.names.rows()), k = static_cast<int>(s.names.cols());
  Mat best(n, k);
  Eigen::MatrixXi from(n, k);
  for (int i = 0; i < n; ++i) {
    for (int to = 0; to < k; ++to) {
      float top = -1e9F;
      from(i, to) = 0;
      for (int f = i == 0 ? -1 : 0; f < (i == 0 ? 0 : k); ++f) {
        const float score = (may_follow(f, to) ? t(f + 1, to) : -1e6F) + (f < 0 ? 0 : best(i - 1, f));
        if (score > top) top = score, from(i, to) = f;
      }
      best(i, to) = top + s.names(i, to);
    }
  }
  std::vector<int> path(static_cast<std::size_t>(n));
  Eigen::Index at = 0;
  best.row(n - 1).maxCoeff(&at);
  for (int i = n; i-- > 0;) {
    path[static_cast<std::size_t>(i)] = static_cast<int>(at);
    at = from(i, static_cast<int>(at));
  }
  return path;
}

}  // namespace lagebild::train
