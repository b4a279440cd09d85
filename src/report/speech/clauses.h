// The clauses of a sentence, by its commas, verbs and conjunctions: no parse, and linear.
//
//   "X, der in Genf war, sagte, man habe Zeit."  ->  main [X][sagte] · relative [der in Genf war] · main [man habe Zeit]
#pragma once

#include <vector>

#include "report/speech/quotes.h"
#include "report/speech/view.h"

namespace lagebild::said {

struct Clause {
  enum class Kind : std::uint8_t { main, complement, question, adverbial, relative, infinitive, fragment, quoted };
  Kind kind = Kind::main;
  std::vector<Range> pieces;        // More than one where other clauses stand inside. Without the separators.
  std::uint32_t finite = kNone;     // Its first finite verb.
  std::uint32_t separator = kNone;  // The comma, colon or dash before it; kNone at the start of the sentence or after "and".
  bool verb_first = false;          // "sagte Kerry": nothing stands before the verb.
  bool participial = false;         // "adding that …": says more for the subject of the clause before.
  bool joined = false;              // Begins with a conjunction.
  bool conditional = false;         // "wenn …", "sollte …": makes a conditional of the main clause.
  [[nodiscard]] std::uint32_t first() const { return pieces.front().first; }
  [[nodiscard]] std::uint32_t last() const { return pieces.back().last; }
  [[nodiscard]] bool main() const { return kind == Kind::main; }
  [[nodiscard]] bool subordinate() const { return kind != Kind::main && kind != Kind::fragment && kind != Kind::quoted; }
};

// In the order of their first tokens; every token that is no separator is in one piece of one clause.
std::vector<Clause> find_clauses(const View& view, const Quotes& quotes, Range sentence);

// A comma, colon, semicolon, dash or bracket.
bool separator(const View& view, std::uint32_t token);
bool colon(const View& view, std::uint32_t token);
bool comma(const View& view, std::uint32_t token);

}  // namespace lagebild::said
