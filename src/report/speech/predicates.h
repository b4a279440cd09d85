// The verb of saying of a clause, with all the words it is made of.
//
//   "teilte das Amt am Montag mit"  ->  verb teilte, words [teilte][mit], entry mitteilen act=announce
#pragma once

#include <string>
#include <vector>

#include "report/speech/clauses.h"

namespace lagebild::said {

struct Predicate {
  const ListEntry* entry = nullptr;
  std::uint32_t verb = kNone;        // The token that carries the meaning: "gesagt" in "hat gesagt".
  std::vector<std::uint32_t> words;  // All of it, in order, particles and nouns included.
  bool passive = false;
  bool negated = false;
  std::string_view by_word;  // "on" in "called on the council to act": the act where this word follows; empty where none does.
  bool neither = false;      // "weder bestätigt noch dementiert"
  bool by_noun = false;      // "übte Kritik": a noun makes the saying.
  bool modal = false;
  [[nodiscard]] explicit operator bool() const { return entry != nullptr; }
  [[nodiscard]] bool takes(std::string_view what) const;
  [[nodiscard]] bool weak() const { return entry != nullptr && entry->attributes.get("weak") == "yes"; }
  [[nodiscard]] bool mind() const { return entry != nullptr && entry->attributes.get("mind") == "yes"; }
  [[nodiscard]] std::string act() const;  // With its negation: "not-confirm", "withhold".
};

// Empty where the clause has no verb of saying.
Predicate find_predicate(const View& view, const Quotes& quotes, const Clause& clause);

// Whether `words`, divided by blanks, has `word`.
bool has_word(std::string_view words, std::string_view word);

}  // namespace lagebild::said
