// Calendar days and spans of days, proleptic Gregorian, without time zones.
//
//   parse_day("2016-09-29")  ->  Day
//   parse_days("2016-09")    ->  2016-09-01 … 2016-09-30
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace lagebild {

using Day = std::chrono::sys_days;

// The earliest and the latest day something can mean, both included; `from` is never after `to`.
struct Days {
  Day from;
  Day to;
  [[nodiscard]] bool exact() const { return from == to; }
  bool operator==(const Days&) const = default;
};

// "2016-09-29" and nothing else; nothing for days that do not exist. Years 1 to 9999.
std::optional<Day> parse_day(std::string_view text);

// "2016-09-29", "2016-09", "2016", or RFC 3339 (the day as written, its offset unread).
std::optional<Days> parse_days(std::string_view text);

std::optional<Day> make_day(int year, int month, int day);
// The first and last day of the month; nothing for a month outside 1 to 12 or a year outside 1 to 9999.
std::optional<Days> make_month(int year, int month);
std::string iso(Day day);  // "2016-09-29"

// ISO 8601: 1 Monday … 7 Sunday.
int weekday(Day day);
std::chrono::year_month_day parts(Day day);

// What both allow; nothing where they do not meet.
std::optional<Days> meet(const Days& a, const Days& b);

}  // namespace lagebild
