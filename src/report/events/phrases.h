// The noun phrases of a clause, cut by tags and word order. A step of find_events().
//
//   "Am Mittwoch waren zwei Krankenhäuser in Aleppo beschossen worden"
//     ->  [Am] Mittwoch (a time) · zwei Krankenhäuser · [in] Aleppo
//
// Shallow on purpose: a phrase ends where its noun does; what follows in the genitive is a phrase of its own that knows it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ground/text/text.h"
#include "report/clauses/clauses.h"
#include "report/events/lists.h"

namespace lagebild {

struct Time;

constexpr std::uint32_t kNoPhrase = 0xFFFFFFFF;

struct Phrase {
  std::uint32_t first = 0, last = 0;      // Tokens [first, last): article to noun, without a preposition.
  std::uint32_t head = 0;                 // Its noun, name or pronoun.
  std::uint32_t prep = kNoToken;          // The preposition it hangs on.
  std::uint32_t genitive_of = kNoPhrase;  // The phrase before it that it belongs to: "die Luftwaffe | der Armee".
  bool genitive = false;                  // Stands in the genitive.
  bool inner = false;                     // Inside the attribute of another: "der von | Rebellen | gehaltene Ostteil".
  bool pronoun = false;                   // A personal or relative pronoun.
  bool relative = false;                  // A relative pronoun: stands for the phrase before its clause.
  bool time = false;                      // Lies in a time expression.
  bool plural = false;                    // Several, or put together by "und".
  Case gram_case = Case::none;
};

std::vector<Phrase> find_phrases(const Text& text, const EventLists& lists, std::span<const std::uint32_t> tokens,
                                 const std::vector<Time>& times);

}  // namespace lagebild
