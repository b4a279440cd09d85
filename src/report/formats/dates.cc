#include "report/formats/dates.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <vector>

#include "ground/text/text.h"
#include "report/formats/run.h"
#include "report/formats/utf8.h"

namespace lagebild {

namespace {

constexpr std::array<std::string_view, 12> kMailMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                          "jul", "aug", "sep", "oct", "nov", "dec"};

bool digit(char c) { return c >= '0' && c <= '9'; }

std::optional<int> number(std::string_view text) {
  int value = 0;
  if (text.empty() || text.size() > 4) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional<int>(value) : std::nullopt;
}

bool plausible(int year) { return year >= 1980 && year <= 2099; }

std::optional<Published> of_day(int year, int month, int day) {
  const auto made = make_day(year, month, day);
  if (!made) return std::nullopt;
  return Published{Days{*made, *made}, Basis::given, {}};
}

// "10:15", "10:15:30.5", "T10:15" and an offset after it; "T10:15:30+02:00" or nothing.
std::optional<std::string> clock(std::string_view rest) {
  while (!rest.empty() && (rest[0] == ' ' || rest[0] == 'T' || rest[0] == 't')) rest.remove_prefix(1);
  if (rest.size() < 5 || !digit(rest[0]) || !digit(rest[1]) || rest[2] != ':' || !digit(rest[3]) || !digit(rest[4]))
    return std::nullopt;
  std::string out = "T" + std::string(rest.substr(0, 5));
  rest.remove_prefix(5);
  const bool seconds = rest.size() >= 3 && rest[0] == ':' && digit(rest[1]) && digit(rest[2]);
  out += seconds ? std::string(rest.substr(0, 3)) : ":00";
  if (seconds) rest.remove_prefix(3);
  if (!rest.empty() && (rest[0] == '.' || rest[0] == ',')) {
    rest.remove_prefix(1);
    while (!rest.empty() && digit(rest[0])) rest.remove_prefix(1);
  }
  while (!rest.empty() && rest[0] == ' ') rest.remove_prefix(1);
  if (rest.starts_with('Z') || rest.starts_with('z') || rest.starts_with("GMT") || rest.starts_with("UT")) return out + "Z";
  if (rest.size() < 5 || (rest[0] != '+' && rest[0] != '-')) return std::nullopt;
  const std::string_view minutes = rest[3] == ':' ? rest.substr(4, 2) : rest.substr(3, 2);
  if (!digit(rest[1]) || !digit(rest[2]) || minutes.size() != 2 || !digit(minutes[0]) || !digit(minutes[1])) return std::nullopt;
  return fmt::format("{}{}:{}", out, rest.substr(0, 3), minutes);
}

std::optional<Published> with_clock(std::optional<Published> published, std::string_view rest) {
  if (!published || !published->days->exact()) return published;
  if (const auto time = clock(rest)) published->time = iso(published->days->from) + *time;
  return published;
}

// "2016-09-29…", "2016/9/29…", "2016-09", "2016".
std::optional<Published> iso_date(std::string_view text) {
  if (text.size() < 4 || !number(text.substr(0, 4)) || (text.size() > 4 && digit(text[4]))) return std::nullopt;
  const int year = *number(text.substr(0, 4));
  if (text.size() == 4) return plausible(year) ? std::optional<Published>({parse_days(text), Basis::given, {}}) : std::nullopt;
  const char separator = text[4];
  if (separator != '-' && separator != '/' && separator != '.') return std::nullopt;
  const auto part = [&](std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && end - at < 2 && digit(text[end])) ++end;
    return text.substr(at, end - at);
  };
  const std::string_view month = part(5);
  if (month.empty()) return std::nullopt;
  const std::size_t next = 5 + month.size();
  if (next == text.size()) {
    const auto days = make_month(year, *number(month));
    return days ? std::optional<Published>({days, Basis::given, {}}) : std::nullopt;
  }
  if (text[next] != separator) return std::nullopt;
  const std::string_view day = part(next + 1);
  if (day.empty()) return std::nullopt;
  return with_clock(of_day(year, *number(month), *number(day)), text.substr(next + 1 + day.size()));
}

std::optional<Published> packed_date(std::string_view text) {
  if (text.size() < 8 || (text.size() > 8 && digit(text[8]) && text.size() < 12)) return std::nullopt;
  for (int i = 0; i < 8; ++i) {
    if (!digit(text[i])) return std::nullopt;
  }
  const int year = *number(text.substr(0, 4));
  return plausible(year) ? of_day(year, *number(text.substr(4, 2)), *number(text.substr(6, 2))) : std::nullopt;
}

