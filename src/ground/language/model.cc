#include "ground/language/model.h"

#include <algorithm>

namespace lagebild {
namespace {

std::vector<std::string_view> lines(std::string_view text) {
  std::vector<std::string_view> all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    all.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

std::vector<std::vector<std::uint16_t>> rows_of(std::span<const std::uint32_t> upos_masks) {
  std::vector<std::vector<std::uint16_t>> rows(32);
  for (std::size_t row = 0; row < upos_masks.size(); ++row) {
    for (std::size_t tag = 0; tag < 32; ++tag) {
      if (upos_masks[row] >> tag & 1) rows[tag].push_back(static_cast<std::uint16_t>(row));
    }
  }
  return rows;
}

// Whether every table is as long as the others say.
bool fits(const Model& m) {
  return m.feats_upos.size() <= m.feats.size() && m.xpos_upos.size() <= m.xpos.size() &&
         m.feats_begin.size() == m.feats.size() + 1 && m.feats_bias.size() == m.feats.size() &&
         m.feats_begin.back() <= m.feats_attr.size() && m.name_moves.size() == (kNameLabels + 1) * kNameLabels &&
         m.network.wide_names() >= kNameLabels && m.network.wide_upos() >= 18 &&
         static_cast<std::size_t>(m.network.wide_xpos()) >= m.xpos.size() && m.relations.size() < 256 &&
         std::all_of(
             m.feats_attr.begin(), m.feats_attr.end(),
             [&](std::uint32_t a) { return a < static_cast<std::uint32_t>(m.network.wide_attributes()); });
}

// I- follows only its own B- or I-.
std::vector<float> allowed_moves(std::span<const float> moves) {
  std::vector<float> out(moves.begin(), moves.end());
  constexpr std::size_t k = kNameLabels;
  for (std::size_t at = 0; at < out.size(); ++at) {
    const std::size_t from = at / k, to = at % k;  // `from` counts the start as 0.
    if (to > 0 && to % 2 == 0 && from != to && from != to + 1) out[at] = -1e6F;
  }
  return out;
}

}  // namespace

Result<Model> Model::open(const std::string& path) {
  Result<Network> network = Network::open(path);
  if (!network) return network.error();
  Model m;
  m.network = std::move(*network);
  const Sections& file = m.network.file();
  if (const auto seed = file.get<std::uint64_t>("seed"); !seed.empty()) m.seed = seed[0];
  m.xpos = lines(file.text("table.xpos"));
  m.feats = lines(file.text("table.feats"));
  m.relations = lines(file.text("table.rels"));
  m.xpos_upos = file.get<std::uint32_t>("xpos.upos");
  m.feats_upos = file.get<std::uint32_t>("feats.upos");
  m.feats_begin = file.get<std::uint32_t>("feats.begin");
  m.feats_attr = file.get<std::uint32_t>("feats.attr");
  m.feats_bias = file.get<float>("feats.bias");
  m.name_moves = allowed_moves(file.get<float>("names.t"));
  m.known_lemmas = lines(file.text("lemmas"));
  if (m.feats_begin.empty() || !fits(m))
    return Error{path + ": its tables do not fit together; train it again with tools/train."};
  m.xpos_of = rows_of(m.xpos_upos);
  m.feats_of = rows_of(m.feats_upos);
  for (const std::string_view feats : m.feats) m.feats_mask.push_back(traits::parse(feats));
  m.reports_in_subjunctive = file.text("reported") == "subjunctive";
  const std::string_view particle = file.text("particle");
  const auto at = std::find(m.relations.begin(), m.relations.end(), particle.substr(0, particle.find('\n')));
  if (!particle.empty() && at != m.relations.end()) m.particle = static_cast<std::uint8_t>(at - m.relations.begin());
  return m;
}

std::string_view Model::known_lemma(std::string_view folded, Upos upos) const {
  const std::string_view tag = traits::name(upos);
  const auto before = [&](std::string_view line) {
    const std::size_t a = line.find('\t');
    const int order = line.substr(0, a).compare(folded);
    if (order != 0) return order < 0;
    return line.substr(a + 1, line.find('\t', a + 1) - a - 1) < tag;
  };
  const auto at = std::partition_point(known_lemmas.begin(), known_lemmas.end(), before);
  if (at == known_lemmas.end()) return {};
  const std::size_t a = at->find('\t'), b = at->find('\t', a + 1);
  if (at->substr(0, a) != folded || b == std::string_view::npos || at->substr(a + 1, b - a - 1) != tag) return {};
  return at->substr(b + 1);
}

}  // namespace lagebild
