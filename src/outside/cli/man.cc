// The manual: one page of man(7), or docs/cli.md, out of the table and the catalogue.
#include "outside/cli/csv.h"
#include "outside/cli/program.h"
#include "outside/cli/words.h"
#include "outside/wire/lines.h"

namespace lagebild {

namespace {

constexpr Exit exits[] = {Exit::done,           Exit::nothing_found, Exit::usage,   Exit::some_failed,
                          Exit::store_unusable, Exit::no_space,      Exit::internal};

std::string exit_words(const Messages& messages, Exit exit) {
  return messages.text(fmt::format("exit.{}", static_cast<int>(exit)));
}

constexpr std::string_view variables[] = {"LAGEBILD_DATA", "LAGEBILD_RECORD", "NO_COLOR", "LC_ALL"};

std::string about(const Messages& messages, const Command& command) {
  const std::string key = fmt::format("about.{}", command.name);
  return messages.has(key) ? messages.text(key) : std::string();
}

// ---- man(7)

std::string roff(std::string_view text) {
  std::string out;
  for (char byte : text) {
    if (byte == '\\') out += "\\e";
    if (byte == '-') out += "\\-";
    if (byte != '\\' && byte != '-') out += byte;
  }
  if (!out.empty() && (out.front() == '.' || out.front() == '\'')) out.insert(0, "\\&");
  return out;
}

std::string roff_flags(const Messages& messages, const Command* command, const std::vector<Flag>& flags) {
  std::string out;
  for (const Flag& flag : flags) {
    out += fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(flag_form(messages, flag)), roff(flag_words(messages, command, flag)));
  }
  return out;
}

std::string man_page(const Messages& messages) {
  std::string out = fmt::format(".TH LAGEBILD 1 \"\" \"Lagebild {}\" \"\"\n", LAGEBILD_VERSION);
  out += fmt::format(".SH {}\nlagebild \\- {}\n", messages.text("man.name"), roff(messages.text("about.program")));
  out += fmt::format(".SH {}\n.B lagebild\n[{}] {}\n", messages.text("man.synopsis"), messages.text("help.flags_short"),
                     messages.text("help.command_short"));
  out += fmt::format(".SH {}\n", messages.text("man.commands"));
  for (const Command& command : commands()) {
    out += fmt::format(".SS {}\n{}.\n", roff(usage_line(messages, command)),
                       roff(messages.text(fmt::format("command.{}", command.name))));
    if (const std::string more = about(messages, command); !more.empty()) out += fmt::format(".PP\n{}\n", roff(more));
    out += roff_flags(messages, &command, command.flags);
  }
  out += fmt::format(".SH {}\n{}", messages.text("man.common"), roff_flags(messages, nullptr, common_flags()));
  out += fmt::format(".SH {}\n", messages.text("man.exits"));
  for (Exit exit : exits) out += fmt::format(".TP\n.B {}\n{}\n", static_cast<int>(exit), roff(exit_words(messages, exit)));
  out += fmt::format(".SH {}\n", messages.text("man.variables"));
  for (std::string_view name : variables) {
    out += fmt::format(".TP\n.B {}\n{}\n", name, roff(messages.text(fmt::format("variable.{}", name))));
  }
  return out;
}

// ---- Markdown

std::string markdown_flags(const Messages& messages, const Command* command, const std::vector<Flag>& flags) {
  if (flags.empty()) return {};
  std::string out = fmt::format("\n| {} | {} |\n|---|---|\n", messages.text("man.flag"), messages.text("man.meaning"));
  for (const Flag& flag : flags) {
    std::string form = flag_form(messages, flag);
    for (std::size_t at = form.find('|'); at != std::string::npos; at = form.find('|', at + 2)) form.insert(at, "\\");
    out += fmt::format("| `{}` | {} |\n", form, flag_words(messages, command, flag));
  }
  return out;
}

std::string markdown(const Messages& messages) {
  std::string out =
      fmt::format("# {}\n\n{}\n\n{}\n", messages.text("man.title"), messages.text("about.program"), messages.text("man.made"));
  for (const Command& command : commands()) {
    out += fmt::format("\n## {}\n\n    {}\n\n{}.\n", command.name, usage_line(messages, command),
                       messages.text(fmt::format("command.{}", command.name)));
    if (const std::string more = about(messages, command); !more.empty()) out += fmt::format("\n{}\n", more);
    out += markdown_flags(messages, &command, command.flags);
  }
  out += fmt::format("\n## {}\n{}", messages.text("man.common_title"), markdown_flags(messages, nullptr, common_flags()));
  out += fmt::format("\n## {}\n\n| {} | {} |\n|---|---|\n", messages.text("man.exits_title"), messages.text("man.exit"),
                     messages.text("man.meaning"));
  for (Exit exit : exits) out += fmt::format("| {} | {} |\n", static_cast<int>(exit), exit_words(messages, exit));
  out += fmt::format("\n## {}\n\n| {} | {} |\n|---|---|\n", messages.text("man.variables_title"), messages.text("man.variable"),
                     messages.text("man.meaning"));
  for (std::string_view name : variables)
    out += fmt::format("| `{}` | {} |\n", name, messages.text(fmt::format("variable.{}", name)));
  out += fmt::format("\n## {}\n\n{}\n\n", messages.text("man.csv_title"), messages.text("man.csv"));
  for (std::string_view kind : kinds_in_order) out += fmt::format("- `{}`: `{}`\n", kind, csv_header(kind));
  return out;
}

}  // namespace

Exit run_man(const Invocation& call, Program& program) {
  const bool page = call.value_or("as", "man") == "man";
  program.screen.raw(page ? man_page(program.messages) : markdown(program.messages));
  return Exit::done;
}

}  // namespace lagebild
