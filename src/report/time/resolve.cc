#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "report/time/formula.h"

namespace lagebild {
namespace {

using std::chrono::days;

int year_in(Day day) { return static_cast<int>(parts(day).year()); }

struct Picked {
  std::array<Stretch, 2> stretch{};
  std::uint8_t count = 0;
  void add(const std::optional<Stretch>& next) {
    if (!next || count == 2 || (count == 1 && stretch[0] == *next)) return;
    stretch.at(count++) = *next;
  }
};

std::optional<Stretch> one_day(std::optional<Day> day) {
  if (!day) return std::nullopt;
  return Stretch{Unit::day, *day, *day};
}

// What the formula names within one year: a day, month, season …; nothing where that year has none (29 February).
std::optional<Stretch> in_year(const Formula& f, int year) {
  if (f.month && f.day) return one_day(make_day(year, *f.month, *f.day));
  if (f.month) {
    const auto month = make_month(year, *f.month);
    return month ? std::optional<Stretch>({Unit::month, month->from, month->to}) : std::nullopt;
  }
  if (!f.feast.empty()) return one_day(feast(year, f.feast));
  if (f.season) return season_of(year, *f.season);
  if (f.quarter) return quarter_of(year, *f.quarter);
  if (f.half) return half_of(year, *f.half);
  if (f.week && f.weekday) {
    const auto week = week_of(year, *f.week);
    return week ? one_day(week->from + days(*f.weekday - 1)) : std::nullopt;
  }
  if (f.week) return week_of(year, *f.week);
  return std::nullopt;
}

bool names_part_of_year(const Formula& f) { return f.month || f.season || f.quarter || f.half || f.week || !f.feast.empty(); }

// What the formula names within the base that it gives itself ("week -1 weekday 3").
std::optional<Stretch> within(const Formula& f, const Stretch& base) {
  if (f.weekday && (base.unit == Unit::week || base.unit == Unit::weekend)) {
    const auto week = unit_at(Unit::week, base.from);
    return week ? one_day(week->from + days(*f.weekday - 1)) : std::nullopt;
  }
  if (f.weekend) return unit_at(Unit::weekend, base.from);
  if (names_part_of_year(f)) return in_year(f, year_in(base.from));
  if (f.day)
    return one_day(make_day(year_in(base.from), static_cast<int>(static_cast<unsigned>(parts(base.from).month())), *f.day));
  return base;
}

// The years to look at around the anchor: 29 February comes every four.
int years_around(const Formula& f) { return f.month == 2 && f.day == 29 ? 4 : 1; }

// All times the formula names near the anchor, in order.
std::vector<Stretch> occurrences(const Formula& f, Day anchor) {
  std::vector<Stretch> out;
  const auto keep = [&](const std::optional<Stretch>& next) {
    if (next) out.push_back(*next);
  };
  if (names_part_of_year(f)) {
    const int reach = years_around(f);
    for (int year = year_in(anchor) - reach; year <= year_in(anchor) + reach; ++year) keep(in_year(f, year));
    if (f.weekday && f.month && f.day &&
        std::any_of(out.begin(), out.end(), [&](const Stretch& s) { return weekday(s.from) == *f.weekday; }))
      std::erase_if(out, [&](const Stretch& s) { return weekday(s.from) != *f.weekday; });
    return out;
  }
  for (int step = -2; step <= 2; ++step) {
    if (f.weekday)
      keep(one_day(anchor + days(*f.weekday - weekday(anchor) + 7 * step)));
    else if (f.weekend)
      keep(unit_at(Unit::weekend, anchor + days(7 * step)));
    else if (const auto month = move(anchor, Unit::month, step); month && f.day)
      keep(one_day(make_day(year_in(*month), static_cast<int>(static_cast<unsigned>(parts(*month).month())), *f.day)));
  }
  return out;
}

Picked choose(const std::vector<Stretch>& all, Day anchor, Choice choice) {
  std::optional<Stretch> past, future, last, next;
  for (const Stretch& s : all) {
    if (s.from <= anchor) past = s;
    if (s.to < anchor) last = s;
    if (s.to >= anchor && !future) future = s;
    if (s.from > anchor && !next) next = s;
  }
  Picked out;
  if (!past || !future) {
    out.add(past ? past : future);
    return out;
  }
  const long back = std::max<long>((anchor - past->to).count(), 0);
  const long ahead = std::max<long>((future->from - anchor).count(), 0);
  switch (choice) {
    // Eleven months ago one would say so ("im vorigen Juli"): where the other side is much nearer, the verb misleads.
    // A form of the past misleads less often than one of the present.
    case Choice::past:
      out.add(back > 60 && ahead <= 30 ? future : past);
      break;
    case Choice::future:
      out.add(ahead > 60 && back * 2 < ahead ? past : future);
      break;
    case Choice::last:
      out.add(last ? last : past);
      break;
    case Choice::next:
      out.add(next ? next : future);
      break;
    case Choice::open:
      out.add(past);
      out.add(future);
      break;
    case Choice::none:
    case Choice::near:
      out.add(back <= ahead ? past : future);
      break;
  }
  return out;
}

int full_year(const Formula& f, Day anchor) {
  if (!f.short_year) return *f.year;
  const int year = year_in(anchor) / 100 * 100 + *f.year;
  return year > year_in(anchor) + 10 ? year - 100 : year;
}

std::optional<Stretch> decade_of(const Formula& f, Day anchor) {
  int year = *f.decade;
  if (year < 100) {
    year += year_in(anchor) / 100 * 100;
    if (year > year_in(anchor)) year -= 100;
  }
  const auto first = make_day(std::max(year, 1), 1, 1);
  return first ? unit_at(Unit::decade, *first) : std::nullopt;
}

// The base that the formula gives itself; nothing where it gives none.
std::optional<Stretch> base_of(const Formula& f, Day anchor) {
  if (f.shift_unit) {
    const auto here = unit_at(*f.shift_unit, anchor);
    return here ? shift(*here, f.shift_count) : std::nullopt;
  }
  if (f.year) return year_of(full_year(f, anchor));
  if (f.decade) return decade_of(f, anchor);
  const auto first = f.century ? make_day(std::max(*f.century * 100 - 100, 1), 1, 1) : std::nullopt;
  return first ? unit_at(Unit::century, *first) : std::nullopt;
}

bool has_base(const Formula& f) { return f.shift_unit || f.year || f.decade || f.century; }

Picked pick(const Formula& f, Day anchor) {
  Picked out;
  if (f.before_christ) return out;
  if (has_base(f)) {
    const auto base = base_of(f, anchor);
    if (base) out.add(within(f, *base));
  } else if (names_part_of_year(f) || f.weekday || f.weekend || f.day) {
    out = choose(occurrences(f, anchor), anchor, f.choice);
  } else {
    out.add(Stretch{Unit::day, anchor, anchor});
  }
  for (std::uint8_t i = 0; i < out.count; ++i) {
    Stretch& s = out.stretch.at(i);
    s.from += days(f.offset - (f.eve ? 1 : 0));
    s.to += days(f.offset - (f.eve ? 1 : 0));
  }
  return out;
}

Days narrowed(const Stretch& s, Edge edge) {
  const auto size = (s.to - s.from).count() + 1;
  if (edge == Edge::none || size < 5) return {s.from, s.to};
  const auto third = [&](long long n) { return days((size * n + 2) / 3); };
  if (s.unit == Unit::week) {
    if (edge == Edge::start) return {s.from, s.from + days(2)};
    return edge == Edge::mid ? Days{s.from + days(1), s.from + days(3)} : Days{s.from + days(3), s.to};
  }
  if (edge == Edge::start) return {s.from, s.from + third(1)};
  return edge == Edge::mid ? Days{s.from + third(1) - days(1), s.from + third(2)} : Days{s.from + third(2) - days(1), s.to};
}

Days days_of(const Formula& f, const Stretch& s) {
  Days out = narrowed(s, f.edge);
  if (f.part == "NI") out.to += days(1);
  if (f.fuzz == Fuzz::about && s.unit != Unit::day) {
    const auto slack = days(std::max<long long>((s.to - s.from).count() / 4, 1));
    out = {out.from - slack, out.to + slack};
  }
  return out;
}

// How far a distance leads, in days: least and most.
struct Reach {
  Day least, most;
};

int most_of(Unit unit) {
  switch (unit) {
    case Unit::second:
    case Unit::minute:
      return 1;
    case Unit::hour:
      return 2;
    case Unit::day:
      return 14;
    case Unit::week:
    case Unit::weekend:
      return 70;
    case Unit::month:
      return 450;
    case Unit::season:
    case Unit::quarter:
    case Unit::half:
    case Unit::year:
      return 7300;
    case Unit::decade:
      return 36524;
    case Unit::century:
    case Unit::millennium:
      return 365242;
  }
  return 0;
}

// A round number of long units is meant loosely: "vor zwei Wochen" may be eleven days ago, "vor drei Tagen" is not.
int slack_of(Unit unit, int whole) {
  if (unit == Unit::day) return whole > 7 ? whole / 10 : 0;
  const int half = days_in(unit) / 2;
  return whole >= 10 ? std::max(half, days_in(unit) * whole / 10) : half;
}

std::optional<Reach> reach_of(const Formula& f, Day anchor) {
  const Length& first = f.lengths.front();
  const auto moved = [&](long long count) { return anchor + days(f.sign * count); };
  if (first.count.starts_with('X')) return Reach{moved(std::max(days_in(first.unit), 0)), moved(most_of(first.unit))};
  Day least = anchor;
  int slack = 0;
  for (const Length& length : f.lengths) {
    const double count = std::strtod(length.count.c_str(), nullptr);
    if (count > 100'000) return std::nullopt;
    const int whole = static_cast<int>(count);
    const bool hours = days_in(length.unit) == 0;
    const auto next = hours ? move(least, Unit::day, length.unit == Unit::hour ? f.sign * whole / 24 : 0)
                            : move(least, length.unit, f.sign * whole);
    if (!next) return std::nullopt;
    least = *next + days(f.sign * static_cast<int>((count - whole) * days_in(length.unit)));
    slack = hours ? 1 : slack_of(length.unit, whole);
  }
  const auto by = [&](long long count) { return days(f.sign * count); };
  const int unit = std::max({days_in(f.lengths.back().unit), slack, 1});
  if (f.fuzz == Fuzz::more) return Reach{least, least + by(unit - 1)};
  if (f.fuzz == Fuzz::less) return Reach{least - by(unit - 1), least};
  if (f.fuzz == Fuzz::about) slack = std::max(slack * 3 / 2, 1);
  return Reach{least - by(slack), least + by(slack)};
}

std::optional<Days> distance(const Formula& f, Day anchor) {
  const auto reach = reach_of(f, anchor);
  if (!reach) return std::nullopt;
  return Days{std::min(reach->least, reach->most), std::max(reach->least, reach->most)};
}

std::string length_value(const Formula& f) {
  constexpr std::array<std::string_view, 14> kCodes = {"S", "M", "H", "D", "WE", "W", "M", "SE", "Q", "H", "Y", "DE", "CE", "ML"};
  std::string dates, times;
  for (const Length& length : f.lengths)
    (days_in(length.unit) == 0 ? times : dates) += length.count + std::string(kCodes.at(static_cast<std::size_t>(length.unit)));
  return "P" + dates + (times.empty() ? "" : "T" + times);
}

// What is known of the value without any anchor: "XXXX-WXX-4".
std::string pattern(const Formula& f) {
  constexpr std::array<std::string_view, 4> kSeasons = {"SP", "SU", "FA", "WI"};
  std::string year = f.before_christ ? fmt::format("BC{:04}", *f.year)
                     : f.year        ? fmt::format("{}{:02}", f.short_year ? "XX" : "", *f.year)
                                     : "XXXX";
  if (f.month) return fmt::format("{}-{:02}", year, *f.month) + (f.day ? fmt::format("-{:02}", *f.day) : "");
  if (f.season) return year + "-" + std::string(kSeasons.at(static_cast<std::size_t>(*f.season - 1)));
  if (f.quarter) return fmt::format("{}-Q{}", year, *f.quarter);
  if (f.half) return fmt::format("{}-H{}", year, *f.half);
  if (f.week) return fmt::format("{}-W{:02}", year, *f.week) + (f.weekday ? fmt::format("-{}", *f.weekday) : "");
  if (f.weekday) return fmt::format("XXXX-WXX-{}", *f.weekday);
  if (f.weekend || f.shift_unit == Unit::weekend) return "XXXX-WXX-WE";
  if (f.feast.size() == 5 && f.feast[2] == '-') return year + "-" + f.feast;
  if (f.day) return fmt::format("XXXX-XX-{:02}", *f.day);
  if (f.year) return year;
  if (f.decade) return fmt::format("XX{}", *f.decade / 10 % 10);
  if (f.shift_unit == Unit::week) return "XXXX-WXX";
  if (f.shift_unit == Unit::month) return "XXXX-XX";
  if (f.shift_unit == Unit::year) return "XXXX";
  if (f.shift_unit == Unit::quarter) return "XXXX-QX";
  if (f.shift_unit == Unit::half) return "XXXX-HX";
  return !f.clock.empty() ? "" : "XXXX-XX-XX";
}

std::string with_time(const Formula& f, const std::string& value) {
  if (!f.clock.empty()) return value + "T" + f.clock;
  return f.part.empty() ? value : value + "T" + f.part;
}

// "2016-09-28", "2016-09-29" -> "2016-09-2X": where the anchor is an interval, what is the same for all of it.
std::string common(const Formula& f, const std::string& a, const std::string& b) {
  if (a == b) return a;
  if (a.size() != b.size() || (f.weekday && !f.month)) return pattern(f);
  std::string out = a;
  bool differs = false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    differs = differs || a[i] != b[i];
    if (differs && a[i] >= '0' && a[i] <= '9') out[i] = 'X';
  }
  return out;
}

std::optional<std::string> mod_of(const Formula& f) {
  if (f.edge != Edge::none) return f.edge == Edge::start ? "START" : f.edge == Edge::mid ? "MID" : "END";
  if (f.fuzz == Fuzz::about) return "APPROX";
  if (f.fuzz == Fuzz::less) return "LESS_THAN";
  return f.fuzz == Fuzz::more ? std::optional<std::string>("MORE_THAN") : std::nullopt;
}

std::string interval(const Days& range) { return range.exact() ? iso(range.from) : iso(range.from) + "/" + iso(range.to); }

std::string edtf_of(const Formula& f, const Stretch& s, const Days& range) {
  if (f.edge != Edge::none || f.part == "NI") return interval(range);
  std::string out = edtf(s);
  if (s.unit == Unit::day && !f.clock.empty() && f.clock != "24:00") out += "T" + f.clock + ":00";
  return f.fuzz == Fuzz::about ? out + "~" : out;
}

void settle(const Formula& f, const Picked& a, const Picked& b, bool exact, Resolved& out) {
  if (a.count == 0 || b.count == 0) {
    out.value = with_time(f, pattern(f));
    return;
  }
  const bool two = a.count == 2 || b.count == 2;
  const Stretch& first = a.stretch[0];
  const Stretch& last = b.stretch.at(b.count - 1U);
  out.days = Days{days_of(f, first).from, days_of(f, last).to};
  if (two && exact)
    for (std::uint8_t i = 0; i < a.count; ++i) out.candidates.push_back(days_of(f, a.stretch.at(i)));
  out.value = with_time(f, common(f, timex(first), timex(last)));
  if (two && exact)
    out.edtf = "[" + interval(out.candidates[0]) + "," + interval(out.candidates[1]) + "]";
  else
    out.edtf = first == last ? edtf_of(f, first, *out.days) : interval(*out.days);
}

}  // namespace

Choices days_from(const Formula& f, Day anchor) {
  Choices out;
  if (f.kind == FormulaKind::distance) {
    if (const auto far = distance(f, anchor)) out.days.at(out.count++) = *far;
  } else if (f.kind == FormulaKind::calendar) {
    const Picked picked = pick(f, anchor);
    for (std::uint8_t i = 0; i < picked.count; ++i) out.days.at(out.count++) = days_of(f, picked.stretch.at(i));
  }
  return out;
}

Resolved resolve(const Formula& f, const std::optional<Days>& anchor) {
  Resolved out;
  out.mod = mod_of(f);
  switch (f.kind) {
    case FormulaKind::set:
    case FormulaKind::reference:
      out.value = f.written;
      return out;
    case FormulaKind::length:
      out.value = f.written.empty() ? length_value(f) : f.written;
      return out;
    case FormulaKind::distance: {
      out.value = f.written.empty() ? length_value(f) : f.written;
      const auto from = anchor ? distance(f, anchor->from) : std::nullopt;
      const auto to = anchor ? distance(f, anchor->to) : std::nullopt;
      if (from && to) out.days = Days{from->from, to->to};
      if (out.days) out.edtf = interval(*out.days);
      return out;
    }
    case FormulaKind::calendar:
      break;
  }
  if (f.absolute()) {
    const Picked picked = pick(f, Day());
    settle(f, picked, picked, true, out);
  } else if (anchor) {
    const Picked from = pick(f, anchor->from);
    settle(f, from, anchor->exact() ? from : pick(f, anchor->to), anchor->exact(), out);
  } else {
    out.value = with_time(f, pattern(f));
  }
  if (!f.written.empty()) out.value = f.written;
  return out;
}

}  // namespace lagebild
