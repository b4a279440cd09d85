#include "outside/cli/table.h"

#include "outside/cli/program.h"

namespace lagebild {

namespace {

const std::vector<std::string_view> formats = {"auto", "text", "html", "jsonl", "feed", "warc"};

const Flag from = {"from", 0, Takes::choice, "KIND", formats};
const Flag published = {"published", 0, Takes::day, "DATE", {}};
const Flag language = {"language", 0, Takes::language, "CODE", {}};
const Flag threads = {"threads", 'j', Takes::number, "N", {}};

}  // namespace

const std::vector<Flag>& common_flags() {
  static const std::vector<Flag> flags = {
      {"record", 'r', Takes::file, "FILE", {}}, {"data", 0, Takes::folder, "FOLDER", {}},
      {"lang", 0, Takes::language, "CODE", {}}, {"color", 0, Takes::choice, "WHEN", {"auto", "always", "never"}},
      {"help", 'h', Takes::nothing, {}, {}},    {"version", 0, Takes::nothing, {}, {}},
  };
  return flags;
}

const std::vector<Command>& commands() {
  static const std::vector<Command> table = {
      {"analyze", {"FILE", Takes::file, 1, any_number, {}}, {from, published, language, threads}, run_analyze},
      {"check",
       {"FOLDER", Takes::folder, 1, 1, {}},
       {{"bless", 0, Takes::nothing, {}, {}}, {"only", 0, Takes::text, "TEXT", {}}},
       run_check},
      {"help", {"COMMAND", Takes::command, 0, 1, {}}, {}, run_help},
      {"version", {}, {}, run_version},
  };
  return table;
}

const Command* find_command(std::string_view name) {
  for (const Command& command : commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

}  // namespace lagebild
