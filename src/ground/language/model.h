// The network of grammar.bin with its tables of labels, and what is worked out from them once at loading.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ground/language/traits.h"
#include "ground/learn/network.h"

namespace lagebild {

constexpr int kNameLabels = 25;  // O, then B- and I- of each kind and sort: see Model::name_label.

struct Model {
  static Result<Model> open(const std::string& path);

  Network network;
  std::uint64_t seed = 1;  // Of the hashing of features.
  std::vector<std::string_view> xpos, feats, relations;
  std::span<const std::uint32_t> xpos_upos, feats_upos;    // Bit u: the row was seen with Upos u.
  std::span<const std::uint32_t> feats_begin, feats_attr;  // The attribute scores that row adds up.
  std::span<const float> feats_bias;
  std::vector<float> name_moves;  // (1 + labels) × labels, row 0 from the start; barred ones far down.
  std::vector<std::vector<std::uint16_t>> xpos_of, feats_of;  // By Upos.
  std::vector<traits::Mask> feats_mask;
  std::vector<std::string_view> known_lemmas;  // Lines "form TAB UPOS TAB lemma", sorted.
  std::uint8_t particle = 0;                   // The relation of a verb's separated particle; 0 where lemmas are not joined.
  bool reports_in_subjunctive = false;         // Reported speech has a mood of its own, and conditions too.

  // The lemma learnt for a folded form with a tag; empty where none was.
  [[nodiscard]] std::string_view known_lemma(std::string_view folded, Upos upos) const;
};

}  // namespace lagebild
