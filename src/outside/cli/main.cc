#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "outside/cli/program.h"

namespace lagebild {

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

// As POSIX orders them.
std::string locale_name() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (std::string value = environment(name); !value.empty()) return value;
  }
  return {};
}

std::string record_name(const Invocation& call) {
  if (auto given = call.value("record")) return *given;
  if (std::string value = environment("LAGEBILD_RECORD"); !value.empty()) return value;
  return "record.lagebild";
}

// Before the call is understood: a wrong call is answered in the language asked for.
std::string wanted_language(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].starts_with("--lang=")) return words[i].substr(std::string_view("--lang=").size());
    if (words[i] == "--lang" && i + 1 < words.size()) return words[i + 1];
  }
  return locale_name();
}

Exit misused(const Program& program, const Misuse& misuse) {
  program.screen.message("lagebild: " + program.messages.say("usage." + misuse.what, misuse.name, misuse.more));
  if (!misuse.more.empty() && (misuse.what == "unknown_flag" || misuse.what == "unknown_command")) {
    program.screen.message(program.messages.say("usage.nearest", misuse.more));
  }
  const std::string more = misuse.command ? fmt::format("lagebild help {}", misuse.command->name) : std::string("lagebild help");
  program.screen.message(program.messages.say("usage.more", more));
  return Exit::usage;
}

Exit perform(const Invocation& call, Program& program) {
  if (call.has("version")) return run_version(call, program);
  if (call.has("help") || !call.command) {
    program.screen.raw(help_text(program, call.command));
    if (!call.command) program.screen.raw("\n");
    return call.has("help") ? Exit::done : Exit::usage;
  }
  return call.command->run(call, program);
}

int run(const std::vector<std::string>& words) {
  const auto parsed = parse_arguments(words);
  const Invocation* call = std::get_if<Invocation>(&parsed);
  const Invocation nothing;
  const Invocation& flags = call ? *call : nothing;
  const auto data = find_data(flags.value("data"));
  if (!data) {
    fmt::print(stderr, "lagebild: {}\n", data.error().message);
    return static_cast<int>(Exit::internal);
  }
  auto messages = load_messages(*data + "/languages", wanted_language(words));
  if (!messages) {
    fmt::print(stderr, "lagebild: {}\n", messages.error().message);
    return static_cast<int>(Exit::internal);
  }
  Program program{Screen(flags.value_or("color", "auto")), *std::move(messages), *data, record_name(flags)};
  if (const Misuse* misuse = std::get_if<Misuse>(&parsed)) return static_cast<int>(misused(program, *misuse));
  const Exit exit = perform(*call, program);
  if (program.screen.out_whole()) return static_cast<int>(exit);
  return static_cast<int>(fail(program, Exit::no_space, program.messages.text("failed.output")));
}

}  // namespace

}  // namespace lagebild

int main(int count, char** words) {
  try {
    return lagebild::run(std::vector<std::string>(words + 1, words + count));
  } catch (const std::exception& error) {
    fmt::print(stderr, "lagebild: internal error: {}\n", error.what());
    return static_cast<int>(lagebild::Exit::internal);
  }
}
