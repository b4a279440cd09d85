// Stretches of the calendar: the week, month, season or century that holds a day, and how TIMEX3 writes them.
//
//   unit_at(Unit::week, 2016-09-29)  ->  2016-09-26 … 2016-10-02, value "2016-W39"
//
// Proleptic Gregorian; weeks are ISO 8601's. Plain arithmetic: no language, no text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ground/base/day.h"

namespace lagebild {

enum class Unit : std::uint8_t {
  second,
  minute,
  hour,
  day,
  weekend,
  week,
  month,
  season,
  quarter,
  half,
  year,
  decade,
  century,
  millennium
};

// A day, or a longer unit of the calendar as a whole.
struct Stretch {
  Unit unit = Unit::day;
  Day from;
  Day to;
  bool operator==(const Stretch&) const = default;
};

// "D" day, "W" week, "WE" weekend, "M" month, "Q", "H" half year, "Y", "DE" decade, "CE" century, "ML"; "TH", "TM", "TS" below
// the day. As durations in TIMEX3 have them, the T in front where it belongs there.
std::optional<Unit> unit_of(std::string_view code);
// "day", "week" … as formulas write them.
std::optional<Unit> unit_named(std::string_view name);

// The unit of the calendar that holds `day`; nothing outside the years 1 to 9999. Seasons: the spring of a year begins on 1 March
// and ends on 20 June; neighbours overlap, as people use them. Units below the day give the day.
std::optional<Stretch> unit_at(Unit unit, Day day);
// `stretch` moved by `count` of its own units; a season by years.
std::optional<Stretch> shift(const Stretch& stretch, int count);
// `day` moved by whole units: months and years keep the day of the month (or take the last).
std::optional<Day> move(Day day, Unit unit, int count);
// About how long a unit is, in days; 0 below the day.
int days_in(Unit unit);

// 1 spring … 4 winter (begins in December of `year`).
std::optional<Stretch> season_of(int year, int season);
std::optional<Stretch> quarter_of(int year, int quarter);
std::optional<Stretch> half_of(int year, int half);
std::optional<Stretch> year_of(int year);
std::optional<Stretch> week_of(int year, int week);  // ISO week 1 to 53

// A feast: "12-25" (fixed), "easter+39", "advent-14" (counted from the first Sunday in Advent), "11-sun3" (third Sunday of
// November), "10-sun-1" (the last of October). Nothing for anything else.
std::optional<Day> feast(int year, std::string_view rule);

int iso_year(Day day);
int iso_week(Day day);

// TIMEX3: "2016-09-29", "2016-W39", "2016-W39-WE", "2016-09", "2016-SU", "2016-Q3", "2016-H2", "2016", "201", "20".
std::string timex(const Stretch& stretch);
// ISO 8601-2: "2016-09-29", "2016-09", "2016-22", "2016-35", "201X", "20XX"; weeks as an interval of days.
std::string edtf(const Stretch& stretch);

}  // namespace lagebild
