#include "report/time/formula.h"

#include <fmt/format.h>

#include <utility>

namespace lagebild {
namespace {

class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) { advance(); }
  [[nodiscard]] bool done() const { return word_.empty(); }
  [[nodiscard]] std::string_view word() const { return word_; }
  std::string_view take() {
    const std::string_view out = word_;
    advance();
    return out;
  }

 private:
  void advance() {
    const std::size_t begin = rest_.find_first_not_of(' ');
    if (begin == std::string_view::npos) {
      word_ = rest_ = {};
      return;
    }
    const std::size_t end = std::min(rest_.find(' ', begin), rest_.size());
    word_ = rest_.substr(begin, end - begin);
    rest_ = rest_.substr(end);
  }
  std::string_view rest_, word_;
};

// A number of at most four digits; what makes it an ordinal ("19.", "19th") is let go.
std::optional<int> count(std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  for (int i = 0; i < 2 && word.size() > 1 && word.back() >= 'a' && word.back() <= 'z'; ++i) word.remove_suffix(1);
  if (word.empty() || word.size() > 4) return std::nullopt;
  int out = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return out;
}

// A name without its number says nothing: "year" where the optional year of a rule matched no words.
bool has_number(std::string_view word) {
  if (word.starts_with('+') || word.starts_with('-') || word.starts_with('\'')) word.remove_prefix(1);
  return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

bool within(std::optional<int> value, int low, int high) { return value && *value >= low && *value <= high; }

bool set_year(Formula& out, std::string_view word) {
  if (word.starts_with('\'')) word.remove_prefix(1);
  const auto value = count(word);
  if (!within(value, 0, 9999)) return false;
  out.year = value;
  out.short_year = word.size() == 2 || (word.size() == 3 && word.ends_with('.'));
  return out.short_year || *value > 0;
}

bool set_ordinal(std::optional<int>& slot, std::string_view word, int low, int high) {
  if (slot) return false;
  slot = count(word);
  return within(slot, low, high);
}

// "29.9.2016", "29.09.16", "29.9.", "9/29/2016", "2016-09-29": `order` says which part stands where.
bool set_date(Formula& out, std::string_view word, std::string_view order) {
  if (order == "of") {
    const auto day = std::exchange(out.day, std::nullopt);
    if (!set_date(out, word, "dmy")) return false;
    out.day = day;
    return true;
  }
  for (const char part : order) {
    const std::size_t end = std::min(word.find_first_not_of("0123456789"), word.size());
    const std::string_view piece = word.substr(0, end);
    word = word.substr(std::min(end + 1, word.size()));
    if (piece.empty()) return part == 'y' && order.back() == 'y' && out.day && out.month;
    const bool ok = part == 'y'   ? set_year(out, piece)
                    : part == 'm' ? set_ordinal(out.month, piece, 1, 12)
                                  : set_ordinal(out.day, piece, 1, 31);
    if (!ok) return false;
  }
  return word.empty();
}

std::string two(int value) { return fmt::format("{:02}", value); }

// "20.30", "20:30", "20", "20h30", "2030" -> "20:30"; nothing past 24:59.
std::optional<std::string> clock_of(std::string_view hours, std::string_view minutes, bool afternoon) {
  if (hours.size() == 4 && minutes.empty() && hours.find_first_not_of("0123456789") == std::string_view::npos)
    return clock_of(hours.substr(0, 2), hours.substr(2), afternoon);
  const std::size_t end = std::min(hours.find_first_not_of("0123456789"), hours.size());
  std::optional<int> h = count(hours.substr(0, end));
  std::string_view rest = minutes.empty() && end < hours.size() ? hours.substr(end + 1) : minutes;
  std::optional<int> m = rest.empty() ? std::optional<int>(0) : count(rest.substr(0, rest.find_first_not_of("0123456789")));
  if (!within(h, 0, 24) || !within(m, 0, 59)) return std::nullopt;
  if (afternoon && *h < 12) *h += 12;
  return two(*h) + ":" + two(*m);
}

// "half 9" is 8:30, "past 15 8" 8:15, "to 15 8" 7:45.
std::optional<std::string> spoken_clock(std::string_view how, Words& words) {
  const auto minutes = how == "half" ? std::optional<int>(-30) : count(words.take());
  const auto hour = count(words.take());
  if (!within(hour, 0, 24) || !minutes || *minutes > 59) return std::nullopt;
  const int all = (*hour * 60 + (how == "to" ? -*minutes : *minutes) + 1440) % 1440;
  return two(all / 60) + ":" + two(all % 60);
}

bool set_clock(Formula& out, Words& words) {
  const std::string_view first = words.take();
  const bool spoken = first == "half" || first == "past" || first == "to";
  auto clock = spoken ? spoken_clock(first, words) : std::optional<std::string>();
  if (!spoken) {
    const bool more = !words.done() && count(words.word()).has_value();
    clock = clock_of(first, more ? words.take() : std::string_view(), false);
  }
  if (!clock) return false;
  out.clock = *clock;
  return true;
}

bool set_lengths(Formula& out, Words& words) {
  while (!words.done()) {
    const char head = words.word().front();
    if (head != 'X' && (head < '0' || head > '9')) break;
    Length length;
    length.count = words.take();
    if (length.count.size() > 12 || length.count.find_first_not_of("X0123456789.") != std::string::npos) return false;
    const auto unit = unit_named(words.take());
    if (!unit || out.lengths.size() >= 4) return false;
    length.unit = *unit;
    out.lengths.push_back(std::move(length));
  }
  return !out.lengths.empty();
}

bool set_unit(Formula& out, Unit unit, Words& words) {
  const std::string_view word = words.word();
  if (unit == Unit::weekend && (word.empty() || (word.front() != '+' && word.front() != '-'))) return out.weekend = true;
  if (!has_number(word)) return true;
  words.take();
  if (word.front() == '+' || word.front() == '-') {
    const auto steps = count(word.substr(1));
    if (!steps || out.shift_unit) return false;
    out.shift_unit = unit;
    out.shift_count = word.front() == '-' ? -*steps : *steps;
    return true;
  }
  switch (unit) {
    case Unit::day:
      return set_ordinal(out.day, word, 1, 31);
    case Unit::week:
      return set_ordinal(out.week, word, 1, 53);
    case Unit::month:
      return set_ordinal(out.month, word, 1, 12);
    case Unit::season:
      return set_ordinal(out.season, word, 1, 4);
    case Unit::quarter:
      return set_ordinal(out.quarter, word, 1, 4);
    case Unit::half:
      return set_ordinal(out.half, word, 1, 2);
    case Unit::year:
      return set_year(out, word);
    case Unit::decade:
      return set_ordinal(out.decade, word, 0, 9990);
    case Unit::century:
      return set_ordinal(out.century, word, 1, 99);
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
    case Unit::weekend:
    case Unit::millennium:
      return false;
  }
  return false;
}

template <typename Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::pair<std::string_view, Enum>, N>& table, std::string_view word) {
  for (const auto& [name, value] : table)
    if (name == word) return value;
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, Choice>, 6> kChoices = {{{"past", Choice::past},
                                                                          {"future", Choice::future},
                                                                          {"near", Choice::near},
                                                                          {"open", Choice::open},
                                                                          {"last", Choice::last},
                                                                          {"next", Choice::next}}};
constexpr std::array<std::pair<std::string_view, Edge>, 3> kEdges = {
    {{"start", Edge::start}, {"mid", Edge::mid}, {"end", Edge::end}}};
constexpr std::array<std::pair<std::string_view, Fuzz>, 3> kFuzzes = {
    {{"about", Fuzz::about}, {"less", Fuzz::less}, {"more", Fuzz::more}}};

bool set_flag(Formula& out, std::string_view word) {
  if (const auto choice = named(kChoices, word)) return (out.choice = *choice, true);
  if (const auto edge = named(kEdges, word)) return (out.edge = *edge, true);
  if (const auto fuzz = named(kFuzzes, word)) return (out.fuzz = *fuzz, true);
  if (word == "eve") return out.eve = true;
  return word == "exact";
}

bool set_kind(Formula& out, std::string_view word, Words& words) {
  if (word == "ago" || word == "hence" || word == "dur") {
    out.kind = word == "dur" ? FormulaKind::length : FormulaKind::distance;
    out.sign = word == "ago" ? -1 : word == "hence" ? 1 : 0;
    return set_lengths(out, words);
  }
  const std::string_view value = words.take();
  if (word == "set") {
    out.kind = FormulaKind::set;
    out.written = value;
    return !value.empty();
  }
  out.kind = FormulaKind::reference;
  out.written = value == "past" ? "PAST_REF" : value == "present" ? "PRESENT_REF" : value == "future" ? "FUTURE_REF" : "";
  return !out.written.empty();
}

bool set_word(Formula& out, std::string_view word, Words& words) {
  if (const auto unit = unit_named(word)) return set_unit(out, *unit, words);
  if (word == "weekday") return !has_number(words.word()) || set_ordinal(out.weekday, words.take(), 1, 7);
  if (word == "bc") return out.before_christ = set_year(out, words.take());
  if (word == "dmy" || word == "mdy" || word == "ymd" || word == "of") return set_date(out, words.take(), word);
  if (word == "feast") return !(out.feast = words.take()).empty() && feast(2016, out.feast).has_value();
  if (word == "part") return !(out.part = words.take()).empty();
  if (word == "clock") return set_clock(out, words);
  if (word == "as") return !(out.written = words.take()).empty();
  if (word == "then") {
    const std::string_view steps = words.take();
    const auto value = steps.empty() ? std::nullopt : count(steps.substr(1));
    if (!value || *value > 31) return false;
    out.offset = steps.front() == '-' ? -*value : *value;
    return true;
  }
  if (word == "pm") return out.clock.size() == 5 && (out.clock = *clock_of(out.clock, "", true), true);
  if (word == "ago" || word == "hence" || word == "dur" || word == "set" || word == "ref") return set_kind(out, word, words);
  return set_flag(out, word);
}

void write_calendar(const Formula& f, std::string& out) {
  const auto number = [&](std::string_view name, const std::optional<int>& value) {
    if (value) out += fmt::format(" {} {}", name, *value);
  };
  constexpr std::array<std::string_view, 14> kUnits = {"second", "minute",  "hour", "day",  "weekend", "week",    "month",
                                                       "season", "quarter", "half", "year", "decade",  "century", "millennium"};
  if (f.shift_unit) out += fmt::format(" {} {:+}", kUnits.at(static_cast<std::size_t>(*f.shift_unit)), f.shift_count);
  if (f.year) out += fmt::format(" {} {:0{}}", f.before_christ ? "bc" : "year", *f.year, f.short_year ? 2 : 4);
  number("decade", f.decade);
  number("century", f.century);
  number("quarter", f.quarter);
  number("half", f.half);
  number("season", f.season);
  number("week", f.week);
  number("month", f.month);
  number("day", f.day);
  number("weekday", f.weekday);
  if (f.weekend) out += " weekend";
  if (!f.feast.empty()) out += " feast " + f.feast;
  for (const Length& length : f.lengths)
    out += fmt::format(" {} {}", length.count, kUnits.at(static_cast<std::size_t>(length.unit)));
}

}  // namespace

