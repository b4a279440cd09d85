#include "outside/cli/shown.h"

#include "ground/base/day.h"
#include "ground/text/text.h"

namespace lagebild {

namespace {

std::string shown_day(const Messages& messages, Day day) {
  const auto date = parts(day);
  const int year = static_cast<int>(date.year());
  const unsigned month = static_cast<unsigned>(date.month());
  const unsigned number = static_cast<unsigned>(date.day());
  return messages.say("date.day", year, month, number, messages.text(fmt::format("month.{}", month)));
}

std::string shown_month(const Messages& messages, Day day) {
  const auto date = parts(day);
  return messages.say("date.month", static_cast<int>(date.year()),
                      messages.text(fmt::format("month.{}", static_cast<unsigned>(date.month()))));
}

std::string grouped(const Messages& messages, const std::string& number) {
  const std::size_t point = std::min(number.find('.'), number.size());
  std::string whole = number.substr(0, point);
  const std::size_t sign = !whole.empty() && whole.front() == '-' ? 1 : 0;
  if (whole.size() - sign > 4) {
    for (std::size_t at = whole.size(); at > sign + 3; at -= 3) whole.insert(at - 3, messages.text("number.group"));
  }
  return point == number.size() ? whole : whole + messages.text("number.point") + number.substr(point + 1);
}

}  // namespace

std::string shown_days(const Messages& messages, const std::string& from, const std::string& to) {
  const auto first = parse_day(from);
  const auto last = parse_day(to);
  if (!first || !last) return {};
  if (*first == *last) return shown_day(messages, *first);
  const auto date = parts(*first);
  const int year = static_cast<int>(date.year());
  const auto month = make_month(year, static_cast<int>(static_cast<unsigned>(date.month())));
  if (month && month->from == *first && month->to == *last) return shown_month(messages, *first);
  if (from == fmt::format("{:04}-01-01", year) && to == fmt::format("{:04}-12-31", year)) return fmt::format("{}", year);
  return fmt::format("{} – {}", shown_day(messages, *first), shown_day(messages, *last));
}

std::string shown_figure(const Messages& messages, const View& figure) {
  const std::string low = figure.text("low");
  const std::string high = figure.text("high");
  const std::string unit = messages.word("unit", figure.text("unit"));
  std::string out = figure.text("bound") == "about" ? "~ " : "";
  if (low == high && !low.empty()) {
    out += grouped(messages, low);
  } else if (!low.empty() && !high.empty()) {
    out += fmt::format("{}–{}", grouped(messages, low), grouped(messages, high));
  } else if (!low.empty()) {
    out += "≥ " + grouped(messages, low);
  } else if (!high.empty()) {
    out += "≤ " + grouped(messages, high);
  } else {
    return {};
  }
  return unit.empty() ? out : out + " " + unit;
}

std::string shown_name(const Messages& messages, const View& view, const std::string& path) {
  if (!view.has(path)) return {};
  if (std::string name = view.text(path + ".name"); !name.empty()) return name;
  if (std::string text = view.text(path + ".text"); !text.empty()) return text;
  return messages.text("source.unnamed");
}

std::string shown_source(const Messages& messages, const View& finding) {
  std::string out = shown_name(messages, finding, "speaker");
  for (std::size_t i = 0; i < finding.count("via"); ++i) {
    const std::string via = shown_name(messages, finding, fmt::format("via.{}", i));
    out += out.empty() ? via : fmt::format(" ‹ {}", via);
  }
  return out;
}

std::string shown_cite(const View& view, const std::string& path) {
  return fmt::format("{}:{}–{}", view.text(path + "report"), view.number(path + "begin"), view.number(path + "end"));
}

std::string shown_reason(const Messages& messages, const View& view, const std::string& path) {
  std::vector<std::string> parts = view.texts(path + "args");
  for (std::string& part : parts) {
    const std::size_t slash = part.find('/');
    const std::string from = part.substr(0, slash);
    const std::string to = slash == std::string::npos ? from : part.substr(slash + 1);
    if (parse_day(from) && parse_day(to)) part = shown_days(messages, from, to);
  }
  parts.resize(2);
  return messages.say("dated." + view.text(path + "reason"), parts[0], parts[1]);
}

std::string shown_passage(const Store& store, const View& view, const std::string& path) {
  const std::string text = store.text(view.text(path + "report"));
  const CodePoints codes(text);
  const Span span{codes.byte(view.number(path + "begin")), codes.byte(view.number(path + "end"))};
  return span.begin < span.end ? std::string(slice(text, span)) : std::string();
}

std::string shown_cites(const View& view, const std::string& path) {
  constexpr std::size_t most = 3;  // A sheet is for people; --as jsonl has all of them.
  std::string out;
  const std::size_t count = view.count(path);
  for (std::size_t i = 0; i < count; ++i) {
    if (i == most && count > most + 1) return fmt::format("{}, +{}", out, count - most);
    if (!out.empty()) out += ", ";
    out += shown_cite(view, fmt::format("{}.{}.", path, i));
  }
  return out;
}

}  // namespace lagebild
