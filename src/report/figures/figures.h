// Finds the figures in a report: what was counted or measured, and how much.
//
//   "mehr als 450 Zivilisten"  ->  low 451, no high, bound more_than, counted "Zivilisten", bytes [0, 23)
//
// Numbers that only name something ("Resolution 2254", "Boeing 737") are not figures. Times and dates
// belong to time/; both use the numerals of the language pack.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ground/base/day.h"
#include "ground/base/decimal.h"
#include "ground/base/span.h"
#include "report/mentions/source.h"

namespace lagebild {

struct Text;
struct Time;
struct Mentions;
class Pack;

enum class Bound : std::uint8_t { exact, about, at_least, at_most, between, more_than, less_than };

struct Figure {
  Span span;                         // The words it rests on.
  std::optional<Decimal> low, high;  // In `unit`, both ends included; absent where the wording leaves it open.
  Bound bound = Bound::exact;
  std::string unit;      // "" for a count; "km", "EUR", "percent" …
  std::string counted;   // As written: "Zivilisten"; empty where nothing is named.
  std::string category;  // killed, injured, missing, displaced, detained, trapped, evacuated, destroyed …; empty where open
  std::optional<std::string> place;  // As written.
  std::optional<Days> since;         // The span of time the figure is for.
  Attribution attribution;           // Filled by speech/.
  std::string rule;
};

// The figures of `text` in the order they stand, never overlapping; empty where there are none.
// Never fails. Linear in the length of the text.
std::vector<Figure> find_figures(const Text& text, const Pack& pack, const std::vector<Time>& times, const Mentions& mentions);

// One line for corpora and people: figure "mehr als 450 Zivilisten" = more_than 450 | counted Zivilisten | killed | place Aleppo
// The number is as worded, not the end of the span; without attribution, which the caller adds.
std::string describe(const Figure& figure, const Text& text);

}  // namespace lagebild
