#include "outside/cli/table.h"

#include "outside/cli/program.h"

namespace lagebild {

namespace {

const Flag from = {"from", 0, Takes::choice, "KIND", {"auto", "text", "html", "jsonl", "feed", "warc"}};
const Flag published = {"published", 0, Takes::day, "DATE", {}};
const Flag language = {"language", 0, Takes::language, "CODE", {}};
const Flag threads = {"threads", 'j', Takes::number, "N", {}};

const Flag as = {"as", 0, Takes::choice, "FORM", {"table", "jsonl", "csv"}};
const Flag by = {"by", 0, Takes::text, "NAME", {}, true};
const Flag about = {"about", 0, Takes::text, "TEXT", {}, true};
const Flag place = {"place", 0, Takes::text, "NAME", {}, true};
const Flag report = {"report", 0, Takes::text, "ID", {}, true};
const Flag story = {"story", 0, Takes::text, "ID", {}, true};
const Flag since = {"since", 0, Takes::day, "DATE", {}};
const Flag until = {"until", 0, Takes::day, "DATE", {}};
const Flag unverified = {"unverified", 0, Takes::nothing, {}, {}};
const Flag disputed = {"disputed", 0, Takes::nothing, {}, {}};

std::vector<Flag> text_flag(std::string_view name) { return {{name, 0, Takes::text, "TEXT", {}}}; }

std::vector<std::string_view> kinds() {
  return {"report", "actor", "statement", "event", "figure", "copy", "matter", "agreement", "story", "entry", "sentence"};
}

std::vector<Flag> together(std::vector<Flag> some, const std::vector<Flag>& more) {
  some.insert(some.end(), more.begin(), more.end());
  return some;
}

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
      {"add",
       {"PATH", Takes::file, 0, any_number, {}},
       {from,
        published,
        language,
        threads,
        {"allow-net", 0, Takes::nothing, {}, {}},
        {"watch", 0, Takes::folder, "FOLDER", {}, true}},
       run_add},
      {"reports", {}, {{"because", 0, Takes::nothing, {}, {}}, report, story, since, until, as}, run_reports},
      {"statements",
       {},
       together({by, about, report, story, since, until, unverified},
                together(text_flag("act"), together(text_flag("form"), {as}))),
       run_statements},
      {"figures",
       {},
       together(text_flag("category"), {by, about, place, report, story, since, until, unverified, as}),
       run_figures},
      {"events",
       {},
       together(text_flag("type"),
                together(text_flag("status"), {by, about, place, report, story, since, until, unverified, as})),
       run_events},
      {"timeline", {}, {about, report, story, since, until, unverified, disputed, as}, run_timeline},
      {"copies", {}, {report, as}, run_copies},
      {"digest", {}, {{"stories", 0, Takes::number, "N", {}}, as}, run_digest},
      {"export",
       {"KIND", Takes::choice, 0, any_number, kinds()},
       {{"as", 0, Takes::choice, "FORM", {"jsonl", "csv"}}},
       run_export},
      {"explain", {"ID", Takes::text, 1, any_number, {}}, {}, run_explain},
      {"analyze", {"FILE", Takes::file, 1, any_number, {}}, {from, published, language, threads}, run_analyze},
      {"verify", {}, {}, run_verify},
      {"reread", {}, {{"old", 0, Takes::nothing, {}, {}}}, run_reread},
      {"remove", {"ID", Takes::text, 1, any_number, {}}, {}, run_remove},
      {"check",
       {"FOLDER", Takes::folder, 1, 1, {}},
       {{"bless", 0, Takes::nothing, {}, {}}, {"only", 0, Takes::text, "TEXT", {}}},
       run_check},
      {"completions", {"SHELL", Takes::choice, 1, 1, {"bash", "zsh", "fish"}}, {}, run_completions},
      {"man", {}, {{"as", 0, Takes::choice, "FORM", {"man", "markdown"}}}, run_man},
      {"parse",
       {"FILE", Takes::file, 1, any_number, {}},
       {{"from", 0, Takes::choice, "KIND", {"text", "conllu"}},
        {"as", 0, Takes::choice, "FORM", {"tree", "conllu", "jsonl"}},
        language},
       run_parse},
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
