// Completion scripts for three shells, out of the table; `make install` puts them where the shells look.
#include "outside/cli/program.h"
#include "outside/cli/words.h"

namespace lagebild {

namespace {

std::string joined(const std::vector<std::string_view>& words, std::string_view between) {
  return fmt::format("{}", fmt::join(words, between));
}

std::string command_names() {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  return joined(names, " ");
}

std::string flag_names(const std::vector<Flag>& flags) {
  std::string out;
  for (const Flag& flag : flags) out += fmt::format("{}--{}", out.empty() ? "" : " ", flag.name);
  return out;
}

// What may follow, as words; empty where it is a file or free text.
std::string value_words(Takes takes, const std::vector<std::string_view>& choices, const std::vector<std::string>& languages) {
  if (!choices.empty()) return joined(choices, " ");
  if (takes == Takes::command) return command_names();
  if (takes == Takes::language) return fmt::format("{}", fmt::join(languages, " "));
  return {};
}

using Codes = std::vector<std::string>;

// ---- bash

void bash_flags(std::string& out, const std::vector<Flag>& flags, const Codes& languages) {
  for (const Flag& flag : flags) {
    if (flag.takes == Takes::nothing) continue;
    std::string names = fmt::format("--{}", flag.name);
    if (flag.letter != 0) names += fmt::format("|-{}", flag.letter);
    const std::string words = value_words(flag.takes, flag.choices, languages);
    std::string reply = fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$cur\"))", words);
    if (flag.takes == Takes::file) reply = "COMPREPLY=($(compgen -f -- \"$cur\"))";
    if (flag.takes == Takes::folder) reply = "COMPREPLY=($(compgen -d -- \"$cur\"))";
    out += fmt::format("      {}) {}; return ;;\n", names, reply);
  }
}

std::string bash_script(const Codes& languages) {
  std::string out =
      "# bash completion for lagebild; made by `lagebild completions bash`\n_lagebild() {\n"
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= word\n"
      "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n    case $word in\n";
  out += fmt::format("      {}) command=$word; break ;;\n    esac\n  done\n", joined(
                                                                                  [] {
                                                                                    std::vector<std::string_view> names;
                                                                                    for (const Command& command : commands())
                                                                                      names.push_back(command.name);
                                                                                    return names;
                                                                                  }(),
                                                                                  "|"));
  out += "  case $command/$prev in\n    */-*) case $prev in\n";
  bash_flags(out, common_flags(), languages);
  out += "    esac ;;\n  esac\n  case $command in\n";
  for (const Command& command : commands()) {
    out += fmt::format("    {})\n      case $prev in\n", command.name);
    bash_flags(out, command.flags, languages);
    out += "      esac\n";
    const std::string words = value_words(command.arguments.takes, command.arguments.choices, languages);
    const std::string files = command.arguments.takes == Takes::file || command.arguments.takes == Takes::folder ? " -f" : "";
    out += fmt::format("      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W \"{} {}\" -- \"$cur\"))\n",
                       flag_names(command.flags), flag_names(common_flags()));
    out += fmt::format("      else COMPREPLY=($(compgen{} -W \"{}\" -- \"$cur\")); fi ;;\n", files, words);
  }
  out += fmt::format("    *) COMPREPLY=($(compgen -W \"{} {}\" -- \"$cur\")) ;;\n  esac\n}}\n", command_names(),
                     flag_names(common_flags()));
  return out + "complete -o filenames -F _lagebild lagebild\n";
}

// ---- zsh

std::string zsh_quoted(std::string_view text) {
  std::string out;
  for (char byte : text) {
    if (byte == '\'') out += "'\\'";
    if (byte == '[' || byte == ']' || byte == ':') out += '\\';
    out += byte;
  }
  return out;
}

std::string zsh_value(Takes takes, const std::vector<std::string_view>& choices, const Codes& languages) {
  if (takes == Takes::file) return "_files";
  if (takes == Takes::folder) return "_files -/";
  const std::string words = value_words(takes, choices, languages);
  return words.empty() ? " " : fmt::format("({})", words);
}

std::string zsh_flag(const Messages& messages, const Command* command, const Flag& flag, const Codes& languages) {
  std::string out = fmt::format("'{}--{}[{}]", flag.many ? "*" : "", flag.name, zsh_quoted(flag_words(messages, command, flag)));
  if (flag.takes != Takes::nothing) out += fmt::format(":{}:{}", flag.shown, zsh_value(flag.takes, flag.choices, languages));
  return out + "'";
}

std::string zsh_script(const Messages& messages, const Codes& languages) {
  std::string out =
      "#compdef lagebild\n# zsh completion for lagebild; made by `lagebild completions zsh`\n_lagebild() {\n"
      "  local -a commands=(\n";
  for (const Command& command : commands()) {
    out += fmt::format("    '{}:{}'\n", command.name, zsh_quoted(messages.text(fmt::format("command.{}", command.name))));
  }
  out += "  )\n  local -a common=(\n";
  for (const Flag& flag : common_flags()) out += fmt::format("    {}\n", zsh_flag(messages, nullptr, flag, languages));
  out +=
      "  )\n  local state line\n  _arguments -C $common '1:command:->command' '*::arguments:->arguments'\n"
      "  case $state in\n    command) _describe command commands ;;\n    arguments)\n      case $line[1] in\n";
  for (const Command& command : commands()) {
    out += fmt::format("        {}) _arguments $common", command.name);
    for (const Flag& flag : command.flags) out += fmt::format(" \\\n          {}", zsh_flag(messages, &command, flag, languages));
    const Arguments& wanted = command.arguments;
    if (wanted.most > 0) {
      out += fmt::format(" \\\n          '*:{}:{}'", wanted.shown, zsh_value(wanted.takes, wanted.choices, languages));
    }
    out += " ;;\n";
  }
  return out + "      esac ;;\n  esac\n}\n_lagebild \"$@\"\n";
}

// ---- fish

std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (char byte : text) {
    if (byte == '\'' || byte == '\\') out += '\\';
    out += byte;
  }
  return out + "'";
}

