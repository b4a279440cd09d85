// The only file that knows CLI11; it is handed the table and gives back an Invocation or what is wrong with it.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <array>
#include <deque>
#include <numeric>

#include "ground/base/day.h"
#include "outside/cli/invocation.h"

namespace lagebild {

namespace {

struct BoundFlag {
  const Flag* flag;
  std::vector<std::string> values;
  CLI::Option* option = nullptr;
};

void bind_flags(CLI::App& app, const std::vector<Flag>& flags, std::deque<BoundFlag>& bound, bool greedy) {
  for (const Flag& flag : flags) {
    BoundFlag& each = bound.emplace_back(BoundFlag{&flag, {}, nullptr});
    std::string names = "--" + std::string(flag.name);
    if (flag.letter != 0) names.insert(0, {'-', flag.letter, ','});
    if (flag.takes == Takes::nothing) {
      each.option = app.add_flag(names);
      continue;
    }
    each.option = app.add_option(names, each.values);
    // "--by Kerry Lawrow" where no argument could be meant; else one value for each --by.
    const bool several = flag.many && greedy;
    each.option->expected(1, several ? CLI::detail::expected_max_vector_size : 1);
    each.option->allow_extra_args(several);
    each.option->multi_option_policy(flag.many ? CLI::MultiOptionPolicy::TakeAll : CLI::MultiOptionPolicy::TakeLast);
  }
}

// Levenshtein's distance, for "did you mean".
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, change});
    }
  }
  return row.back();
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t least = 3;
  for (const std::string& each : known) {
    if (const std::size_t far = distance(word, each); far < least) {
      least = far;
      best = each;
    }
  }
  return best;
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (std::string_view word : words) out += (out.empty() ? "" : "|") + std::string(word);
  return out;
}

std::optional<Misuse> check_value(const Flag& flag, const std::string& value) {
  const std::string name = "--" + std::string(flag.name);
  if (flag.takes == Takes::choice && std::find(flag.choices.begin(), flag.choices.end(), value) == flag.choices.end()) {
    return Misuse{"wrong_choice", name, joined(flag.choices)};
  }
  const bool digits = !value.empty() && value.size() < 10 && value.find_first_not_of("0123456789") == std::string::npos;
  if (flag.takes == Takes::number && !digits) return Misuse{"wrong_number", name, value};
  if (flag.takes == Takes::day && !parse_days(value)) return Misuse{"wrong_day", name, value};
  return std::nullopt;
}

std::optional<Misuse> collect(const std::deque<BoundFlag>& flags, Invocation& call) {
  for (const BoundFlag& each : flags) {
    if (each.option->count() == 0) continue;
    for (const std::string& value : each.values) {
      if (auto misuse = check_value(*each.flag, value)) return misuse;
    }
    call.flags[std::string(each.flag->name)] = each.values;
  }
  return std::nullopt;
}

std::optional<Misuse> check_arguments(const Command& command, const std::vector<std::string>& given) {
  const Arguments& wanted = command.arguments;
  if (given.size() < wanted.least) return Misuse{"missing_argument", std::string(command.name), std::string(wanted.shown)};
  if (given.size() > wanted.most) return Misuse{"extra_argument", std::string(command.name), given[wanted.most]};
  if (wanted.choices.empty()) return std::nullopt;
  for (const std::string& each : given) {
    if (std::find(wanted.choices.begin(), wanted.choices.end(), each) == wanted.choices.end()) {
      return Misuse{"wrong_choice", each, joined(wanted.choices)};
    }
  }
  return std::nullopt;
}

Misuse unknown_flag(const std::string& word, const Command* command) {
  std::vector<std::string> known;
  for (const Flag& flag : common_flags()) known.push_back("--" + std::string(flag.name));
  if (command) {
    for (const Flag& flag : command->flags) known.push_back("--" + std::string(flag.name));
  }
  return Misuse{"unknown_flag", word, nearest(word.substr(0, word.find('=')), known)};
}

Misuse unknown_command(const std::string& word) {
  std::vector<std::string> known;
  for (const Command& command : commands()) known.emplace_back(command.name);
  return Misuse{"unknown_command", word, nearest(word, known)};
}

// One round of CLI11: the flags given, and the words that are none.
class Round {
 public:
  Round(const Command* command, bool to_first_word) {
    app_.set_help_flag();
    app_.allow_extras();
    app_.prefix_command(to_first_word);
    bind_flags(app_, common_flags(), flags_, false);
    if (command) bind_flags(app_, command->flags, flags_, command->arguments.most == 0);
  }

  std::optional<Misuse> read(const std::vector<std::string>& words, Invocation& call, std::vector<std::string>& left) {
    try {
      app_.parse(std::vector<std::string>(words.rbegin(), words.rend()));  // CLI11 wants them last first.
    } catch (const CLI::ParseError& error) {
      const std::string what = error.what();
      return Misuse{"missing_value", what.substr(0, what.find(':')), {}};
    }
    left = app_.remaining();
    return collect(flags_, call);
  }

 private:
  CLI::App app_;
  std::deque<BoundFlag> flags_;
};

bool flag_like(const std::string& word) { return word.size() > 1 && word.front() == '-'; }

// Flags up to the command, the command, then its own and common flags and its arguments, in any order.
std::optional<Misuse> read_call(const std::vector<std::string>& words, Invocation& call) {
  std::vector<std::string> rest;
  if (auto misuse = Round(nullptr, true).read(words, call, rest)) return misuse;
  if (rest.empty()) return std::nullopt;
  if (flag_like(rest.front())) return unknown_flag(rest.front(), nullptr);
  call.command = find_command(rest.front());
  if (!call.command) return unknown_command(rest.front());
  rest.erase(rest.begin());
  std::vector<std::string> given;
  if (auto misuse = Round(call.command, false).read(rest, call, given)) return misuse;
  for (const std::string& word : given) {
    if (word == "--") continue;
    if (flag_like(word)) return unknown_flag(word, call.command);
    call.arguments.push_back(word);
  }
  return call.has("help") ? std::nullopt : check_arguments(*call.command, call.arguments);
}

}  // namespace

std::variant<Invocation, Misuse> parse_arguments(const std::vector<std::string>& words) {
  Invocation call;
  if (auto misuse = read_call(words, call)) {
    misuse->command = call.command;
    return *misuse;
  }
  return call;
}

}  // namespace lagebild
