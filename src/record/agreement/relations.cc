#include "record/agreement/relations.h"

#include <algorithm>
#include <map>

#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr double about = 0.1;              // "etwa 250" allows for so much on either side.
constexpr std::size_t near_sentences = 3;  // So far before a bare "wies dies zurück" stands what it denies.
constexpr std::size_t bare_words = 4;      // A denial with fewer content words does not itself say what is denied.
constexpr double denied_overlap = 0.5;
constexpr std::size_t least_shared = 3;
constexpr std::size_t most_claims = 200;  // Claims of a story that a denial is compared with, the nearest before it.

// A figure as a range of numbers; `wide`: with what "about" allows for.
struct Range {
  double low, high;
};
constexpr double no_end = 1e18;

Range range_of(const Figure& figure, bool wide) {
  Range range{figure.low ? figure.low->approximate() : 0, figure.high ? figure.high->approximate() : no_end};
  if (wide && figure.bound == Bound::about) {
    range.low *= 1 - about;
    if (figure.high) range.high *= 1 + about;
  }
  return range;
}

bool within(const Range& inner, const Range& outer) { return outer.low <= inner.low && inner.high <= outer.high; }
bool meet(const Range& a, const Range& b) { return a.low <= b.high && b.low <= a.high; }

// The number a reader keeps: the low end, else the high one.
Decimal number_of(const Figure& figure) { return figure.low ? *figure.low : figure.high.value_or(Decimal()); }

bool open_above(const Figure& figure) { return figure.low && !figure.high; }

struct Circumstances {
  bool later = false;          // b is surely published after a.
  bool newer_version = false;  // b's report is a later version of a's.
  bool other_speaker = false, same_speaker = false, unnamed = false;
  bool other_place = false, other_time = false;
  bool one_day = false;  // Both are of one day and the next, and neither was superseded: counts that differ then contradict.
};

Circumstances compare_circumstances(const Sources& sources, const Telling& a, const Compared& in_a, const Telling& b,
                                    const Compared& in_b) {
  Circumstances c;
  c.later = in_a.published && in_b.published && in_a.published->to < in_b.published->from;
  c.newer_version = a.report != b.report && sources.copies.version_of[a.report] == sources.copies.version_of[b.report];
  if (in_a.published && in_b.published) {
    const auto days = std::max(in_a.published->to, in_b.published->to) - std::min(in_a.published->from, in_b.published->from);
    c.one_day = days.count() <= 1 && sources.copies.newest[a.report] == a.report && sources.copies.newest[b.report] == b.report;
  }
  c.same_speaker = a.speaker && a.speaker == b.speaker;
  c.other_speaker = a.speaker && b.speaker && a.speaker != b.speaker;
  c.unnamed = !a.speaker || !b.speaker;
  c.other_place = in_a.place != in_b.place && !in_a.place.empty() && !in_b.place.empty();
  c.other_time = in_a.days && in_b.days && in_a.days != in_b.days;
  return c;
}

std::vector<std::string> reasons(const Circumstances& c, std::initializer_list<const char*> first) {
  std::vector<std::string> out;
  for (const char* reason : first) out.emplace_back(reason);
  if (c.newer_version) out.emplace_back("newer-version");
  if (c.later) out.emplace_back("later");
  if (c.same_speaker) out.emplace_back("same-speaker");
  if (c.other_speaker) out.emplace_back("other-speaker");
  if (c.unnamed) out.emplace_back("speaker-open");
  if (c.other_place) out.emplace_back("other-place");
  if (c.other_time) out.emplace_back("other-time");
  return out;
}

