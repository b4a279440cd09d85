#include "report/time/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace lagebild {
namespace {

using std::chrono::days;

constexpr std::array<std::pair<std::string_view, Unit>, 14> kCodes = {{{"D", Unit::day},
                                                                       {"W", Unit::week},
                                                                       {"WE", Unit::weekend},
                                                                       {"M", Unit::month},
                                                                       {"Q", Unit::quarter},
                                                                       {"H", Unit::half},
                                                                       {"SE", Unit::season},
                                                                       {"Y", Unit::year},
                                                                       {"DE", Unit::decade},
                                                                       {"CE", Unit::century},
                                                                       {"ML", Unit::millennium},
                                                                       {"TH", Unit::hour},
                                                                       {"TM", Unit::minute},
                                                                       {"TS", Unit::second}}};

constexpr std::array<std::pair<std::string_view, Unit>, 14> kNames = {{{"day", Unit::day},
                                                                       {"week", Unit::week},
                                                                       {"weekend", Unit::weekend},
                                                                       {"month", Unit::month},
                                                                       {"quarter", Unit::quarter},
                                                                       {"half", Unit::half},
                                                                       {"season", Unit::season},
                                                                       {"year", Unit::year},
                                                                       {"decade", Unit::decade},
                                                                       {"century", Unit::century},
                                                                       {"millennium", Unit::millennium},
                                                                       {"hour", Unit::hour},
                                                                       {"minute", Unit::minute},
                                                                       {"second", Unit::second}}};

int year_in(Day day) { return static_cast<int>(parts(day).year()); }
int month_in(Day day) { return static_cast<int>(static_cast<unsigned>(parts(day).month())); }
int day_in(Day day) { return static_cast<int>(static_cast<unsigned>(parts(day).day())); }

std::optional<Stretch> months(Unit unit, int year, int month, int count) {
  const auto first = make_month(year, month);
  const auto last = make_month(year, month + count - 1);
  if (!first || !last) return std::nullopt;
  return Stretch{unit, first->from, last->to};
}

std::optional<Stretch> years(Unit unit, int first, int count) {
  const auto from = make_day(std::max(first, 1), 1, 1);
  const auto to = make_day(first + count - 1, 12, 31);
  if (!from || !to) return std::nullopt;
  return Stretch{unit, *from, *to};
}

bool in_calendar(Day day) { return year_in(day) >= 1 && year_in(day) <= 9999; }

std::optional<Day> moved(Day day, long long count) {
  if (count > 3'700'000 || count < -3'700'000) return std::nullopt;
  const Day out = day + days(count);
  if (!in_calendar(out)) return std::nullopt;
  return out;
}

// The anonymous Gregorian algorithm (Meeus 1991, chapter 8).
std::optional<Day> easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
  const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
  return make_day(year, f / 31, f % 31 + 1);
}

std::optional<int> integer(std::string_view text) {
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || text.size() > 4) return std::nullopt;
  int out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return minus ? -out : out;
}

// "sun3": the third Sunday of the month; "mon-1": the last Monday.
std::optional<Day> nth_weekday(int year, int month, std::string_view rule) {
  constexpr std::string_view kDays = "montuewedthufrisatsun";
  const std::size_t at = rule.size() < 4 ? std::string_view::npos : kDays.find(rule.substr(0, 3));
  const auto count = at == std::string_view::npos ? std::nullopt : integer(rule.substr(3));
  const auto all = make_month(year, month);
  if (!count || !all || at % 3 != 0 || *count == 0) return std::nullopt;
  const int wanted = static_cast<int>(at / 3) + 1;
  Day day = *count > 0 ? all->from + days((wanted - weekday(all->from) + 7) % 7 + 7 * (*count - 1))
                       : all->to - days((weekday(all->to) - wanted + 7) % 7 - 7 * (*count + 1));
  if (day < all->from || day > all->to) return std::nullopt;
  return day;
}

}  // namespace

std::optional<Unit> unit_of(std::string_view code) {
  for (const auto& [text, unit] : kCodes)
    if (text == code) return unit;
  return std::nullopt;
}

