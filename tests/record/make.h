// Readings made by hand for the tests of the record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/base/sha256.h"
#include "report/reading/reading.h"

namespace lagebild::tests {

inline Reading make_reading(std::string id, std::string text, std::string_view published = {}, std::string outlet = {}) {
  TokenRules rules;
  rules.open_quotes = "„“\"»«";
  rules.close_quotes = "“”\"«»";
  Reading reading;
  reading.language = "de";
  reading.report.id = std::move(id);
  reading.report.text = std::move(text);
  reading.report.sha256 = sha256_hex(reading.report.id + reading.report.text);
  if (!outlet.empty()) reading.report.outlet = std::move(outlet);
  if (!published.empty()) reading.report.published = {parse_days(published), Basis::given, std::nullopt};
  reading.text = cut(reading.report.text, rules);
  return reading;
}

inline Span find_words(const Reading& reading, std::string_view words);

// Adds an actor named `name`, mentioned where `words` stand first (its name where none are given); returns its index.
inline std::uint32_t add_actor(Reading& reading, std::string name, MentionKind kind = MentionKind::person,
                               std::string_view words = {}) {
  const auto index = static_cast<std::uint32_t>(reading.mentions.actors.size());
  Mention mention;
  mention.span = find_words(reading, words.empty() ? std::string_view(name) : words);
  mention.kind = kind;
  mention.actor = index;
  reading.mentions.all.push_back(mention);
  Actor actor;
  actor.id = "a" + std::to_string(index + 1);
  actor.name = std::move(name);
  actor.kind = kind;
  reading.mentions.actors.push_back(std::move(actor));
  return index;
}

struct Count {
  std::string_view words;  // As they stand in the text.
  std::optional<std::int64_t> low, high;
  Bound bound = Bound::exact;
  std::string counted = "Menschen", category = "killed";
  std::optional<std::uint32_t> speaker = {};  // Index of an actor.
};
inline void add_figure(Reading& reading, const Count& count) {
  Figure figure;
  figure.span = find_words(reading, count.words);
  if (count.low) figure.low = Decimal(*count.low);
  if (count.high) figure.high = Decimal(*count.high);
  figure.bound = count.bound;
  figure.counted = count.counted;
  figure.category = count.category;
  if (count.speaker) {
    Source source;
    source.actor = count.speaker;
    source.text = reading.mentions.actors[*count.speaker].name;
    figure.attribution.speaker = source;
  }
  reading.figures.push_back(std::move(figure));
}

inline void add_statement(Reading& reading, std::string_view words, std::string act, std::uint32_t speaker,
                          Form form = Form::indirect) {
  Statement statement;
  statement.span = find_words(reading, words);
  statement.spans = {statement.span};
  statement.act = std::move(act);
  statement.form = form;
  Source source;
  source.actor = speaker;
  source.text = reading.mentions.actors[speaker].name;
  statement.attribution.speaker = source;
  reading.speech.statements.push_back(std::move(statement));
}

inline void add_event(Reading& reading, std::string_view words, std::string type, std::string_view clause, std::string_view days,
                      Status status = Status::happened) {
  Event event;
  event.span = find_words(reading, words);
  event.clause = find_words(reading, clause);
  event.type = std::move(type);
  event.status = status;
  if (!days.empty()) event.days = parse_days(days);
  reading.events.push_back(std::move(event));
}

// The place of `words` in the text of a reading; the first where there are several.
inline Span find_words(const Reading& reading, std::string_view words) {
  const std::size_t at = reading.text.bytes.find(words);
  if (at == std::string::npos) return {};
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

inline std::vector<const Reading*> pointers(const std::vector<Reading>& readings) {
  std::vector<const Reading*> out;
  for (const Reading& reading : readings) out.push_back(&reading);
  return out;
}

}  // namespace lagebild::tests
