// What became of those who are counted, from the clause around the quantity. A step of find_figures().
//
//   "Bei dem Angriff wurden 16 Zivilisten getötet"  ->  killed
#pragma once

#include <string>
#include <vector>

#include "report/clauses/clauses.h"
#include "report/figures/counted.h"

namespace lagebild {

struct CountedQuantity {
  Quantity quantity;
  Counted counted;
  std::uint32_t clause = kNoClause;
  std::string category;
  bool part = false;  // Of the figure before it: "darunter 18 Kinder".
};

// Fills the category of all of them where a noun, a governing noun, the verb or an earlier figure says it.
// Linear in the length of the text.
void find_categories(const Text& text, const Clauses& clauses, const FigureLists& lists, std::vector<CountedQuantity>& all);

}  // namespace lagebild