std::optional<Unit> unit_named(std::string_view name) {
  for (const auto& [text, unit] : kNames)
    if (text == name) return unit;
  return std::nullopt;
}

int iso_year(Day day) { return year_in(day + days(4 - weekday(day))); }

int iso_week(Day day) {
  const Day thursday = day + days(4 - weekday(day));
  const auto first = make_day(year_in(thursday), 1, 1);
  return first ? static_cast<int>((thursday - *first).count()) / 7 + 1 : 1;
}

std::optional<Stretch> week_of(int year, int week) {
  const auto fourth = make_day(year, 1, 4);
  if (!fourth || week < 1 || week > 53) return std::nullopt;
  const Day monday = *fourth - days(weekday(*fourth) - 1) + days(7 * (week - 1));
  return Stretch{Unit::week, monday, monday + days(6)};
}

std::optional<Stretch> year_of(int year) { return year < 1 ? std::nullopt : years(Unit::year, year, 1); }

std::optional<Stretch> season_of(int year, int season) {
  constexpr std::array<int, 4> kMonths = {3, 6, 9, 12}, kLastMonths = {6, 9, 12, 3}, kLastDays = {20, 22, 20, 20};
  if (season < 1 || season > 4) return std::nullopt;
  const auto i = static_cast<std::size_t>(season - 1);
  const auto from = make_day(year, kMonths.at(i), 1);
  const auto to = make_day(season == 4 ? year + 1 : year, kLastMonths.at(i), kLastDays.at(i));
  if (!from || !to) return std::nullopt;
  return Stretch{Unit::season, *from, *to};
}

std::optional<Stretch> quarter_of(int year, int quarter) {
  return quarter < 1 || quarter > 4 ? std::nullopt : months(Unit::quarter, year, quarter * 3 - 2, 3);
}

std::optional<Stretch> half_of(int year, int half) {
  return half < 1 || half > 2 ? std::nullopt : months(Unit::half, year, half * 6 - 5, 6);
}

std::optional<Stretch> unit_at(Unit unit, Day day) {
  if (!in_calendar(day)) return std::nullopt;
  const int year = year_in(day), month = month_in(day);
  switch (unit) {
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
    case Unit::day:
      return Stretch{Unit::day, day, day};
    case Unit::week:
      return Stretch{Unit::week, day - days(weekday(day) - 1), day + days(7 - weekday(day))};
    case Unit::weekend:
      return Stretch{Unit::weekend, day + days(6 - weekday(day)), day + days(7 - weekday(day))};
    case Unit::month:
      return months(unit, year, month, 1);
    case Unit::season:
      return season_of(month < 3 ? year - 1 : year, month < 3 ? 4 : month / 3);
    case Unit::quarter:
      return quarter_of(year, (month + 2) / 3);
    case Unit::half:
      return half_of(year, month > 6 ? 2 : 1);
    case Unit::year:
      return years(unit, year, 1);
    case Unit::decade:
      return years(unit, year / 10 * 10, 10);
    case Unit::century:
      return years(unit, year / 100 * 100, 100);
    case Unit::millennium:
      return years(unit, year / 1000 * 1000, 1000);
  }
  return std::nullopt;
}

std::optional<Day> move(Day day, Unit unit, int count) {
  const auto by_months = [&](long long step) -> std::optional<Day> {
    if (count > 120'000 || count < -120'000) return std::nullopt;
    const long long all = year_in(day) * 12LL + month_in(day) - 1 + step * count;
    if (all < 12) return std::nullopt;
    const auto month = make_month(static_cast<int>(all / 12), static_cast<int>(all % 12) + 1);
    if (!month) return std::nullopt;
    return std::min(month->to, month->from + days(day_in(day) - 1));
  };
  switch (unit) {
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
      return day;
    case Unit::day:
      return moved(day, count);
    case Unit::week:
    case Unit::weekend:
      return moved(day, 7LL * count);
    case Unit::month:
      return by_months(1);
    case Unit::quarter:
      return by_months(3);
    case Unit::half:
      return by_months(6);
    case Unit::season:
    case Unit::year:
      return by_months(12);
    case Unit::decade:
      return by_months(120);
    case Unit::century:
      return by_months(1200);
    case Unit::millennium:
      return by_months(12000);
  }
  return std::nullopt;
}

