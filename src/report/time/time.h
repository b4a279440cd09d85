// Time expressions: where they stand, what they mean, and which days that can be.
//
//   "am Donnerstag" in a report of 2016-09  ->  "Donnerstag", THURSDAY before publication, 2016-09-01 … 2016-09-30
//
// An expression keeps its meaning (Meaning) so that it can be resolved again when publication is narrowed by the record.
// Extents and values follow TimeML/TIMEX3 (ISO 24617-1); edtf is ISO 8601-2.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ground/base/day.h"
#include "ground/base/span.h"

namespace lagebild {

struct Text;
class Pack;

enum class TimexType : std::uint8_t { date, time, duration, set };

// What an expression is counted from.
enum class Anchor : std::uint8_t { none, publication, told, event };

// The meaning of an expression, before it is resolved. Written as one line of text by time/, documented in docs/time.md.
struct Meaning {
  Anchor anchor = Anchor::none;
  std::string formula;  // "weekday 4 past", "month 9", "day -14 about", "week -1 start"
};

struct Time {
  Span span;
  TimexType type = TimexType::date;
  std::string value;               // TIMEX3 value
  std::optional<std::string> mod;  // TIMEX3 mod: START, MID, END, APPROX, BEFORE, AFTER, …
  Meaning meaning;
  std::optional<Days> days;      // Earliest and latest day it can mean; absent for durations, sets and what stays open.
  std::vector<Days> candidates;  // More than one where the direction stays open; else empty.
  std::optional<std::string> edtf;
  std::string basis;  // "the Thursday before publication" in the words of the rule, for explain.
  std::string rule;
};

// `published`: what is known of the day of publication; nothing where it is unknown. In order of the text, no overlaps.
std::vector<Time> find_times(const Text& text, const Pack& pack, const std::optional<Days>& published);

// Resolves again under a narrower publication: fills value, days, candidates, edtf. Extents and meanings stay.
void resolve_times(std::vector<Time>& times, const Text& text, const Pack& pack, const std::optional<Days>& published);

}  // namespace lagebild
