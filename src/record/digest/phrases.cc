#include "record/digest/phrases.h"

#include "ground/language/pack.h"

namespace lagebild {
namespace {

constexpr std::size_t in_words = 12;

bool is_mark(std::string_view text, std::size_t at, std::size_t& size) {
  static constexpr std::string_view marks[] = {"\"", "„", "“", "”", "»", "«"};
  for (const std::string_view mark : marks) {
    if (text.substr(at).starts_with(mark)) {
      size = mark.size();
      return true;
    }
  }
  return false;
}

std::string day_text(std::chrono::day day) { return std::to_string(static_cast<unsigned>(day)); }

bool whole_month(const Days& days) {
  const auto a = parts(days.from);
  const auto month = make_month(static_cast<int>(a.year()), static_cast<int>(static_cast<unsigned>(a.month())));
  return month && *month == days;
}

bool whole_year(const Days& days) {
  const auto a = parts(days.from), b = parts(days.to);
  return a.year() == b.year() && a.month() == std::chrono::January && a.day() == std::chrono::day(1) &&
         b.month() == std::chrono::December && b.day() == std::chrono::day(31);
}

}  // namespace

std::string with_capital(std::string text) {
  if (text.empty()) return text;
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  // U+00E0 … U+00FE in UTF-8: C3 A0 … C3 BE; the capital is 32 below. U+00F7 is a sign.
  const auto second = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0U;
  if (text[0] == '\xC3' && second >= 0xA0 && second <= 0xBE && second != 0xB7) text[1] = static_cast<char>(second - 0x20);
  return text;
}

Phrases::Phrases(const Languages& languages, const Pack& pack) {
  for (const Pack& each : languages.all()) {
    for (const ListEntry& entry : each.lists().entries(each.list("record-people"))) people_.insert(fold(entry.text));
  }
  for (const ListEntry& entry : pack.lists().entries(pack.list("digest"))) patterns_[entry.text] = std::string(entry.value());
}

std::string_view Phrases::get(std::string_view name) const {
  const auto pattern = patterns_.find(name);
  return pattern == patterns_.end() ? std::string_view() : std::string_view(pattern->second);
}

std::string Phrases::fill(std::string_view name, Slots slots, bool sentence) const {
  std::string out;
  std::string_view pattern = get(name);
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) break;
    out += pattern.substr(0, open);
    const std::string_view slot = pattern.substr(open + 1, close - open - 1);
    for (const auto& [key, value] : slots) {
      if (key == slot) out += value;
    }
    pattern.remove_prefix(close + 1);
  }
  out += pattern;
  return sentence ? with_capital(std::move(out)) : out;
}

std::string Phrases::count(std::string_view name, std::size_t n) const {
  if (n == 1) return fill(std::string(name) + "-one", {});
  const std::string_view word = n <= in_words ? get("number-" + std::to_string(n)) : std::string_view();
  return fill(std::string(name) + "-many",
              {{"n", word.empty() ? number(Decimal(static_cast<std::int64_t>(n))) : std::string(word)}});
}

std::string Phrases::number(const Decimal& value) const {
  const std::string text = value.text();
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  std::string out = text.substr(0, first);
  // Four digits stand without a mark ("1250"), as newspapers print them; years never come here.
  const bool group = point - first > 4;
  for (std::size_t i = first; i < point; ++i) {
    if (group && i > first && (point - i) % 3 == 0) out += get("grouping");
    out += text[i];
  }
  if (point < text.size()) out.append(get("decimal")).append(text, point + 1);
  return out;
}

bool Phrases::people_in_general(std::string_view counted) const {
  const std::string folded = fold(counted);
  const std::size_t blank = folded.rfind(' ');
  return folded.empty() || people_.contains(blank == std::string::npos ? folded : folded.substr(blank + 1));
}

std::string Phrases::shorten(std::string_view text, std::size_t most) const {
  if (text.size() <= most) return std::string(text);
  const std::size_t blank = text.rfind(' ', most);
  std::string cut(text.substr(0, blank == std::string_view::npos ? 0 : blank));
  while (!cut.empty() && (cut.back() == ',' || cut.back() == ' ')) cut.pop_back();
  return cut.append(" ").append(get("ellipsis"));
}

std::string Phrases::join(const std::vector<std::string>& items) const {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0 && i + 1 == items.size()) {
      out.append(" ").append(get("and")).append(" ");
    } else if (i > 0) {
      out += get("list-comma");
    }
    out += items[i];
  }
  return out;
}

std::string Phrases::quote(std::string_view text) const {
  std::string inner;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t size = 1;
    if (is_mark(text, i, size)) {
      // A mark opens at the beginning and after a blank or bracket, whatever its form.
      const bool opens = inner.empty() || inner.back() == ' ' || inner.back() == '(';
      inner += get(opens ? "inner-open" : "inner-close");
    } else if (text[i] == '\n' || text[i] == '\t') {
      if (!inner.ends_with(' ')) inner += ' ';
    } else {
      inner += text[i];
    }
    i += size;
  }
  return std::string(get("quote-open")) + inner + std::string(get("quote-close"));
}

std::string Phrases::date(const Days& days, bool on, bool with_year) const {
  const auto a = parts(days.from), b = parts(days.to);
  const auto month = [&](const auto& p) { return std::string(get("month-" + std::to_string(static_cast<unsigned>(p.month())))); };
  const auto year = [&](const auto& p) { return with_year ? std::to_string(static_cast<int>(p.year())) : std::string(); };
  std::string form;
  if (days.exact()) {
    form = on ? "day-on" : "day-plain";
  } else if (whole_month(days)) {
    form = on ? "month-on" : "month-plain";
  } else if (whole_year(days)) {
    form = on ? "year-on" : "year-plain";
  } else {
    form = a.year() != b.year() ? "range-years" : a.month() != b.month() ? "range-months" : "range-days";
    if (on) form += "-on";
  }
  std::string out = fill(form, {{"d", day_text(a.day())},
                                {"month", month(a)},
                                {"y", year(a)},
                                {"d2", day_text(b.day())},
                                {"month2", month(b)},
                                {"y2", year(b)}});
  while (out.ends_with(' ') || out.ends_with(',')) out.pop_back();
  return out;
}

}  // namespace lagebild
