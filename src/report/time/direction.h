// Which way a weekday or a date without a year points: back, forward, or open.
//
//   "Am Mittwoch waren Krankenhäuser beschossen worden"  ->  past
//   "werden am Donnerstag in Berlin zusammenkommen"      ->  future
//   "Seit Dienstag brennt das Lager"                     ->  past
//
// Told by the preposition (list "day-preposition": "seit", "für"), else by the verbs of the clause: by grammar where a text has
// it, else by list "clause-verb"; what hangs on a noun ("nach dem Anschlag am Montag", list "event-preposition") need not go with
// the verb. Inside this room only.
#pragma once

#include <cstdint>

#include "ground/language/pack.h"
#include "ground/text/text.h"
#include "report/time/formula.h"

namespace lagebild {

class Directions {
 public:
  Directions(const Text& text, const Pack& pack);
  // Choice::past, Choice::future or Choice::none for the tokens [first, last); `day` where they name a day, not a month or
  // season. Looks at forty tokens to each side at most.
  [[nodiscard]] Choice of(std::uint32_t first, std::uint32_t last, bool day) const;

 private:
  struct Signs {
    bool past = false, present = false, have = false, be = false, become = false, modal = false, participle = false,
         perhaps = false, perfect_infinitive = false, reports = false, same = false, adjective = false;
  };
  [[nodiscard]] Choice of_clause(std::uint32_t first, std::uint32_t last, Signs& signs) const;
  [[nodiscard]] const ListEntry* preposition(std::uint32_t first) const;
  [[nodiscard]] const ListEntry* event_preposition(std::uint32_t first) const;
  [[nodiscard]] const ListEntry* attribute(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] Choice judge(const Signs& signs) const;
  void read(std::uint32_t token, Signs& signs) const;
  void read_grammar(std::uint32_t token, Signs& signs) const;
  [[nodiscard]] bool edge(std::uint32_t token) const;

  const Text& text_;
  const Pack& pack_;
  ListId verbs_, edges_, endings_, fillers_, prepositions_, event_prepositions_, articles_, attributes_;
};

}  // namespace lagebild
