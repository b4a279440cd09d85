// THE table of commands and flags. Parsing, help, man page, completions and docs/cli.md are made from it and nothing else.
//
// A new command is one file with its `run`, one row here, and its words in languages/xx/messages.txt:
// `command.NAME`, `about.NAME` (optional, for man page and docs) and `flag.COMMAND.NAME` or `flag.NAME` for each flag.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lagebild {

struct Invocation;
struct Program;

// What stands after a flag or in place of an argument; decides how it is checked, shown and completed.
enum class Takes : std::uint8_t { nothing, text, number, file, folder, day, language, choice, command };

struct Flag {
  std::string_view name;  // "published", on the command line --published
  char letter = 0;        // 'o' for -o; 0 for none
  Takes takes = Takes::nothing;
  std::string_view shown;                 // "DATE": key value.DATE of the catalogue; empty for a switch
  std::vector<std::string_view> choices;  // Only with Takes::choice.
  bool many = false;                      // Takes several values, or may be given more than once.
};

struct Arguments {
  std::string_view shown;  // "FILE"; empty where the command takes none
  Takes takes = Takes::nothing;
  std::size_t least = 0;
  std::size_t most = 0;
  std::vector<std::string_view> choices;
};
inline constexpr std::size_t any_number = static_cast<std::size_t>(-1);

// What the shell learns; docs/cli.md lists them.
enum class Exit : std::uint8_t {
  done = 0,
  nothing_found = 1,
  usage = 2,
  some_failed = 3,
  store_unusable = 4,
  no_space = 6,
  internal = 70,
};

struct Command {
  std::string_view name;
  Arguments arguments;
  std::vector<Flag> flags;
  Exit (*run)(const Invocation&, Program&);
};

// In the order in which help shows them.
const std::vector<Command>& commands();
// Flags that every command takes, before or after its name.
const std::vector<Flag>& common_flags();
const Command* find_command(std::string_view name);  // nullptr where there is none

}  // namespace lagebild
