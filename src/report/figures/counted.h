// What a quantity counts: the noun behind it with its attributes. A step of find_figures().
//
//   "drei | schwer verletzte Kinder unter fünf Jahren"  ->  "schwer verletzte Kinder unter fünf Jahren", injured
#pragma once

#include <string>

#include "report/figures/quantity.h"

namespace lagebild {

struct Counted {
  std::uint32_t first = 0, last = 0;  // Tokens [first, last); empty where nothing is named.
  std::uint32_t head = 0;             // The noun; only where it is not empty.
  bool person = false;                // The noun is one of people.
  bool nocount = false;               // Such a noun makes no figure ("Dutzende Male").
  bool apart = false;                 // Named after "der", "von", "of": not part of the figure's own words.
  std::string category;               // Where noun or attribute say it: "Tote", "verletzte Kinder"; else empty.

  [[nodiscard]] bool empty() const { return first == last; }
};

// Looks right of the quantity up to `next`, where the next quantity begins, or the end of the sentence; a few words.
Counted find_counted(const Text& text, const FigureLists& lists, const Quantity& quantity, std::size_t next);

}  // namespace lagebild
