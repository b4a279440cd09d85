#include "record/agreement/tellings.h"

#include <algorithm>
#include <map>

#include "ground/base/sha256.h"
#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::size_t stem_bytes = 7;
constexpr std::size_t least_bytes = 4;

std::string stem(std::string_view word) {
  if (word.size() <= stem_bytes) return std::string(word);
  std::size_t end = stem_bytes;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) --end;
  return std::string(word.substr(0, end));
}

// Stems of the words of a span, sorted, each once. Short words are mostly grammar.
std::vector<std::string> stems_in(const Text& text, Span span) {
  std::vector<std::string> stems;
  const auto from = std::lower_bound(text.tokens.begin(), text.tokens.end(), span.begin,
                                     [](const Token& token, std::uint32_t begin) { return token.span.begin < begin; });
  for (auto token = from; token != text.tokens.end() && token->span.end <= span.end; ++token) {
    const std::string& word = text.folded[static_cast<std::size_t>(token - text.tokens.begin())];
    if (token->kind == TokenKind::number || (token->kind == TokenKind::word && word.size() >= least_bytes))
      stems.push_back(stem(word));
  }
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

std::vector<std::string> folded_words(std::string_view words) {
  std::vector<std::string> out;
  const std::string folded = fold(words);
  for (std::size_t begin = 0, end = 0; begin < folded.size(); begin = end + 1) {
    end = std::min(folded.find_first_of(" -\n", begin), folded.size());
    if (end > begin) out.push_back(folded.substr(begin, end - begin));
  }
  return out;
}

// The last word of what is counted ("schwer verletzte Soldaten" -> "soldate"); nothing where it is people in general.
std::string counted_stem(const Sources& sources, const Telling& telling, const std::string& counted) {
  const std::vector<std::string> words = folded_words(counted);
  if (words.empty()) return {};
  const auto general = sources.general.find(sources.readings[telling.report]->language);
  if (general != sources.general.end() && general->second.contains(words.back())) return {};
  return stem(words.back());
}

std::optional<std::uint32_t> actor_of(const Sources& sources, std::uint32_t report, const std::optional<std::uint32_t>& local) {
  const std::vector<std::uint32_t>& actors = sources.identity.of[report];
  if (!local || *local >= actors.size()) return std::nullopt;
  return actors[*local];
}

std::string_view letter(TellingKind kind) {
  switch (kind) {
    case TellingKind::figure:
      return "f";
    case TellingKind::event:
      return "e";
    case TellingKind::statement:
      return "s";
  }
  return "";
}

class Collector {
 public:
  Collector(const Sources& sources, std::vector<Telling>& out) : sources_(sources), out_(out) {}

  void collect(std::uint32_t report) {
    report_ = report;
    const Reading& reading = *sources_.readings[report];
    for (std::uint32_t i = 0; i < reading.figures.size(); ++i) {
      add(TellingKind::figure, i, reading.figures[i].span, reading.figures[i].attribution, reading.figures[i].since);
    }
    for (std::uint32_t i = 0; i < reading.events.size(); ++i) {
      add(TellingKind::event, i, reading.events[i].span, reading.events[i].attribution, days_of(reading.events[i]));
    }
    for (std::uint32_t i = 0; i < reading.speech.statements.size(); ++i) {
      const Statement& s = reading.speech.statements[i];
      add(TellingKind::statement, i, s.span, s.attribution, s.said);
    }
  }

 private:
  // "In der Nacht brach der Damm", published that day: what happened did so by then.
  [[nodiscard]] std::optional<Days> days_of(const Event& event) const {
    const std::optional<Days>& published = sources_.published[report_];
    std::optional<Days> days = event.days;
    if (days && published && event.status == Status::happened && days->from <= published->to)
      days->to = std::min(days->to, published->to);
    return days;
  }

  void add(TellingKind kind, std::uint32_t index, Span span, const Attribution& attribution, const std::optional<Days>& days) {
    Telling telling;
    telling.kind = kind;
    telling.report = report_;
    telling.index = index;
    telling.span = span;
    telling.days = days;
    if (attribution.speaker) telling.speaker = actor_of(sources_, report_, attribution.speaker->actor);
    const Report& report = sources_.readings[report_]->report;
    // Two events may rest on one word: the second is told from the first by its number.
    const bool twin = !out_.empty() && out_.back().report == report_ && out_.back().kind == kind && out_.back().span == span;
    twins_ = twin ? twins_ + 1 : 0;
    telling.id =
        content_id(letter(kind), report.sha256 + "\n" + report.id + "\n" + std::string(letter(kind)) + "\n" +
                                     std::to_string(span.begin) + "-" + std::to_string(span.end) + "\n" + std::to_string(twins_));
    out_.push_back(std::move(telling));
  }

  const Sources& sources_;
  std::vector<Telling>& out_;
  std::uint32_t report_ = 0;
  std::uint32_t twins_ = 0;
};

// Whether two tellings in one copied passage are one: the same words, or the same kind of thing.
bool alike(const Sources& sources, const Telling& a, const Telling& b, bool exactly) {
  if (a.kind != b.kind) return false;
  if (exactly) {
    return slice(sources.readings[a.report]->text.bytes, a.span) == slice(sources.readings[b.report]->text.bytes, b.span);
  }
  switch (a.kind) {
    case TellingKind::figure: {
      const Figure &x = figure_of(sources, a), &y = figure_of(sources, b);
      return !x.category.empty() && x.category == y.category && x.low == y.low && x.high == y.high;
    }
    case TellingKind::event:
      return event_of(sources, a).type == event_of(sources, b).type;
    case TellingKind::statement:
      return a.speaker.has_value() && a.speaker == b.speaker;
  }
  return false;
}

// First and last + 1 of the tellings of each report.
std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges(const std::vector<Telling>& tellings, std::size_t reports) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out(reports);
  for (std::uint32_t i = 0; i < tellings.size(); ++i) {
    auto& [first, last] = out[tellings[i].report];
    if (last == 0) first = i;
    last = i + 1;
  }
  return out;
}

}  // namespace

