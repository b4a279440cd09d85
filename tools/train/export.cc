#include "tools/train/export.h"

#include <algorithm>
#include <cmath>

#include "ground/learn/network.h"
#include "ground/learn/sections.h"

namespace lagebild::train {
namespace {

using Out = std::map<std::string, std::string>;

template <typename T>
void put(std::string& out, T value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

constexpr float kTop = 1023;

// Weights as the kernels read them. `w`: inputs × outputs; `in_scale`: what the inputs are multiplied with.
void layer(Out& out, const std::string& name, const Mat& w, const Mat* bias, float in_scale) {
  const auto inputs = w.rows(), outputs = w.cols(), rows = (outputs + 15) / 16 * 16, pairs = (inputs + 1) / 2;
  std::vector<std::int16_t> whole(static_cast<std::size_t>(rows * pairs * 2), 0);
  for (Eigen::Index r = 0; r < rows; ++r) {
    const float top = r < outputs ? std::max(w.col(r).cwiseAbs().maxCoeff(), 1e-6F) : 1.0F;
    for (Eigen::Index i = 0; r < outputs && i < inputs; ++i) {
      whole[static_cast<std::size_t>(((i / 2) * rows + r) * 2 + i % 2)] =
          static_cast<std::int16_t>(std::lround(w(i, r) / top * kTop));
    }
    put(out[name + ".s"], top / kTop / in_scale);
    put(out[name + ".b"], r < outputs && bias ? (*bias)(0, r) : 0.0F);
  }
  out[name + ".w"] = std::string(reinterpret_cast<const char*>(whole.data()), whole.size() * sizeof(std::int16_t));
}

void embeddings(Out& out, const Mat& table) {
  for (Eigen::Index r = 0; r < table.rows(); ++r) {
    const float top = std::max(table.row(r).cwiseAbs().maxCoeff(), 1e-6F);
    for (Eigen::Index i = 0; i < table.cols(); ++i)
      put(out["embed.w"], static_cast<std::int8_t>(std::lround(table(r, i) / top * 127)));
    put(out["embed.s"], top / 127);
  }
}

// Lemmas of words of closed classes, and of others seen more than once, as "form TAB UPOS TAB lemma", sorted.
std::string lemma_lines(const Tables& tables) {
  std::string out;
  for (const auto& [key, lemmas] : tables.lemmas) {
    const std::string upos = key.substr(key.find('\t') + 1);
    const auto best =
        std::max_element(lemmas.begin(), lemmas.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const bool open = upos == "NOUN" || upos == "VERB" || upos == "ADJ" || upos == "PROPN" || upos == "X";
    if (upos == "NUM" || upos == "PUNCT" || upos == "SYM" || (open && best->second < 2)) continue;
    out += key + '\t' + best->first + '\n';
  }
  return out;
}

void tables(Out& out, const Net& net, const Tables& tables) {
  const auto lines = [](const Labels& labels) {
    std::string all;
    for (const std::string& name : labels.names()) all += name + '\n';
    return all;
  };
  out["lemmas"] = lemma_lines(tables);
  out["particle"] = tables.particle;
  out["reported"] = tables.reported;
  out["table.xpos"] = lines(tables.xpos);
  out["table.feats"] = lines(tables.feats);
  out["table.rels"] = lines(tables.rels);
  for (std::uint32_t mask : tables.xpos_upos) put(out["xpos.upos"], mask);
  for (std::uint32_t mask : tables.feats_upos) put(out["feats.upos"], mask);
  const Mat& members = net.members();
  std::uint32_t at = 0;
  for (Eigen::Index f = 0; f < members.cols(); ++f) {
    put(out["feats.begin"], at);
    for (Eigen::Index a = 0; a < members.rows(); ++a) {
      if (members(a, f) > 0) put(out["feats.attr"], static_cast<std::uint32_t>(a)), ++at;
    }
    put(out["feats.bias"], net.params().at("feats.b").value(0, f));
  }
  put(out["feats.begin"], at);
}

}  // namespace

std::string export_floats(const Net& net) {
  Out sections;
  for (const auto& [name, param] : net.params()) {
    sections[name] = std::string(reinterpret_cast<const char*>(param.value.data()),
                                 static_cast<std::size_t>(param.value.size()) * sizeof(float));
  }
  return model_file(sections);
}

bool import_floats(const std::string& path, Net& net) {
  const Result<Sections> file = Sections::open(path);
  if (!file) return false;
  for (auto& [name, param] : net.params()) {
    const auto values = file->get<float>(name);
    if (values.size() != static_cast<std::size_t>(param.value.size())) return false;
    std::copy(values.begin(), values.end(), param.value.data());
  }
  return true;
}

std::string export_net(const Net& net, const Tables& labels, std::uint64_t feature_seed) {
  const auto w = [&](const std::string& name) -> const Mat& { return net.params().at(name).value; };
  Out out;
  embeddings(out, w("embed"));
  for (int l = 1; l <= 2; ++l) {
    for (const char* side : {"f", "b"}) {
      const std::string from = "lstm" + std::to_string(l) + side, to = "l" + std::to_string(l) + side;
      layer(out, to + ".x", w(from + ".wx"), &w(from + ".b"), l == 1 ? whole::kEmbedding : whole::kState);
      layer(out, to + ".h", w(from + ".wh"), nullptr, whole::kState);
    }
  }
  for (const char* name : {"upos", "xpos", "attr", "names", "arc_d", "arc_h"}) {
    layer(out, name, w(std::string(name) + ".w"), &w(std::string(name) + ".b"), whole::kSum);
  }
  layer(out, "rel_d", w("rel_d.w"), &w("rel_d.b"), whole::kSum);
  layer(out, "rel_h", w("rel_h.w"), nullptr, whole::kSum);
  layer(out, "rel", w("rel.w"), &w("rel.b"), whole::kHidden);
  layer(out, "arc", w("arc.u"), &w("arc.h"), whole::kHidden);
  layer(out, "dist", w("arc.dist").transpose(), &w("arc.bias"), whole::kHidden);
  for (Eigen::Index i = 0; i < w("root").cols(); ++i) {
    put(out["root"], static_cast<std::int16_t>(std::lround(std::clamp(w("root")(0, i), -2.0F, 2.0F) * whole::kSum)));
  }
  const Mat& t = w("names.t");
  for (Eigen::Index i = 0; i < t.size(); ++i) put(out["names.t"], t.data()[i]);
  put(out["rels"], static_cast<std::uint32_t>(labels.rels.size()));
  put(out["seed"], feature_seed);
  tables(out, net, labels);
  return model_file(out);
}

}  // namespace lagebild::train
