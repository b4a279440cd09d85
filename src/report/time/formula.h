// What a time expression means, as one line of text, and what it comes to from a given day.
//
//   "Anfang vergangener Woche"  ->  "week -1 start"   from 2016-09-29: 2016-W38, START, 2016-09-19 … 2016-09-21
//   "am Donnerstag" (told as past)  ->  "weekday 4 past"   from 2016-10-03: 2016-09-29
//   "am 19. September"  ->  "month 9 day 19 past"
//
// Every word of the notation is explained in docs/time.md. Rules of a language pack write formulas; this file reads and
// resolves them. Pure: the anchor comes from the caller.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/day.h"
#include "report/time/calendar.h"

namespace lagebild {

enum class FormulaKind : std::uint8_t {
  calendar,   // Days of the calendar, absolute or counted from the anchor.
  distance,   // "ago 2 week": a length that leads from the anchor to a day.
  length,     // "dur 3 year": a length alone.
  reference,  // "ref past": PAST_REF, PRESENT_REF, FUTURE_REF
  set         // "set P1D": a repeated time.
};

// Which of the days that fit is meant. `open`: the latest past and the earliest coming one both are.
// `last` and `next` leave out the anchor's own day, `past` and `future` allow it.
enum class Choice : std::uint8_t { none, past, future, near, open, last, next };

enum class Edge : std::uint8_t { none, start, mid, end };
enum class Fuzz : std::uint8_t { none, about, less, more };

struct Length {
  std::string count;  // "2", "1.5", "X" where the report leaves it open
  Unit unit = Unit::day;
};

struct Formula {
  FormulaKind kind = FormulaKind::calendar;
  // Where to start: a unit counted from the anchor, or a fixed year, decade, century.
  std::optional<Unit> shift_unit;
  int shift_count = 0;
  std::optional<int> year;
  bool short_year = false;  // "39": the century is the anchor's, or the one before.
  bool before_christ = false;
  std::optional<int> decade;   // 1980, or 80 where the century is left out
  std::optional<int> century;  // 20 is 1900 … 1999
  // What within it. All ordinals; feast as in calendar.h.
  std::optional<int> month, day, weekday, season, quarter, half, week;
  bool weekend = false;
  std::string feast;
  // What of it.
  std::string part;   // TIMEX3's MO MI AF EV NI DT
  std::string clock;  // "20:30"
  bool eve = false;   // The night that leads to the day: "in der Nacht zum Sonntag"
  int offset = 0;     // Days to move at the end: "day after"
  Edge edge = Edge::none;
  Fuzz fuzz = Fuzz::none;
  Choice choice = Choice::none;
  // Lengths.
  std::vector<Length> lengths;
  int sign = 0;         // distance: -1 ago, +1 hence
  std::string written;  // reference and set: the value; else what `as` says instead of the computed value
  // True where it names days of a cycle and neither a base nor a choice says which.
  [[nodiscard]] bool undirected() const;
  // True where no anchor is needed.
  [[nodiscard]] bool absolute() const;
  // The longest way, in days, between the anchor and what it means; 0 where absolute.
  [[nodiscard]] int reach() const;
};

// Nothing for what is not a formula. Linear.
std::optional<Formula> parse_formula(std::string_view text);
// Writes it back; parse_formula of the result gives the same formula.
std::string text(const Formula& formula);

struct Resolved {
  std::string value;               // TIMEX3, with X where nothing is known
  std::optional<std::string> mod;  // TIMEX3 mod
  std::optional<Days> days;        // Earliest and latest day; absent for lengths, sets, references
  std::vector<Days> candidates;    // Two where the choice is open; else empty
  std::optional<std::string> edtf;
};

// What it comes to, counted from a day in `anchor` (absent: from an unknown day).
Resolved resolve(const Formula& formula, const std::optional<Days>& anchor);

// The days it can mean from exactly that day: one stretch, or two where the choice is open; count 0 where there is none.
struct Choices {
  std::array<Days, 2> days{};
  std::uint8_t count = 0;
};
Choices days_from(const Formula& formula, Day anchor);

}  // namespace lagebild
