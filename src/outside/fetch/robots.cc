#include <algorithm>
#include <vector>

#include "outside/fetch/fetch.h"

namespace lagebild {

namespace {

struct Rule {
  bool allow = false;
  std::string_view pattern;
};

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

// `*` stands for any run, `$` at the end for the end of the path. Linear but for the stars.
bool matches(std::string_view pattern, std::string_view path) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
  while (p < pattern.size() || (to_end && t < path.size())) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.size() && t < path.size() && pattern[p] == path[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos && mark < path.size()) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  return true;
}

// The rules of the groups that name `agent`; where there are none, those for everyone.
std::vector<Rule> rules_for(std::string_view robots, std::string_view agent) {
  std::vector<Rule> own, all;
  bool for_own = false, for_all = false, in_rules = true, named = false;
  for (std::size_t at = 0; at < robots.size();) {
    const std::size_t end = std::min(robots.find('\n', at), robots.size());
    std::string_view line = robots.substr(at, end - at);
    at = end + 1;
    line = line.substr(0, line.find('#'));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = lower(trimmed(line.substr(0, colon)));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (key == "user-agent") {
      if (in_rules) for_own = for_all = in_rules = false;
      for_own = for_own || lower(value) == agent;
      for_all = for_all || value == "*";
      named = named || lower(value) == agent;
    } else if (key == "allow" || key == "disallow") {
      in_rules = true;
      if (value.empty()) continue;
      if (for_own) own.push_back({key == "allow", value});
      if (for_all) all.push_back({key == "allow", value});
    }
  }
  return named ? own : all;
}

}  // namespace

bool robots_allow(std::string_view robots, std::string_view agent, std::string_view path) {
  bool allowed = true;
  std::size_t longest = 0;
  for (const Rule& rule : rules_for(robots.substr(0, 512 << 10), agent)) {
    if (rule.pattern.size() < longest || !matches(rule.pattern, path)) continue;
    allowed = rule.allow || (rule.pattern.size() == longest && allowed && longest > 0);
    longest = rule.pattern.size();
  }
  return allowed;
}

}  // namespace lagebild