std::string fish_flag(const Messages& messages, const Command* command, const Flag& flag, const Codes& languages) {
  std::string out = "complete -c lagebild";
  if (command) out += fmt::format(" -n '__fish_seen_subcommand_from {}'", command->name);
  if (flag.letter != 0) out += fmt::format(" -s {}", flag.letter);
  out += fmt::format(" -l {} -d {}", flag.name, fish_quoted(flag_words(messages, command, flag)));
  if (flag.takes == Takes::nothing) return out + "\n";
  if (flag.takes == Takes::file) return out + " -r -F\n";
  if (flag.takes == Takes::folder) return out + " -x -a '(__fish_complete_directories)'\n";
  const std::string words = value_words(flag.takes, flag.choices, languages);
  return out + (words.empty() ? " -x\n" : fmt::format(" -x -a '{}'\n", words));
}

std::string fish_script(const Messages& messages, const Codes& languages) {
  std::string out = "# fish completion for lagebild; made by `lagebild completions fish`\ncomplete -c lagebild -f\n";
  for (const Command& command : commands()) {
    out += fmt::format("complete -c lagebild -n __fish_use_subcommand -a {} -d {}\n", command.name,
                       fish_quoted(messages.text(fmt::format("command.{}", command.name))));
  }
  for (const Flag& flag : common_flags()) out += fish_flag(messages, nullptr, flag, languages);
  for (const Command& command : commands()) {
    for (const Flag& flag : command.flags) out += fish_flag(messages, &command, flag, languages);
    const Arguments& wanted = command.arguments;
    const std::string words = value_words(wanted.takes, wanted.choices, languages);
    const std::string here = fmt::format("complete -c lagebild -n '__fish_seen_subcommand_from {}'", command.name);
    if (wanted.takes == Takes::file || wanted.takes == Takes::folder) out += here + " -F\n";
    if (!words.empty()) out += fmt::format("{} -a '{}'\n", here, words);
  }
  return out;
}

}  // namespace

Exit run_completions(const Invocation& call, Program& program) {
  const Codes languages = message_languages(program.data + "/languages");
  const std::string& shell = call.arguments.front();
  if (shell == "bash") program.screen.raw(bash_script(languages));
  if (shell == "zsh") program.screen.raw(zsh_script(program.messages, languages));
  if (shell == "fish") program.screen.raw(fish_script(program.messages, languages));
  return Exit::done;
}

}  // namespace lagebild