bool Formula::undirected() const {
  if (kind != FormulaKind::calendar || choice != Choice::none) return false;
  if (shift_unit || (year && !short_year) || decade || century || before_christ || year) return false;
  return month || day || weekday || season || quarter || half || week || weekend || !feast.empty();
}

bool Formula::absolute() const {
  if (kind != FormulaKind::calendar) return false;
  return (year && !short_year) || century || (decade && *decade >= 100);
}

int Formula::reach() const {
  if (absolute() || before_christ) return 0;
  if (kind == FormulaKind::distance) {
    int out = 40;
    for (const Length& length : lengths) {
      const int most = length.count.starts_with('X') ? 20 : count(length.count.substr(0, length.count.find('.'))).value_or(0) + 1;
      out += std::min(most, 400) * days_in(length.unit) * 2;
    }
    return out;
  }
  if (kind != FormulaKind::calendar) return 0;
  if (shift_unit) return std::min(std::abs(shift_count) + 1, 400) * std::max(days_in(*shift_unit), 1) + 1;
  if (weekday && !month) return 8;
  if (weekend) return 9;
  if (day && !month) return 63;
  if (short_year || decade) return 36600;
  return 750;
}

std::optional<Formula> parse_formula(std::string_view text) {
  if (text.size() > 200) return std::nullopt;
  Formula out;
  Words words(text);
  if (words.done()) return std::nullopt;
  while (!words.done())
    if (!set_word(out, words.take(), words)) return std::nullopt;
  return out;
}