std::optional<Stretch> shift(const Stretch& stretch, int count) {
  const auto from = move(stretch.from, stretch.unit, count);
  if (!from) return std::nullopt;
  return unit_at(stretch.unit, *from);
}

int days_in(Unit unit) {
  switch (unit) {
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
      return 0;
    case Unit::day:
      return 1;
    case Unit::week:
    case Unit::weekend:
      return 7;
    case Unit::month:
      return 30;
    case Unit::season:
    case Unit::quarter:
      return 91;
    case Unit::half:
      return 182;
    case Unit::year:
      return 365;
    case Unit::decade:
      return 3652;
    case Unit::century:
      return 36524;
    case Unit::millennium:
      return 365242;
  }
  return 0;
}

std::optional<Day> feast(int year, std::string_view rule) {
  const auto counted = [&](std::string_view name, std::optional<Day> base) -> std::optional<Day> {
    if (!base || rule.size() == name.size()) return base;
    const auto offset = integer(rule.substr(name.size()));
    return offset ? moved(*base, *offset) : std::nullopt;
  };
  if (rule.starts_with("easter")) return counted("easter", easter(year));
  if (rule.starts_with("advent")) {
    const auto christmas = make_day(year, 12, 25);
    return christmas ? counted("advent", *christmas - days(21 + weekday(*christmas))) : std::nullopt;
  }
  const std::size_t dash = rule.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto month = integer(rule.substr(0, dash));
  if (!month) return std::nullopt;
  if (const auto day = integer(rule.substr(dash + 1))) return make_day(year, *month, *day);
  return nth_weekday(year, *month, rule.substr(dash + 1));
}

std::string timex(const Stretch& stretch) {
  constexpr std::array<std::string_view, 4> kSeasons = {"SP", "SU", "FA", "WI"};
  const int year = year_in(stretch.from), month = month_in(stretch.from);
  switch (stretch.unit) {
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
    case Unit::day:
      return iso(stretch.from);
    case Unit::week:
      return fmt::format("{:04}-W{:02}", iso_year(stretch.from), iso_week(stretch.from));
    case Unit::weekend:
      return fmt::format("{:04}-W{:02}-WE", iso_year(stretch.from), iso_week(stretch.from));
    case Unit::month:
      return fmt::format("{:04}-{:02}", year, month);
    case Unit::season:
      return fmt::format("{:04}-{}", year, kSeasons.at(static_cast<std::size_t>(month / 3 - 1)));
    case Unit::quarter:
      return fmt::format("{:04}-Q{}", year, (month + 2) / 3);
    case Unit::half:
      return fmt::format("{:04}-H{}", year, month > 6 ? 2 : 1);
    case Unit::year:
      return fmt::format("{:04}", year);
    case Unit::decade:
      return fmt::format("{:03}", year / 10);
    case Unit::century:
      return fmt::format("{:02}", year / 100);
    case Unit::millennium:
      return fmt::format("{}", year / 1000);
  }
  return {};
}

std::string edtf(const Stretch& stretch) {
  const int year = year_in(stretch.from), month = month_in(stretch.from);
  switch (stretch.unit) {
    case Unit::season:
      return fmt::format("{:04}-{}", year, 20 + month / 3);
    case Unit::quarter:
      return fmt::format("{:04}-{}", year, 32 + (month + 2) / 3);
    case Unit::half:
      return fmt::format("{:04}-{}", year, month > 6 ? 41 : 40);
    case Unit::decade:
      return fmt::format("{:03}X", year / 10);
    case Unit::century:
      return fmt::format("{:02}XX", year / 100);
    case Unit::millennium:
      return fmt::format("{}XXX", year / 1000);
    case Unit::week:
    case Unit::weekend:
      return iso(stretch.from) + "/" + iso(stretch.to);
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
    case Unit::day:
    case Unit::month:
    case Unit::year:
      return timex(stretch);
  }
  return {};
}

}  // namespace lagebild
