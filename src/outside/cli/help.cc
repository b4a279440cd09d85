#include <fmt/format.h>

#include <algorithm>

#include "outside/cli/program.h"
#include "outside/cli/words.h"

namespace lagebild {

namespace {

constexpr std::size_t help_width = 96;

struct Row {
  std::string left, right;
};

std::string laid_out(const std::vector<Row>& rows) {
  std::size_t left = 0;
  for (const Row& row : rows) left = std::max(left, columns(row.left));
  left = std::min<std::size_t>(left, 32);
  const std::string indent(left + 4, ' ');
  std::string out;
  for (const Row& row : rows) {
    out += "  " + row.left;
    const std::size_t used = columns(row.left);
    out += used > left ? "\n" + indent : std::string(left + 2 - used, ' ');
    out += wrapped(row.right, help_width - left - 4, indent) + "\n";
  }
  return out;
}

std::string flag_rows(const Messages& messages, const Command* command, const std::vector<Flag>& flags) {
  std::vector<Row> rows;
  for (const Flag& flag : flags) rows.push_back({flag_form(messages, flag), flag_words(messages, command, flag)});
  return laid_out(rows);
}

std::string overview(const Messages& messages) {
  std::string out =
      fmt::format("{}\n\n{}\n  lagebild [{}] {}\n\n{}\n", messages.text("about.program"), messages.text("help.usage"),
                  messages.text("help.flags_short"), messages.text("help.command_short"), messages.text("help.commands"));
  std::vector<Row> rows;
  for (const Command& command : commands()) {
    rows.push_back({std::string(command.name), messages.text("command." + std::string(command.name))});
  }
  out += laid_out(rows);
  out += fmt::format("\n{}\n{}\n{}", messages.text("help.common"), flag_rows(messages, nullptr, common_flags()),
                     messages.text("help.more"));
  return out;
}

}  // namespace

std::string help_text(const Program& program, const Command* command) {
  const Messages& messages = program.messages;
  if (!command) return overview(messages);
  const std::string name(command->name);
  std::string out = fmt::format("{}\n\n{}\n  {}\n", messages.text("command." + name), messages.text("help.usage"),
                                usage_line(messages, *command));
  if (messages.has("about." + name)) {
    out += fmt::format("\n{}\n", wrapped(messages.text("about." + name), help_width, ""));
  }
  if (!command->flags.empty()) {
    out += fmt::format("\n{}\n{}", messages.text("help.flags"), flag_rows(messages, command, command->flags));
  }
  out += fmt::format("\n{}\n{}", messages.text("help.common"), flag_rows(messages, nullptr, common_flags()));
  return out;
}

Exit run_help(const Invocation& call, Program& program) {
  const Command* command = call.arguments.empty() ? nullptr : find_command(call.arguments.front());
  if (!command && !call.arguments.empty()) {
    return fail(program, Exit::usage, program.messages.say("usage.unknown_command", call.arguments.front()));
  }
  program.screen.raw(help_text(program, command));
  if (!command) program.screen.raw("\n");
  return Exit::done;
}

Exit run_version(const Invocation&, Program& program) {
  program.screen.line("lagebild " LAGEBILD_VERSION);
  return Exit::done;
}

}  // namespace lagebild
