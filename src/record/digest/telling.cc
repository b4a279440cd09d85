#include "record/digest/telling.h"

#include <algorithm>
#include <set>

#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::size_t most_outlets = 4;

const Sentence* sentence_at(const Text& text, std::uint32_t begin) {
  const auto after = std::upper_bound(text.sentences.begin(), text.sentences.end(), begin,
                                      [](std::uint32_t at, const Sentence& s) { return at < s.span.begin; });
  return after == text.sentences.begin() ? nullptr : &*std::prev(after);
}

// "mehr als 250" has 251 as its low end; what is printed is 250.
Decimal one_less(const Decimal& value, int by) { return value.whole() ? value.plus(Decimal(by)).value_or(value) : value; }

std::string_view bound_name(Bound bound) {
  switch (bound) {
    case Bound::exact:
      return "bound-exact";
    case Bound::about:
      return "bound-about";
    case Bound::at_least:
      return "bound-at-least";
    case Bound::at_most:
      return "bound-at-most";
    case Bound::between:
      return "bound-between";
    case Bound::more_than:
      return "bound-more-than";
    case Bound::less_than:
      return "bound-less-than";
  }
  return "bound-exact";
}

}  // namespace

const Figure& figure_at(const Picture& picture, const Telling& telling) {
  return picture.readings[telling.report]->figures[telling.index];
}
const Event& event_at(const Picture& picture, const Telling& telling) {
  return picture.readings[telling.report]->events[telling.index];
}
const Statement& statement_at(const Picture& picture, const Telling& telling) {
  return picture.readings[telling.report]->speech.statements[telling.index];
}

const Attribution& attribution_at(const Picture& picture, const Telling& telling) {
  switch (telling.kind) {
    case TellingKind::figure:
      return figure_at(picture, telling).attribution;
    case TellingKind::event:
      return event_at(picture, telling).attribution;
    case TellingKind::statement:
      break;
  }
  return statement_at(picture, telling).attribution;
}

Span sentence_around(const Picture& picture, std::uint32_t report, Span span) {
  const Sentence* sentence = sentence_at(picture.readings[report]->text, span.begin);
  return sentence == nullptr ? span : sentence->span;
}

std::size_t sentence_number(const Picture& picture, const Passage& passage) {
  const Text& text = picture.readings[passage.report]->text;
  const Sentence* sentence = sentence_at(text, passage.span.begin);
  return sentence == nullptr ? 1 : static_cast<std::size_t>(sentence - text.sentences.data()) + 1;
}

std::size_t count_origins(const Picture& picture, const std::vector<std::uint32_t>& reports) {
  std::set<std::uint32_t> sources;
  for (const std::uint32_t report : reports) sources.insert(picture.copies.source[report]);
  return sources.size();
}

std::string outlet_of(const Picture& picture, const Phrases& phrases, std::uint32_t report) {
  const Report& source = picture.readings[report]->report;
  if (source.outlet && !source.outlet->empty()) return *source.outlet;
  return phrases.fill("outlet-unknown", {{"id", picture.ids[report]}});
}

std::string outlets_of(const Picture& picture, const Phrases& phrases, const std::vector<std::uint32_t>& reports) {
  std::vector<std::string> names;
  for (const std::uint32_t report : reports) {
    std::string name = outlet_of(picture, phrases, report);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  if (names.size() > most_outlets) {
    const std::size_t more = names.size() - most_outlets + 1;
    names.resize(most_outlets - 1);
    names.push_back(phrases.count("others", more));
  }
  return phrases.join(names);
}

std::string speaker_of(const Picture& picture, const Telling& telling) {
  if (telling.speaker) return picture.identity.actors[*telling.speaker].name;
  const auto& speaker = attribution_at(picture, telling).speaker;
  if (!speaker || speaker->how == How::unnamed) return {};
  return speaker->name.value_or(speaker->text);
}

std::string source_of(const Picture& picture, const Phrases& phrases, const Telling& telling) {
  const auto& published = picture.published[telling.report].days;
  const std::string date = published ? phrases.date(*published) : std::string();
  const std::string undated = published ? "" : "-undated";
  const std::string outlet = outlet_of(picture, phrases, telling.report);
  const std::string speaker = speaker_of(picture, telling);
  const Attribution& attribution = attribution_at(picture, telling);
  if (!speaker.empty()) {
    const std::string via =
        attribution.via.empty() ? std::string() : attribution.via.front().name.value_or(attribution.via.front().text);
    return phrases.fill((via.empty() ? "source-named" : "source-via") + undated,
                        {{"speaker", speaker}, {"via", via}, {"date", date}});
  }
  const bool hearsay = attribution.speaker.has_value();
  return phrases.fill((hearsay ? "source-hearsay" : "source-report") + undated, {{"outlet", outlet}, {"date", date}});
}

std::string value_of(const Phrases& phrases, const Figure& figure) {
  if (!figure.low && !figure.high) return {};
  if (figure.bound == Bound::between && figure.low && figure.high) {
    return phrases.fill("bound-between", {{"low", phrases.number(*figure.low)}, {"high", phrases.number(*figure.high)}});
  }
  Decimal value = figure.low ? *figure.low : *figure.high;
  if (figure.bound == Bound::more_than && figure.low) value = one_less(*figure.low, -1);
  if (figure.bound == Bound::less_than && figure.high) value = one_less(*figure.high, 1);
  if (figure.bound == Bound::about && figure.low && figure.high) {
    const auto sum = figure.low->plus(*figure.high);
    if (sum && *figure.low != *figure.high) value = sum->times(Decimal(5, 1)).value_or(value);
  }
  return phrases.fill(bound_name(figure.bound), {{"n", phrases.number(value)}});
}

Span without_dateline(const Picture& picture, std::uint32_t report, Span span) {
  constexpr std::uint32_t longest = 60;
  if (span.begin != 0) return span;
  const std::string_view opening = slice(picture.readings[report]->text.bytes, {0, std::min(span.end, longest)});
  const std::size_t bracket = opening.find(") ");
  if (bracket == std::string_view::npos) return span;
  for (const std::string_view dash : {std::string_view("– "), std::string_view("- "), std::string_view("— ")}) {
    if (opening.substr(bracket + 2).starts_with(dash)) span.begin = static_cast<std::uint32_t>(bracket + 2 + dash.size());
  }
  return span;
}

// A quotation without its own marks; as it is where only one end has one.
Span without_marks(const Picture& picture, std::uint32_t report, Span span) {
  static constexpr std::string_view marks[] = {"\"", "„", "“", "”", "»", "«", "‚", "‘", "’"};
  const std::string_view words = slice(picture.readings[report]->text.bytes, span);
  Span inner = span;
  for (const std::string_view mark : marks) {
    if (words.starts_with(mark)) inner.begin = span.begin + static_cast<std::uint32_t>(mark.size());
    if (words.ends_with(mark)) inner.end = span.end - static_cast<std::uint32_t>(mark.size());
  }
  return inner.begin > span.begin && inner.end < span.end && inner.begin < inner.end ? inner : span;
}

std::string quote_of(const Picture& picture, const Phrases& phrases, std::uint32_t report, Span span, std::size_t most) {
  span = without_marks(picture, report, without_dateline(picture, report, span));
  std::string_view words = slice(picture.readings[report]->text.bytes, span);
  return phrases.quote(phrases.shorten(words, most));
}

}  // namespace lagebild
