#include "outside/cli/words.h"

namespace lagebild {

namespace {

std::string value_form(const Messages& messages, std::string_view shown, const std::vector<std::string_view>& choices) {
  if (choices.empty()) return messages.word("value", shown);
  std::string out;
  for (std::string_view choice : choices) out += (out.empty() ? "" : "|") + std::string(choice);
  return out;
}

}  // namespace

std::string flag_form(const Messages& messages, const Flag& flag) {
  std::string out = flag.letter == 0 ? "" : fmt::format("-{}, ", flag.letter);
  out += fmt::format("--{}", flag.name);
  if (flag.takes == Takes::nothing) return out;
  return out + " " + value_form(messages, flag.shown, flag.choices) + (flag.many ? "…" : "");
}

std::string flag_words(const Messages& messages, const Command* command, const Flag& flag) {
  if (command) {
    const std::string own = fmt::format("flag.{}.{}", command->name, flag.name);
    if (messages.has(own)) return messages.text(own);
  }
  return messages.text(fmt::format("flag.{}", flag.name));
}

std::string usage_line(const Messages& messages, const Command& command) {
  std::string out = fmt::format("lagebild {}", command.name);
  if (!command.flags.empty()) out += fmt::format(" [{}]", messages.text("help.flags_short"));
  const Arguments& wanted = command.arguments;
  if (wanted.most == 0) return out;
  std::string shown = value_form(messages, wanted.shown, wanted.choices);
  if (wanted.most > 1) shown += "…";
  return out + (wanted.least == 0 ? fmt::format(" [{}]", shown) : " " + shown);
}

}  // namespace lagebild
