// Numbers in digits and words.
//
//   "275.000" -> 275000   "1,5 Millionen" -> 1500000   "zweihundertfünfzig" -> 250   "drei Dutzend" -> 36
//
// Exact values only; "Dutzende", "Hunderte" are figures/ matter. Ordinals ("19.") are not numerals: ordinal() reads them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ground/base/decimal.h"
#include "ground/rules/rules.h"
#include "ground/text/text.h"

namespace lagebild {

class Pack;

struct Numeral {
  std::uint32_t first = 0, last = 0;  // Tokens [first, last).
  Decimal value;
  bool in_words = false;  // No digit in it.
};

// In the order of the text, no overlaps, the longest reading of each.
std::vector<Numeral> find_numerals(const Text& text, const Pack& pack);

// As a layer "number" for rules: attribute value "1500000"; words "yes" where no digit is in it.
Layer number_layer(const std::vector<Numeral>& numerals);

// The number a single folded word stands for ("zweihundertfünfzig", "1.250"); nothing where it is none.
std::optional<Decimal> numeral(std::string_view word, const Pack& pack);
// 19 for "19." or "neunzehnten" (folded); nothing where it is none.
std::optional<int> ordinal(std::string_view word, const Pack& pack);

}  // namespace lagebild