// "mehr als 250" on 29 September, "mehr als 450" on 5 October: later-higher; on one day by two speakers: differs.
Related relate_figures(const Sources& sources, const Telling& a, const Compared& in_a, const Telling& b, const Compared& in_b) {
  const Figure &x = figure_of(sources, a), &y = figure_of(sources, b);
  const Circumstances c = compare_circumstances(sources, a, in_a, b, in_b);
  if (x.low == y.low && x.high == y.high) return {Relation::agrees, reasons(c, {"same-number"})};
  const Range narrow_x = range_of(x, false), narrow_y = range_of(y, false);
  const bool disjoint = !meet(range_of(x, true), range_of(y, true));
  const bool moved = number_of(x) != number_of(y);
  if (moved && (c.later || c.newer_version) && (disjoint || (open_above(x) && open_above(y)) || number_of(x) < number_of(y))) {
    const bool higher = number_of(x) < number_of(y);
    return {higher ? Relation::later_higher : Relation::later_lower, reasons(c, {higher ? "higher" : "lower"})};
  }
  if (disjoint) {
    const bool scope = c.other_place || c.other_time || !c.one_day;
    return {scope ? Relation::differs : Relation::contradicts, reasons(c, {"no-common-number"})};
  }
  if (open_above(x) && open_above(y) && moved && !c.same_speaker) return {Relation::differs, reasons(c, {"other-lower-bound"})};
  if (within(narrow_y, narrow_x)) return {Relation::refines, reasons(c, {"within"})};
  if (within(narrow_x, narrow_y)) return {Relation::agrees, reasons(c, {"within"})};
  return {Relation::agrees, reasons(c, {"common-numbers"})};
}

bool asserted(Status status) { return status == Status::happened || status == Status::ended; }

// "die syrische Armee", "das syrische Militär": two names for what belongs to one country are no two actors.
bool two_actors(const Sources& sources, std::uint32_t a, std::uint32_t b) {
  const RecordActor &x = sources.identity.actors[a], &y = sources.identity.actors[b];
  const bool people = x.kind == MentionKind::person && y.kind == MentionKind::person;
  return a != b && (people || !x.country || x.country != y.country);
}

Related relate_events(const Sources& sources, const Telling& a, const Compared& in_a, const Telling& b, const Compared& in_b) {
  const Event &x = event_of(sources, a), &y = event_of(sources, b);
  if (x.status != y.status && (x.status == Status::denied || y.status == Status::denied))
    return {Relation::denies, {"status-denied"}};
  if (in_a.actor && in_b.actor && two_actors(sources, *in_a.actor, *in_b.actor) && asserted(x.status) && asserted(y.status)) {
    const bool other_source = a.speaker != b.speaker || a.report != b.report;
    if (other_source) return {Relation::differs, {"other-actor"}};
  }
  std::vector<std::string> because;
  if (x.days && y.days && *x.days != *y.days) {
    const bool finer = x.days->from <= y.days->from && y.days->to <= x.days->to;
    if (finer) return {Relation::refines, {"finer-days"}};
    because.emplace_back("other-days");
  } else if (x.days && y.days) {
    because.emplace_back("same-days");
  }
  if (!in_a.place.empty() && in_a.place == in_b.place) because.emplace_back("same-place");
  if (!in_a.place.empty() && in_b.place.size() > in_a.place.size()) return {Relation::refines, {"finer-place"}};
  if (overlap(in_a.words, in_b.words) >= denied_overlap) because.emplace_back("like-words");
  return {Relation::agrees, because};
}

bool is_denial(const Statement& statement) { return statement.act == "deny" || statement.act == "reject"; }

std::size_t sentence_of(const Reading& reading, Span span) {
  const auto& sentences = reading.text.sentences;
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), span.begin,
                                      [](std::uint32_t begin, const Sentence& s) { return begin < s.span.begin; });
  return after == sentences.begin() ? 0 : static_cast<std::size_t>(after - sentences.begin()) - 1;
}

// What can be denied: another's statement, or an event.
bool is_claim(const Sources& sources, const Telling& telling) {
  if (telling.kind == TellingKind::figure) return false;
  if (telling.kind == TellingKind::event) return event_of(sources, telling).status == Status::happened;
  const Statement& statement = statement_of(sources, telling);
  return !is_denial(statement) && !statement.nested;
}

