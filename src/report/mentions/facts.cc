#include "report/mentions/facts.h"

#include <algorithm>
#include <optional>

namespace lagebild {
namespace {

std::optional<Days> read_days(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto from = parse_days(text.substr(0, slash));
  const auto to = slash == std::string_view::npos ? from : parse_days(text.substr(slash + 1));
  if (!from || !to || from->from > to->to) return std::nullopt;
  return Days{from->from, to->to};
}

}  // namespace

Result<std::vector<Fact>> parse_facts(std::string_view name, std::string_view content) {
  std::vector<Fact> out;
  int number = 0;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    const std::string_view line = content.substr(begin, end - begin);
    begin = end + 1;
    const std::string where = std::string(name) + ":" + std::to_string(++number);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos)
      return Error{where + ": a fact is an id, its days and its source, with tabs between them."};
    const auto days = read_days(line.substr(first + 1, second - first - 1));
    if (!days)
      return Error{where + ": \"" + std::string(line.substr(first + 1, second - first - 1)) + "\" is no day or span of days."};
    out.push_back({std::string(line.substr(0, first)), *days, std::string(line.substr(second + 1))});
  }
  std::sort(out.begin(), out.end(), [](const Fact& a, const Fact& b) { return a.id < b.id; });
  return out;
}

const Fact* find_fact(const std::vector<Fact>& facts, std::string_view id) {
  const auto found = std::lower_bound(facts.begin(), facts.end(), id, [](const Fact& a, std::string_view b) { return a.id < b; });
  return found == facts.end() || found->id != id ? nullptr : &*found;
}

}  // namespace lagebild