// "Thu, 29 Sep 2016 10:00:00 +0200" (RFC 5322).
std::optional<Published> mail_date(std::string_view text) {
  if (const auto comma = text.find(','); comma < 12) text = trim(text.substr(comma + 1));
  const auto first = text.find(' ');
  if (first > 2) return std::nullopt;
  const auto second = text.find(' ', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::string month = ascii_lower(text.substr(first + 1, 3));
  const auto day = number(text.substr(0, first));
  const std::size_t end = std::min(text.find(' ', second + 1), text.size());
  auto year = number(text.substr(second + 1, end - second - 1));
  if (!day || !year) return std::nullopt;
  if (*year < 100) year = *year + (*year < 70 ? 2000 : 1900);
  for (int i = 0; i < 12; ++i) {
    if (kMailMonths[i] == month) return with_clock(of_day(*year, i + 1, *day), text.substr(std::min(end + 1, text.size())));
  }
  return std::nullopt;
}

// "29.09.2016", "29/09/2016", "29-09-2016"; of two readings the one that day and month allow, day first.
std::optional<Published> day_first(std::string_view text) {
  std::array<int, 3> parts{};
  std::size_t at = 0;
  char separator = '\0';
  for (int i = 0; i < 3; ++i) {
    std::size_t end = at;
    while (end < text.size() && digit(text[end])) ++end;
    const auto value = number(text.substr(at, end - at));
    if (!value || (i < 2 && end - at > 2) || (i == 2 && end - at != 4 && end - at != 2)) return std::nullopt;
    parts[i] = *value;
    if (i == 2) {
      if (end - at == 2) parts[2] += parts[2] < 70 ? 2000 : 1900;
      if (!plausible(parts[2])) return std::nullopt;
      auto found = of_day(parts[2], parts[1], parts[0]);
      if (!found && separator == '/') found = of_day(parts[2], parts[0], parts[1]);
      return with_clock(found, text.substr(end));
    }
    if (end >= text.size() || (text[end] != '.' && text[end] != '/' && text[end] != '-')) return std::nullopt;
    if (i == 1 && text[end] != separator) return std::nullopt;
    separator = text[end];
    at = end + 1;
    while (separator == '.' && at < text.size() && text[at] == ' ') ++at;
  }
  return std::nullopt;
}

// Words and numbers of a text, for dates with a month's name.
std::vector<std::string> date_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const std::string folded = fold(text.substr(0, 4000));
  for (const char c : folded) {
    const bool part = digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    const bool border = !word.empty() && part && digit(c) != digit(word.back());
    if ((!part || border) && !word.empty()) words.push_back(std::move(word)), word.clear();
    if (part) word += c;
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::optional<Published> named_month(std::string_view text, const PageWords& words) {
  const std::vector<std::string> parts = date_words(text);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto month = words.month(parts[i]);
    if (!month) continue;
    const auto get = [&](std::size_t at) { return at < parts.size() ? number(parts[at]) : std::nullopt; };
    for (const std::size_t y : {i + 1, i + 2, i + 3}) {
      const auto year = get(y);
      if (!year || !plausible(*year)) continue;
      // "29. September 2016", "September 29, 2016", "September 29th, 2016".
      const auto before = i > 0 ? get(i - 1) : std::nullopt;
      if (before && *before <= 31 && y == i + 1) return of_day(*year, *month, *before);
      const auto after = get(i + 1);
      if (after && y > i + 1 && *after <= 31) return of_day(*year, *month, *after);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Published> read_date(std::string_view text) {
  text = trim(text);
  if (text.size() < 4 || text.size() > 80) return std::nullopt;
  if (auto date = iso_date(text)) return date;
  if (auto date = packed_date(text)) return date;
  if (auto date = mail_date(text)) return date;
  return day_first(text);
}

std::optional<Published> find_date(std::string_view text, const PageWords& words) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!digit(text[at]) || (at > 0 && (digit(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '-'))) continue;
    const std::string_view rest = text.substr(at, 40);
    if (auto date = iso_date(rest); date && date->days->exact()) return date;
    if (auto date = day_first(rest)) return date;
  }
  return named_month(text, words);
}

std::optional<Published> date_in_url(std::string_view url) {
  for (std::size_t at = url.find('/', std::min<std::size_t>(8, url.size())); at < url.size(); ++at) {
    if (!digit(url[at]) || digit(url[at - 1])) continue;
    const std::string_view rest = url.substr(at, 10);
    if (auto date = packed_date(rest.substr(0, 8)); date && (rest.size() == 8 || !digit(rest[8]))) return date;
    if (auto date = iso_date(rest.substr(0, std::min(rest.size(), rest.find_first_not_of("0123456789-/"))));
        date && date->days->exact() && plausible(static_cast<int>(parts(date->days->from).year()))) {
      return date;
    }
  }
  return std::nullopt;
}

}  // namespace lagebild
