// The word lists of figures, looked up once a report. docs/figures.md says what their keys mean.
#pragma once

#include <optional>
#include <string_view>

#include "ground/language/pack.h"

namespace lagebild {

struct FigureLists {
  explicit FigureLists(const Pack& pack);

  const WordLists& words;
  ListId unit, bound, naming, nocount, age_before, age_unit, partitive, among;
  ListId victim, attribute, governor, toll, verb, verb_form, passive, active, person, preposition, coordinator, locative;
  bool noun_capital;        // Nouns begin with a capital.
  bool noun_chain;          // Nouns follow each other ("police officers"): the last one is counted.
  bool past_as_participle;  // "killed" is both.

  // The entry of one token, by its folded form or its lemma; compounds by their last part where nouns have capitals.
  [[nodiscard]] const ListEntry* noun(const Text& text, std::size_t token, ListId list) const;
};

}  // namespace lagebild
