// How much: numbers with the words that bound them, before it is known what they count. A step of find_figures().
//
//   "nicht mehr als zehn"  ->  high 10, bound at_most, tokens [0, 4)
#pragma once

#include <vector>

#include "ground/language/numerals.h"
#include "report/figures/figures.h"
#include "report/figures/lists.h"

namespace lagebild {

enum class QuantityKind : std::uint8_t { plain, one, several, zero };  // one: "ein Mann"; zero: "niemand"

struct Quantity {
  std::uint32_t first = 0, last = 0;  // Tokens [first, last).
  std::uint32_t number_last = 0;      // Where its number ends and a unit may begin.
  QuantityKind kind = QuantityKind::plain;
  Decimal from, to;  // As worded: 450 for "mehr als 450"; `to` differs from `from` in ranges only.
  Bound bound = Bound::exact;
  std::string unit;
  std::string rule;
};

// In the order of the text, no overlaps. What rules know as no figure ("Resolution 2254") is left out.
std::vector<Quantity> find_quantities(const Text& text, const Pack& pack, const FigureLists& lists);

// The ends of what it says, both included: "mehr als 450" -> 451 … nothing. Counts step by one, measures do not.
void set_ends(Figure& figure, const Quantity& quantity);

std::string_view bound_name(Bound bound);
std::optional<Bound> bound_named(std::string_view name);

}  // namespace lagebild