std::string text(const Formula& f) {
  std::string out;
  if (f.kind == FormulaKind::reference)
    out += f.written == "PAST_REF" ? " ref past" : f.written == "PRESENT_REF" ? " ref present" : " ref future";
  if (f.kind == FormulaKind::set) out += " set " + f.written;
  if (f.kind == FormulaKind::length) out += " dur";
  if (f.kind == FormulaKind::distance) out += f.sign < 0 ? " ago" : " hence";
  write_calendar(f, out);
  if (!f.part.empty()) out += " part " + f.part;
  if (!f.clock.empty()) out += " clock " + f.clock;
  if (f.eve) out += " eve";
  if (f.offset != 0) out += fmt::format(" then {:+}", f.offset);
  for (const auto& [name, edge] : kEdges)
    if (edge == f.edge) out += fmt::format(" {}", name);
  for (const auto& [name, fuzz] : kFuzzes)
    if (fuzz == f.fuzz) out += fmt::format(" {}", name);
  for (const auto& [name, choice] : kChoices)
    if (choice == f.choice) out += fmt::format(" {}", name);
  const bool plain = f.kind == FormulaKind::reference || f.kind == FormulaKind::set;
  if (!plain && !f.written.empty()) out += " as " + f.written;
  return out.empty() ? out : out.substr(1);
}

}  // namespace lagebild
