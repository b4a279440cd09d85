#include "record/identity/names.h"

#include <algorithm>

#include "ground/text/text.h"

namespace lagebild {
namespace {

bool is_break(char c) { return c == ' ' || c == '-' || c == '\n' || c == '\t' || c == ','; }
bool is_mark(char c) { return c == '\'' || c == '.' || c == '"' || c == '(' || c == ')' || c == '`'; }

bool same_or_initial(std::string_view a, std::string_view b) {
  if (a == b) return true;
  return (a.size() == 1 && b.starts_with(a)) || (b.size() == 1 && a.starts_with(b));
}

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
  std::string folded = fold(name);
  for (std::string_view curly : {"\u2019", "\u02bc", "\u2018"}) {
    for (std::size_t at = folded.find(curly); at != std::string::npos; at = folded.find(curly)) folded.erase(at, curly.size());
  }
  std::vector<std::string> words;
  std::string word;
  for (const char c : folded) {
    if (is_break(c)) {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else if (!is_mark(c)) {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string skeleton(std::string_view word, const Letters& letters) {
  std::string out;
  while (!word.empty()) {
    const auto rule = std::find_if(letters.begin(), letters.end(), [&](const auto& r) { return word.starts_with(r.first); });
    const std::string_view next = rule == letters.end() ? word.substr(0, 1) : std::string_view(rule->second);
    if (!next.empty() && (out.empty() || !out.ends_with(next))) out += next;
    word.remove_prefix(rule == letters.end() ? 1 : rule->first.size());
  }
  return out;
}

bool fits(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
  if (shorter.empty() || longer.size() < shorter.size() || shorter.back() != longer.back()) return false;
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < shorter.size(); ++i) {
    while (at + 1 < longer.size() && !same_or_initial(shorter[i], longer[at])) ++at;
    if (at + 1 >= longer.size()) return false;
    ++at;
  }
  return true;
}

}  // namespace lagebild
