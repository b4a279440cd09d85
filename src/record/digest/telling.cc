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

// A clause can be printed without what stands around it where it begins with a capital or a mark and ends its sentence: "dass die
// Brücke brach" and "Nachdem die Brücke gebrochen war," cannot.
static bool stands_alone(const std::string& bytes, Span clause, Span sentence) {
  if (clause.empty() || clause.end + 1 < sentence.end) return false;
  const char first = bytes[clause.begin];
  return !(first >= 'a' && first <= 'z');
}

bool is_hearsay(const Picture& picture, const Telling& telling) {
  const auto& speaker = attribution_at(picture, telling).speaker;
  return speaker && speaker->how == How::unnamed && !speaker->actor;
}

std::string number_at(const Picture& picture, const Telling& telling) {
  const auto& figures = picture.readings[telling.report]->figures;
  std::optional<std::uint32_t> index;
  if (telling.kind == TellingKind::figure) index = telling.index;
  if (telling.kind == TellingKind::event) index = toll_of(event_at(picture, telling), figures);
  if (!index) return {};
  const Figure& figure = figures[*index];
  const std::optional<Decimal>& number = figure.low ? figure.low : figure.high;
  return number ? number->text() : std::string();
}

bool begins_with_pronoun(const Text& text, Span span) {
  const auto token =
      std::partition_point(text.tokens.begin(), text.tokens.end(), [&](const Token& t) { return t.span.begin < span.begin; });
  const auto at = static_cast<std::size_t>(token - text.tokens.begin());
  return at < text.words.size() && text.words[at].upos == Upos::Pron;
}

std::string line_text(const Picture& picture, const Telling& telling) {
  const std::string& bytes = picture.readings[telling.report]->text.bytes;
  const Span sentence = sentence_around(picture, telling.report, telling.span);
  const Span clause = event_at(picture, telling).clause;
  if (stands_alone(bytes, clause, sentence)) return std::string(slice(bytes, clause));
  const Span whole = without_dateline(picture, telling.report, sentence);
  // "Ein langer Tag: Nachdem die Helfer am Montag die Brücke erreicht hatten, …": only the clause of a long sentence.
  constexpr std::uint32_t long_sentence = 160, least_clause = 40;
  const bool inner = clause.begin > whole.begin && clause.size() >= least_clause && whole.size() > long_sentence &&
                     !begins_with_pronoun(picture.readings[telling.report]->text, clause);
  if (!inner) return std::string(slice(bytes, whole));
  std::string_view words = slice(bytes, clause);
  while (!words.empty() && (words.back() == ',' || words.back() == ' ' || words.back() == '.')) words.remove_suffix(1);
  return "… " + std::string(words) + (clause.end + 1 < whole.end ? " …" : "");
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
  // As the list of reports at the foot numbers it.
  const std::vector<std::uint32_t>& reports = picture.stories.all[picture.stories.of[report]].reports;
  const auto at = std::find(reports.begin(), reports.end(), report) - reports.begin();
  return phrases.fill("outlet-unknown", {{"id", std::to_string(at + 1)}});
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

std::string date_in(const Picture& picture, const Phrases& phrases, std::uint32_t story, const Days& days) {
  const std::optional<Days>& all = picture.stories.all[story].days;
  if (!all) return phrases.date(days);
  const auto year = parts(all->from).year();
  const bool one = year == parts(all->to).year() && year == parts(days.from).year() && year == parts(days.to).year();
  return one ? phrases.without_year(days) : phrases.date(days);
}

std::string source_of(const Picture& picture, const Phrases& phrases, const Telling& telling) {
  const auto& published = picture.published[telling.report].days;
  const std::string date = published ? date_in(picture, phrases, picture.stories.of[telling.report], *published) : std::string();
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
