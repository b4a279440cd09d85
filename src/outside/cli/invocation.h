// One call of the program, as parsed: which command, which flags, which arguments.
//
//   lagebild statements --by Kerry  ->  command statements, flags {by: [Kerry]}
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "outside/cli/table.h"

namespace lagebild {

struct Invocation {
  const Command* command = nullptr;                                    // nullptr: the overview was asked for
  std::map<std::string, std::vector<std::string>, std::less<>> flags;  // By name; a switch has an empty list.
  std::vector<std::string> arguments;

  [[nodiscard]] bool has(std::string_view flag) const { return flags.find(flag) != flags.end(); }
  [[nodiscard]] std::optional<std::string> value(std::string_view flag) const {
    const auto found = flags.find(flag);
    if (found == flags.end() || found->second.empty()) return std::nullopt;
    return found->second.back();
  }
  [[nodiscard]] std::string value_or(std::string_view flag, std::string_view otherwise) const {
    return value(flag).value_or(std::string(otherwise));
  }
  [[nodiscard]] std::vector<std::string> values(std::string_view flag) const {
    const auto found = flags.find(flag);
    return found == flags.end() ? std::vector<std::string>() : found->second;
  }
};

// What is wrong with a call; `what` is a key usage.WHAT of the catalogue: unknown_flag, unknown_command, no_command, wrong_value,
// missing_value, missing_argument, extra_argument. Printed as say(what, name, more).
struct Misuse {
  std::string what;
  std::string name;
  std::string more;  // The value that is wrong, or the nearest right one.
  const Command* command = nullptr;
};

// `words`: the arguments of the program without its own name.
std::variant<Invocation, Misuse> parse_arguments(const std::vector<std::string>& words);

}  // namespace lagebild
