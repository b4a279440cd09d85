// Noun phrases of a clause, by its determiners, nouns and mentions.
//
//   "Der Leiter des Programms der WHO sagte der BBC"  ->  [Der Leiter des Programms der WHO] · [der BBC]
#pragma once

#include <optional>
#include <vector>

#include "report/speech/clauses.h"
#include "report/speech/predicates.h"

namespace lagebild::said {

struct Phrase {
  Range range;  // Without its preposition.
  std::uint32_t preposition = kNone;
  std::uint32_t head = kNone;  // Its first noun, or the pronoun.
  bool pronoun = false;
};

// The longest noun phrase that begins at `i` and ends at or before `end`; empty where none begins there.
// `attaching` tells whether "von …" may belong to its noun.
Range noun_phrase(const View& view, const Quotes& quotes, std::uint32_t i, std::uint32_t end, bool attaching = true);
// The noun phrase that ends just before `last`, not reaching before `first`: "der Agentur Interfax" of "… der Agentur Interfax
// zufolge".
Range noun_phrase_before(const View& view, const Quotes& quotes, std::uint32_t first, std::uint32_t last);

// The noun phrases of a clause in order, those of prepositions among them.
std::vector<Phrase> find_phrases(const View& view, const Quotes& quotes, const Clause& clause, const Predicate& predicate);

// The noun a phrase is about: the first one that is not inside a phrase before it, after a possessive mark the one that follows.
std::uint32_t head_of(const View& view, Range range);

// A phrase with the appositions that follow it: "Klaus Stöhr, Leiter des Programms". `clauses` are the sentence's.
// `lists` tells whether "X, Y und Z" before the verb is one, too. (appositions.cc)
Range with_appositions(const View& view, const Quotes& quotes, const Clause& clause, Range phrase, bool lists = true);

// Who does what `predicate` of the clause says; nothing where the clause has no subject of its own.
std::optional<Range> find_subject(const View& view, const Quotes& quotes, const Clause& clause,
                                  const std::vector<Phrase>& phrases);

// "der Regierung": whether the article says that it is no subject, unless grammar knows better.
bool oblique_article(const View& view, const Phrase& phrase);

// "Bei einem Treffen der Minister sagte X": whether a phrase belongs to the noun of a prepositional phrase before it, at the
// front of a main clause.
bool inside_front(const View& view, const Clause& clause, const Phrase& phrase);

// Whether the words before and in a phrase allow it to be a subject, an indirect object, a direct object.
bool may_be_nominative(const View& view, const Phrase& phrase);
bool may_be_dative(const View& view, const Phrase& phrase);
bool may_be_accusative(const View& view, const Phrase& phrase);

// The kind of actor a phrase names: that of the mention on its head, else of the first mention in it.
std::optional<MentionKind> kind_of(const View& view, Range phrase);

}  // namespace lagebild::said
