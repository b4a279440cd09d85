// Key–value pairs as rules and lists write them: `act=announce polarity=negative`.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ground/base/result.h"

namespace lagebild {

struct Attributes {
  std::vector<std::pair<std::string, std::string>> pairs;  // In the order written, keys once.

  // Empty where there is no such key; `has` tells an empty value from none.
  [[nodiscard]] std::string_view get(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const;
  void set(std::string_view key, std::string value);
};

// Reads `a=b c="d e"`. The message of a failure says what is wrong, not in which file.
Result<Attributes> parse_attributes(std::string_view line);

}  // namespace lagebild
