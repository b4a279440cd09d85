#include "ground/base/day.h"

#include <algorithm>

namespace lagebild {
namespace {

std::optional<int> number(std::string_view text) {
  int out = 0;
  if (text.empty()) return std::nullopt;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return out;
}

std::string padded(unsigned value, std::size_t width) {
  std::string out = std::to_string(value);
  return out.size() < width ? std::string(width - out.size(), '0') + out : out;
}

}  // namespace

std::optional<Day> make_day(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return Day(date);
}

std::optional<Days> make_month(int year, int month) {
  const auto first = make_day(year, month, 1);
  if (!first) return std::nullopt;
  const std::chrono::year_month_day_last last(parts(*first).year(), std::chrono::month_day_last(parts(*first).month()));
  return Days{*first, Day(last)};
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number(text.substr(0, 4));
  const auto month = number(text.substr(5, 2));
  const auto day = number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return make_day(*year, *month, *day);
}

std::optional<Days> parse_days(std::string_view text) {
  if (text.size() > 10 && (text[10] == 'T' || text[10] == 't' || text[10] == ' ')) text = text.substr(0, 10);
  if (const auto day = parse_day(text)) return Days{*day, *day};
  if (text.size() == 7 && text[4] == '-') {
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(5, 2));
    if (year && month) return make_month(*year, *month);
  }
  if (text.size() == 4) {
    if (const auto year = number(text)) {
      const auto first = make_day(*year, 1, 1);
      const auto last = make_day(*year, 12, 31);
      if (first && last) return Days{*first, *last};
    }
  }
  return std::nullopt;
}

std::string iso(Day day) {
  const auto date = parts(day);
  return padded(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" + padded(static_cast<unsigned>(date.month()), 2) +
         "-" + padded(static_cast<unsigned>(date.day()), 2);
}

int weekday(Day day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }

std::chrono::year_month_day parts(Day day) { return {day}; }

std::optional<Days> meet(const Days& a, const Days& b) {
  const Days out{std::max(a.from, b.from), std::min(a.to, b.to)};
  if (out.from > out.to) return std::nullopt;
  return out;
}

}  // namespace lagebild