// The statement just before, of another speaker, in the same report: "Russland wies dies zurück."
std::optional<std::uint32_t> claim_before(const Sources& sources, const std::vector<Telling>& tellings, std::uint32_t denying) {
  const Telling& by = tellings[denying];
  const Reading& reading = *sources.readings[by.report];
  const std::size_t here = sentence_of(reading, by.span);
  for (std::uint32_t i = denying; i-- > 0 && tellings[i].report == by.report && tellings[i].kind == TellingKind::statement;) {
    const std::size_t there = sentence_of(reading, tellings[i].span);
    if (there + near_sentences < here) break;
    if (there < here && is_claim(sources, tellings[i]) && tellings[i].speaker && tellings[i].speaker != by.speaker) return i;
  }
  return std::nullopt;
}

class Denials {
 public:
  Denials(const Sources& sources, const std::vector<Telling>& tellings) : sources_(sources), tellings_(tellings) {
    for (std::uint32_t i = 0; i < tellings.size(); ++i) {
      if (tellings[i].kind == TellingKind::statement && is_denial(statement_of(sources, tellings[i]))) {
        denying_.push_back(i);
        claims_[sources.stories.of[tellings[i].report]];
      }
    }
    for (std::uint32_t i = 0; i < tellings.size(); ++i) {
      const auto story = claims_.find(sources.stories.of[tellings[i].report]);
      if (story != claims_.end() && is_claim(sources, tellings[i])) story->second.push_back(prepare(sources, tellings[i], i));
    }
  }

  std::vector<Denial> find() const {
    std::vector<Denial> out;
    for (const std::uint32_t by : denying_) {
      const Compared denial = prepare(sources_, tellings_[by], by);
      if (denial.words.size() < bare_words) {
        if (const auto claim = claim_before(sources_, tellings_, by)) out.push_back({*claim, by, {"just-before"}});
      } else if (const auto claim = best_claim(denial)) {
        out.push_back({*claim, by, {"like-words"}});
      }
    }
    return out;
  }

 private:
  [[nodiscard]] std::optional<std::uint32_t> best_claim(const Compared& denial) const {
    const Telling& by = tellings_[denial.telling];
    const auto& claims = claims_.at(sources_.stories.of[by.report]);
    std::optional<std::uint32_t> best;
    double most = denied_overlap;
    const std::size_t first = claims.size() > most_claims ? claims.size() - most_claims : 0;
    for (std::size_t i = first; i < claims.size(); ++i) {
      const Telling& claim = tellings_[claims[i].telling];
      if (claim.span.overlaps(by.span) && claim.report == by.report) continue;
      if (claim.speaker && claim.speaker == by.speaker) continue;
      const double like = overlap(claims[i].words, denial.words);
      const auto smaller = static_cast<double>(std::min(claims[i].words.size(), denial.words.size()));
      if (like * smaller < least_shared - 0.5 || like <= most) continue;
      most = like;
      best = claims[i].telling;
    }
    return best;
  }

  const Sources& sources_;
  const std::vector<Telling>& tellings_;
  std::vector<std::uint32_t> denying_;
  std::map<std::uint32_t, std::vector<Compared>> claims_;  // By story.
};

}  // namespace

std::optional<Related> relate(const Sources& sources, const Telling& a, const Compared& in_a, const Telling& b,
                              const Compared& in_b) {
  switch (a.kind) {
    case TellingKind::figure:
      return relate_figures(sources, a, in_a, b, in_b);
    case TellingKind::event:
      return relate_events(sources, a, in_a, b, in_b);
    case TellingKind::statement:
      break;
  }
  return Related{Relation::agrees, {"same-speaker", "like-words"}};
}

std::vector<Denial> find_denials(const Sources& sources, const std::vector<Telling>& tellings) {
  return Denials(sources, tellings).find();
}

}  // namespace lagebild
