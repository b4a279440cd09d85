#include <algorithm>

#include "ground/language/numerals.h"
#include "ground/language/pack.h"
#include "report/time/direction.h"
#include "report/time/formula.h"
#include "report/time/story.h"
#include "report/time/time.h"

namespace lagebild {
namespace {

TimexType type_of(std::string_view name, const Formula& f) {
  if (name == "date") return TimexType::date;
  if (name == "time") return TimexType::time;
  if (name == "duration") return TimexType::duration;
  if (name == "set") return TimexType::set;
  if (f.kind == FormulaKind::set) return TimexType::set;
  if (f.kind == FormulaKind::distance || f.kind == FormulaKind::length) return TimexType::duration;
  return f.part.empty() && f.clock.empty() ? TimexType::date : TimexType::time;
}

Anchor anchor_of(std::string_view name, const Formula& f) {
  if (name == "told") return Anchor::told;
  if (name == "event") return Anchor::event;
  if (name == "none" || f.absolute() || f.before_christ) return Anchor::none;
  if (f.kind == FormulaKind::calendar || f.kind == FormulaKind::distance) return Anchor::publication;
  return Anchor::none;
}

struct Found {
  Time time;
  bool today = false;  // "heute": this day, or nowadays.
  bool ahead = false;  // "in drei Wochen": to a day where the clause speaks of what is to come.
  Formula formula;
  std::uint32_t first = 0, last = 0;
};

// "der" of "der vergangenen Woche" belongs to the expression where the rule says so; looked at here, since rules that begin
// with an article would be tried at every article.
std::uint32_t first_token(const Match& match, const Text& text, const Pack& pack) {
  if (match.first == 0 || !match.gives.has("article")) return match.first;
  const std::uint32_t before = match.first - 1;
  if (text.tokens[before].sentence != text.tokens[match.first].sentence) return match.first;
  return pack.lists().find(pack.list("article"), text.folded[before]) == nullptr ? match.first : before;
}

// "1914–18", "10-18 Uhr": the end of a range is a time of its own, with the century of its beginning.
std::optional<Found> range_end(Found& begin, std::string_view formula, const Text& text) {
  const std::string_view words = slice(text.bytes, begin.time.span);
  const std::size_t mark = std::min({words.find('-'), words.find('/'), words.find("–")});
  auto end = parse_formula(formula);
  if (!end || mark == std::string_view::npos) return std::nullopt;
  if (end->year && end->short_year && begin.formula.year) {
    const int century = *begin.formula.year / 100 * 100;
    *end->year += *end->year + century < *begin.formula.year ? century + 100 : century;
    end->short_year = false;
  }
  Found out = begin;
  out.formula = std::move(*end);
  const auto at = begin.time.span.begin + static_cast<std::uint32_t>(mark);
  begin.time.span.end = at;
  out.time.span.begin = at + (words[mark] == '-' || words[mark] == '/' ? 1 : 3);
  return out;
}

std::vector<Found> read_matches(const std::vector<Match>& matches, const Text& text, const Pack& pack) {
  std::vector<Found> out;
  for (const Match& match : matches) {
    // Reads like a time and is none: "Kinder zwischen sechs und elf Jahren".
    if (match.gives.get("type") == "none") continue;
    auto formula = parse_formula(match.gives.get("formula"));
    // "31. Februar", "25:70 Uhr": the words fit, the calendar does not.
    if (!formula) continue;
    Found found;
    found.first = first_token(match, text, pack);
    found.time.span = text.cover(found.first, match.last);
    found.time.type = type_of(match.gives.get("type"), *formula);
    found.time.meaning.anchor = anchor_of(match.gives.get("anchor"), *formula);
    found.time.rule = match.rule->name;
    found.formula = std::move(*formula);
    found.today = match.gives.has("today");
    found.ahead = match.gives.has("ahead");
    found.last = match.last;
    auto end = match.gives.has("to") ? range_end(found, match.gives.get("to"), text) : std::nullopt;
    out.push_back(std::move(found));
    if (end) out.push_back(std::move(*end));
  }
  return out;
}

// Most years named lie well before publication, and few words point at it: history, which goes from one date told to the next.
bool narrative(const std::vector<Found>& found, const std::optional<Days>& published) {
  std::size_t history = 0, news = 0, yearless = 0;
  int latest = 0;
  if (published) latest = static_cast<int>(parts(published->to).year());
  for (const Found& f : found) {
    const Formula& formula = f.formula;
    if (f.today) continue;
    const bool old_year = formula.year && !formula.short_year && (latest == 0 || *formula.year + 2 < latest);
    if (formula.before_christ || old_year)
      ++history;
    else if (formula.weekday || (formula.shift_unit && days_in(*formula.shift_unit) <= 7))
      ++news;
    else if (formula.undirected())
      ++yearless;
  }
  if (news == 0 && history >= 2 && yearless >= 1) return true;
  return history >= 5 && yearless >= 3 && history > 2 * news;
}

// "heute" means nowadays where nothing else counts from the day of publication.
bool counts_days(const std::vector<Found>& found) {
  return std::any_of(found.begin(), found.end(), [](const Found& f) {
    const bool near_day = f.formula.shift_unit == Unit::day && f.time.meaning.anchor == Anchor::publication;
    return !f.today && (near_day || f.formula.weekday || f.formula.weekend || (!f.formula.clock.empty() && !f.formula.year));
  });
}

void set_today(std::vector<Found>& found, bool history, const Text& text, const Pack& pack) {
  if (!history && counts_days(found)) return;
  const Directions directions(text, pack);
  for (Found& f : found) {
    // "The envoy said today he would step down"
    if (!f.today || (!history && directions.of(f.first, f.last, true) == Choice::past)) continue;
    f.formula = *parse_formula("ref present");
    f.time.meaning.anchor = Anchor::none;
  }
}

// In history what a paper counts from its own day is counted from the day last told.
void anchor_history(std::vector<Found>& found) {
  for (Found& f : found) {
    if (f.time.meaning.anchor != Anchor::publication) continue;
    if (f.formula.undirected()) f.formula.choice = Choice::near;
    if (f.formula.kind == FormulaKind::calendar && !f.formula.decade) f.time.meaning.anchor = Anchor::told;
  }
}

void set_directions(std::vector<Found>& found, const Text& text, const Pack& pack) {
  const Directions directions(text, pack);
  const ListId names = pack.list("before-named-day");
  const ListId onward = pack.list("after-first-day");
  const auto is = [&](ListId list, std::uint32_t token) {
    return token < text.tokens.size() && pack.lists().find(list, text.folded[token]) != nullptr;
  };
  for (Found& f : found) {
    // A full date needs no direction; dating asks whether it was told as past or announced.
    if (f.formula.year && f.formula.month && f.formula.choice == Choice::none)
      f.formula.choice = directions.of(f.first, f.last, true);
    if (f.ahead && directions.of(f.first, f.last, true) == Choice::future) {
      f.formula.kind = FormulaKind::distance;
      f.formula.sign = 1;
      f.time.meaning.anchor = Anchor::publication;
    }
    // "Heute Nacht fielen Schüsse": the night that led to today.
    const bool tonight = f.formula.shift_unit == Unit::day && f.formula.shift_count == 0 && f.formula.part == "NI";
    if (tonight && f.time.meaning.anchor == Anchor::publication)
      f.formula.eve = directions.of(f.first, f.last, true) == Choice::past;
    if (!f.formula.undirected()) continue;
    const bool week = f.formula.weekday && !f.formula.month;
    // "das Ergebnis vom Sonntag": names a day and does not say when the clause happens. "vom Sonntag an" does.
    if (f.first > 0 && is(names, f.first - 1) && !is(onward, f.last)) {
      f.formula.choice = week ? Choice::past : Choice::near;
      continue;
    }
    const Choice choice = directions.of(f.first, f.last, f.formula.weekday || f.formula.day || f.formula.weekend);
    f.formula.choice = choice != Choice::none ? choice : week ? Choice::open : Choice::near;
  }
}

std::uint32_t sentence_at(const Text& text, std::uint32_t byte) {
  const auto after = std::upper_bound(text.sentences.begin(), text.sentences.end(), byte,
                                      [](std::uint32_t b, const Sentence& s) { return b < s.span.begin; });
  return static_cast<std::uint32_t>(after - text.sentences.begin()) - 1;
}

void apply(const Resolved& resolved, Time& time) {
  time.value = resolved.value;
  time.mod = resolved.mod;
  time.days = resolved.days;
  time.candidates = resolved.candidates;
  time.edtf = resolved.edtf;
}

std::string counted_from(Anchor anchor, const std::optional<Days>& from) {
  if (anchor == Anchor::none) return {};
  return from ? " @ " + iso(from->from) + "/" + iso(from->to) : " @ ?";
}

void resolve_one(Time& time, const Text& text, const std::optional<Days>& published, Story& story) {
  const auto told = parse_formula(time.meaning.formula);
  if (!told) return;
  Formula formula = *told;
  const std::uint32_t sentence = sentence_at(text, time.span.begin);
  std::optional<Days> from = published;
  if (time.meaning.anchor == Anchor::event || time.meaning.anchor == Anchor::none) from.reset();
  if (time.meaning.anchor == Anchor::told) from = story.start(formula, sentence);
  apply(resolve(formula, from), time);
  time.basis = lagebild::text(formula) + counted_from(time.meaning.anchor, from);
  if (formula.kind == FormulaKind::calendar && time.days && time.candidates.empty()) story.tell(*told, *time.days, sentence);
}

bool hour_before_day(const Time& hour, const Time& day) {
  if (hour.type != TimexType::time || hour.meaning.anchor != Anchor::told || day.span.begin - hour.span.end > 8) return false;
  const auto formula = parse_formula(day.meaning.formula);
  return formula && formula->kind == FormulaKind::calendar && (formula->day || formula->weekday) && formula->clock.empty();
}

}  // namespace

std::vector<Time> find_times(const Text& text, const Pack& pack, const std::optional<Days>& published) {
  const RuleSet& rules = pack.rules("time");
  if (rules.rules().empty()) return {};
  const Layer numbers = number_layer(find_numerals(text, pack));
  std::vector<Found> found = read_matches(rules.find(text, {&numbers}), text, pack);
  const bool history = narrative(found, published);
  set_today(found, history, text, pack);
  if (history) anchor_history(found);
  set_directions(found, text, pack);
  std::vector<Time> out;
  out.reserve(found.size());
  for (Found& f : found) {
    f.time.meaning.formula = lagebild::text(f.formula);
    out.push_back(std::move(f.time));
  }
  resolve_times(out, text, pack, published);
  return out;
}

void resolve_times(std::vector<Time>& times, const Text& text, const Pack& /*pack*/, const std::optional<Days>& published) {
  Story story(published, text);
  for (std::size_t i = 0; i < times.size(); ++i) {
    // "um 20 Uhr am 3. Mai": the day first.
    const bool swap = i + 1 < times.size() && hour_before_day(times[i], times[i + 1]);
    if (swap) resolve_one(times[i + 1], text, published, story);
    resolve_one(times[i], text, published, story);
    if (swap) ++i;
  }
}

}  // namespace lagebild
