// Cuts sentences into clauses: which words belong to one verb.
//
//   "Zivilisten, die sich gestellt haben, sind verschwunden."
//     ->  main "Zivilisten … sind verschwunden", relative "die sich gestellt haben" inside it
//
// Goes by commas, openers, finite verbs and word order, not by the tree: a wrong arc must not move a figure to another
// verb. Not a parser: what a word is to its verb is ground/language's matter.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ground/base/span.h"

namespace lagebild {

struct Text;
class Pack;

constexpr std::uint32_t kNoClause = 0xFFFFFFFF;
constexpr std::uint32_t kNoToken = 0xFFFFFFFF;

enum class ClauseKind : std::uint8_t { main, subordinate, relative, inserted };  // inserted: between brackets or dashes

struct Clause {
  ClauseKind kind = ClauseKind::main;
  std::uint32_t outer = kNoClause;    // The clause it stands in; kNoClause for a main clause.
  std::uint32_t before = kNoClause;   // The clause it goes on from by "und" or a comma: its subject may be left out here.
  std::uint32_t first = 0, last = 0;  // Tokens [first, last), those of inner clauses among them included.
  std::uint32_t finite = kNoToken;    // Its first finite verb.
  std::uint32_t opener = kNoToken;    // "dass", "wenn", "die"; kNoToken where there is none.
  bool conditional = false;           // Opened by a word of condition ("wenn", "if"), or by its verb ("sollte …").
};

class Clauses {
 public:
  std::vector<Clause> all;        // In order of their first token.
  std::vector<std::uint32_t> of;  // Per token: its clause.

  // The tokens of a clause without those of its inner clauses, in order.
  [[nodiscard]] std::span<const std::uint32_t> tokens(std::uint32_t clause) const {
    return {order_.data() + begin_[clause], order_.data() + begin_[clause + 1]};
  }
  // Call once `all` and `of` are complete.
  void index();

 private:
  std::vector<std::uint32_t> order_, begin_;
};

// True where the token is a finite verb: by grammar, else by the pack's list "clause-finite".
bool finite_verb(const Text& text, const Pack& pack, std::size_t token);

// Whether `before` is the verbless topic that ends where `clause` begins: "Explosion in Homs: | Neun Tote".
bool topic_of(const Clauses& clauses, std::uint32_t before, std::uint32_t clause);

// Uses the pack's lists clause-opener, clause-relative, clause-coordinator, clause-preposition and clause-finite.
// Linear in the number of tokens.
Clauses find_clauses(const Text& text, const Pack& pack);

}  // namespace lagebild