std::vector<Telling> collect_tellings(const Sources& sources) {
  std::vector<Telling> tellings;
  Collector collector(sources, tellings);
  for (std::uint32_t report = 0; report < sources.readings.size(); ++report) collector.collect(report);
  return tellings;
}

const Figure& figure_of(const Sources& sources, const Telling& telling) {
  return sources.readings[telling.report]->figures[telling.index];
}
const Event& event_of(const Sources& sources, const Telling& telling) {
  return sources.readings[telling.report]->events[telling.index];
}
const Statement& statement_of(const Sources& sources, const Telling& telling) {
  return sources.readings[telling.report]->speech.statements[telling.index];
}

const Attribution& attribution_of(const Sources& sources, const Telling& telling) {
  switch (telling.kind) {
    case TellingKind::figure:
      return figure_of(sources, telling).attribution;
    case TellingKind::event:
      return event_of(sources, telling).attribution;
    case TellingKind::statement:
      break;
  }
  return statement_of(sources, telling).attribution;
}

Compared prepare(const Sources& sources, const Telling& telling, std::uint32_t index) {
  Compared out;
  out.telling = index;
  out.days = telling.days;
  out.published = sources.published[telling.report];
  const Text& text = sources.readings[telling.report]->text;
  switch (telling.kind) {
    case TellingKind::figure: {
      const Figure& figure = figure_of(sources, telling);
      if (figure.place) out.place = folded_words(*figure.place);
      out.counted = counted_stem(sources, telling, figure.counted);
      break;
    }
    case TellingKind::event: {
      const Event& event = event_of(sources, telling);
      out.words = stems_in(text, event.clause.empty() ? event.span : event.clause);
      if (event.place) out.place = folded_words(event.place->name.empty() ? event.place->text : event.place->name);
      for (const Party& party : event.parties) {
        const auto actor = actor_of(sources, telling.report, party.actor);
        if (!actor) continue;
        out.parties.push_back(*actor);
        if (party.role == Role::actor) out.actor = actor;
      }
      std::sort(out.parties.begin(), out.parties.end());
      break;
    }
    case TellingKind::statement:
      out.words = stems_in(text, telling.span);
      break;
  }
  return out;
}

std::vector<std::uint32_t> copied_from(const Sources& sources, const std::vector<Telling>& tellings) {
  std::vector<std::uint32_t> from(tellings.size());
  for (std::uint32_t i = 0; i < tellings.size(); ++i) from[i] = i;
  const auto range = ranges(tellings, sources.readings.size());
  const auto inside = [&](const Passage& passage) {
    std::vector<std::uint32_t> list;
    for (std::uint32_t i = range[passage.report].first; i < range[passage.report].second; ++i) {
      if (passage.span.contains(tellings[i].span)) list.push_back(i);
    }
    return list;
  };
  for (const Copy& copy : sources.copies.all) {
    std::vector<std::uint32_t> left = inside(copy.a);
    const std::vector<std::uint32_t> taken = inside(copy.b);
    for (const bool exactly : {true, false}) {
      for (const std::uint32_t b : taken) {
        if (from[b] != b) continue;
        const auto a = std::find_if(left.begin(), left.end(),
                                    [&](std::uint32_t i) { return alike(sources, tellings[i], tellings[b], exactly); });
        if (a == left.end()) continue;
        from[b] = *a;
        left.erase(a);
      }
    }
  }
  return from;
}

double overlap(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  std::size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) ++shared;
    const bool advance_x = *x <= *y, advance_y = *y <= *x;
    if (advance_x) ++x;
    if (advance_y) ++y;
  }
  return static_cast<double>(shared) / static_cast<double>(std::min(a.size(), b.size()));
}

}  // namespace lagebild
