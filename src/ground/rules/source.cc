// Reads rule files: rooms, rules, examples. Patterns are compiled later, once the lists are complete.
#include <algorithm>
#include <charconv>

#include "ground/rules/rules.h"

namespace lagebild {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// "Sie kam am [Donnerstag Abend] an.  -> formula="weekday 4""
Result<Example> parse_example(std::string_view line, bool yes, const std::string& where) {
  Example out;
  out.yes = yes;
  out.where = where;
  if (const std::size_t arrow = line.find(" -> "); yes && arrow != std::string_view::npos) {
    Result<Attributes> gives = parse_attributes(line.substr(arrow + 4));
    if (!gives) return Error{where + ": " + gives.error().message + "."};
    out.gives = std::move(*gives);
    line = trimmed(line.substr(0, arrow));
  }
  if (!yes) {
    out.text = std::string(line);
    return out;
  }
  const std::size_t open = line.find('[');
  const std::size_t close = line.find(']', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos) {
    return Error{where + ": a yes example needs [brackets] around what must come out."};
  }
  out.text = std::string(line.substr(0, open)) + std::string(line.substr(open + 1, close - open - 1)) +
             std::string(line.substr(close + 1));
  out.extent = {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close - 1)};
  return out;
}

class Reader {
 public:
  explicit Reader(std::string_view name) : name_(name) {}

  Outcome line(std::string_view line, int number) {
    const std::string where = name_ + ":" + std::to_string(number);
    const std::size_t gap = std::min(line.find_first_of(" \t"), line.size());
    const std::string_view word = line.substr(0, gap);
    const std::string_view rest = trimmed(line.substr(gap));
    if (word == "room") {
      room_ = std::string(rest);
      return Done{};
    }
    if (word == "rule") return begin(rest, where);
    if (rules_.empty() || !open_) return Error{where + ": \"" + std::string(word) + "\" stands outside a rule."};
    return fill(rules_.back(), word, rest, where);
  }

  Outcome begin(std::string_view name, const std::string& where) {
    if (room_.empty()) return Error{where + ": say \"room NAME\" before the first rule."};
    if (Outcome done = finish(); !done) return done;
    if (name.empty() || name.find(' ') != std::string_view::npos) return Error{where + ": a rule needs a name of one word."};
    rules_.emplace_back();
    rules_.back().room = room_;
    rules_.back().name = std::string(name);
    rules_.back().where = where;
    open_ = true;
    return Done{};
  }

  Outcome finish() {
    if (!open_) return Done{};
    const Rule& rule = rules_.back();
    const auto has = [&](bool yes) {
      return std::any_of(rule.examples.begin(), rule.examples.end(), [&](const Example& e) { return e.yes == yes; });
    };
    if (rule.pattern.empty()) return Error{rule.where + ": rule " + rule.name + " has no match line."};
    if (!has(true))
      return Error{rule.where + ": rule " + rule.name + " has no yes example; add a sentence it must find something in."};
    if (!has(false))
      return Error{rule.where + ": rule " + rule.name +
                   " has no counter-example; add a no line with a sentence it must leave alone."};
    return Done{};
  }

  std::vector<Rule> take() { return std::move(rules_); }

 private:
  static Outcome fill(Rule& rule, std::string_view word, std::string_view rest, const std::string& where) {
    if (word == "match") {
      rule.pattern += (rule.pattern.empty() ? "" : " ") + std::string(rest);
      return Done{};
    }
    if (word == "gives") {
      Result<Attributes> gives = parse_attributes(rest);
      if (!gives) return Error{where + ": " + gives.error().message + "."};
      for (auto& [key, value] : gives->pairs) rule.gives.set(key, value);
      return Done{};
    }
    if (word == "prio") {
      const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), rule.prio);
      if (error != std::errc() || end != rest.data() + rest.size()) return Error{where + ": prio takes a whole number."};
      return Done{};
    }
    if (word == "yes" || word == "no") {
      Result<Example> example = parse_example(rest, word == "yes", where);
      if (!example) return example.error();
      rule.examples.push_back(std::move(*example));
      return Done{};
    }
    return Error{where + ": \"" + std::string(word) + "\" is none of room, rule, match, gives, prio, yes, no."};
  }

  std::string name_;
  std::string room_;
  std::vector<Rule> rules_;
  bool open_ = false;
};

}  // namespace

Result<std::vector<Rule>> parse_rules(std::string_view name, std::string_view content) {
  Reader reader{name};
  int number = 0;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    const std::string_view line = trimmed(content.substr(begin, end - begin));
    begin = end + 1;
    ++number;
    if (line.empty() || line.front() == '#') continue;
    if (Outcome done = reader.line(line, number); !done) return done.error();
  }
  if (Outcome done = reader.finish(); !done) return done.error();
  return reader.take();
}

}  // namespace lagebild
