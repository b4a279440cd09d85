#include "ground/rules/attributes.h"

#include <algorithm>

namespace lagebild {

std::string_view Attributes::get(std::string_view key) const {
  for (const auto& [name, value] : pairs) {
    if (name == key) return value;
  }
  return {};
}

bool Attributes::has(std::string_view key) const {
  return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == key; });
}

void Attributes::set(std::string_view key, std::string value) {
  for (auto& [name, old] : pairs) {
    if (name == key) {
      old = std::move(value);
      return;
    }
  }
  pairs.emplace_back(std::string(key), std::move(value));
}

Result<Attributes> parse_attributes(std::string_view line) {
  Attributes out;
  for (std::size_t i = line.find_first_not_of(" \t"); i < line.size(); i = line.find_first_not_of(" \t", i)) {
    const std::size_t equals = line.find('=', i);
    if (equals == std::string_view::npos || line.substr(i, equals - i).find_first_of(" \t\"") != std::string_view::npos) {
      return Error{"\"" + std::string(line.substr(i)) + "\" is no key=value"};
    }
    const std::string key(line.substr(i, equals - i));
    if (out.has(key)) return Error{"the key " + key + " stands there twice"};
    std::size_t begin = equals + 1;
    std::size_t end = std::min(line.find_first_of(" \t", begin), line.size());
    i = end;
    if (begin < line.size() && line[begin] == '"') {
      end = line.find('"', ++begin);
      if (end == std::string_view::npos) return Error{"the value of " + key + " has no closing quotation mark"};
      i = end + 1;
    }
    out.set(key, std::string(line.substr(begin, end - begin)));
  }
  return out;
}

}  // namespace lagebild
