// The word lists of events, looked up once a report. docs/events.md says what their keys mean.
#pragma once

#include <string_view>

#include "ground/language/pack.h"

namespace lagebild {

struct EventLists {
  explicit EventLists(const Pack& pack);

  const WordLists& words;
  ListId noun, noun_not, verb, verb_form, need, light, governor, above, modal;
  ListId future, subjunctive, negation, passive, perfect, cause, toward, together, agent, genitive, aside, reflexive, conditional,
      locative, unit, near, state, when, modal_done, genitive_article, bound, have, since;
  ListId preposition, coordinator, relative;
  bool noun_capital;                          // Nouns begin with a capital; compounds are one word.
  bool noun_chain;                            // Nouns follow each other ("police officers").
  bool past_as_participle;                    // "killed" is both; word order tells subject from object.
  std::uint8_t nsubj, nsubj_pass, obj, iobj;  // Rows of relations; 0 where there is no tree.

  // The entry of a noun: by its folded form, its lemma, or the last part of a compound, the longest first.
  [[nodiscard]] const ListEntry* noun_entry(const Text& text, std::size_t token, ListId list) const;
  // Whether one token is in a list, by its folded form.
  [[nodiscard]] bool is(const Text& text, std::size_t token, ListId list) const {
    return text.symbols[token].folded != 0 && words.find(list, text.folded[token]) != nullptr;
  }
};

}  // namespace lagebild
