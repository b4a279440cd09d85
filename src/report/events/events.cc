#include "report/events/events.h"

#include <algorithm>
#include <array>

#include "report/clauses/clauses.h"
#include "report/events/parties.h"
#include "report/events/types.h"
#include "report/events/where.h"
#include "report/figures/figures.h"
#include "report/speech/speech.h"
#include "report/time/time.h"

namespace lagebild {
namespace {

using Index = std::uint32_t;

// The innermost statement around each word asked for, in order of the text.
class Statements {
 public:
  explicit Statements(const Speech& speech) {
    for (const Statement& statement : speech.statements) {
      for (const Span span : statement.spans) pieces_.push_back({span, &statement});
    }
    std::stable_sort(pieces_.begin(), pieces_.end(), [](const Piece& a, const Piece& b) { return a.span.begin < b.span.begin; });
  }

  // `span` must not begin before that of the last call.
  const Statement* around(Span span) {
    while (next_ < pieces_.size() && pieces_[next_].span.begin <= span.begin) open_.push_back(pieces_[next_++]);
    std::erase_if(open_, [&](const Piece& p) { return p.span.end <= span.begin; });
    const Piece* best = nullptr;
    for (const Piece& p : open_) {
      if (p.span.contains(span) && (best == nullptr || p.span.size() <= best->span.size())) best = &p;
    }
    return best == nullptr ? nullptr : best->statement;
  }

 private:
  struct Piece {
    Span span;
    const Statement* statement;
  };
  std::vector<Piece> pieces_, open_;
  std::size_t next_ = 0;
};

bool one_of(std::string_view act, std::initializer_list<std::string_view> acts) {
  return std::find(acts.begin(), acts.end(), act) != acts.end();
}

// What the act of saying makes of what the clause says: "drohte, Washington werde die Gespräche abbrechen".
Status under_act(Status status, std::string_view act) {
  if (act == "deny" && status == Status::happened) return Status::denied;
  if (one_of(act, {"demand", "appeal", "order", "ask"}) && (status == Status::planned || status == Status::hypothetical))
    return Status::demanded;
  if (one_of(act, {"threaten", "warn"}) && (status == Status::planned || status == Status::hypothetical))
    return Status::threatened;
  if (one_of(act, {"fear", "doubt", "hope"}) && status == Status::happened) return Status::hypothetical;
  return status;
}

// When what a clause tells happened, of all times of a report.
class EventTimes {
 public:
  EventTimes(const std::vector<Time>& times, const Text& text, const EventLists& lists, const Clauses& clauses,
             const Speech& speech)
      : times_(times), text_(text), lists_(lists), clauses_(clauses) {
    for (const Statement& statement : speech.statements) {
      frames_.insert(frames_.end(), statement.frame.begin(), statement.frame.end());
    }
    std::sort(frames_.begin(), frames_.end(), [](Span a, Span b) { return a.begin < b.begin; });
    for (const Time& time : times) clause_of_.push_back(clause_at(time.span));
  }

  // The nearest time of the event's clause; else of a clause bound to it by "als", or of the one it goes on from.
  void set(Event& event, Index clause, Index trigger) const {
    if (nearest(event, clause, clause, trigger)) return;
    const Clause& here = clauses_.all[clause];
    if (here.before != kNoClause) nearest(event, here.before, here.before, trigger);
  }

 private:
  // Within the extent of the clause `around` and what is bound to it.
  bool nearest(Event& event, Index around, Index clause, Index trigger) const {
    const Clause& extent = clauses_.all[around];
    const Span span = text_.cover(first_token(extent, clause), last_token(clause));
    const Span at = text_.tokens[trigger].span;
    const auto first =
        std::partition_point(times_.begin(), times_.end(), [&](const Time& t) { return t.span.end <= span.begin; });
    std::uint32_t best = 0xFFFFFFFF;
    int looked = 0;
    for (auto it = first; it != times_.end() && it->span.begin < span.end && looked < 16; ++it, ++looked) {
      const auto index = static_cast<std::size_t>(it - times_.begin());
      if (it->type == TimexType::set || (it->type == TimexType::duration && !it->days) || in_frame(it->span)) continue;
      if (!shares_scene(text_, lists_, clauses_, clause_of_[index], clause)) continue;
      const std::uint32_t other = clause_of_[index] == clause ? 0 : 100'000;
      const std::uint32_t away = other + (it->span.begin > at.begin ? it->span.begin - at.begin : at.begin - it->span.begin);
      if (away >= best) continue;
      best = away;
      event.time = static_cast<std::uint32_t>(index);
      event.days = it->days;
      event.edtf = it->edtf;
    }
    return best != 0xFFFFFFFF;
  }

  // A clause opened by "als" looks into the one around it, too.
  Index first_token(const Clause& extent, Index clause) const {
    const Index outer = clauses_.all[clause].outer;
    const bool bound = outer != kNoClause && shares_scene(text_, lists_, clauses_, outer, clause);
    return bound ? std::min(extent.first, clauses_.all[outer].first) : extent.first;
  }

  // Inner clauses stand after the words of their outer one or among them.
  Index last_token(Index clause) const {
    Index last = clauses_.all[clause].last;
    for (Index next = clause + 1; next < clauses_.all.size() && next <= clause + kInner; ++next) {
      if (clauses_.all[next].outer == clause) last = std::max(last, clauses_.all[next].last);
    }
    return last;
  }

  Index clause_at(Span span) const {
    const auto token =
        std::partition_point(text_.tokens.begin(), text_.tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; });
    return token == text_.tokens.end() ? kNoClause : clauses_.of[static_cast<std::size_t>(token - text_.tokens.begin())];
  }

  // "Nach Angaben der Polizei vom Freitag": the day of the saying is not that of the event.
  bool in_frame(Span span) const {
    auto it = std::partition_point(frames_.begin(), frames_.end(), [&](Span f) { return f.begin <= span.begin; });
    for (int back = 0; back < 4 && it != frames_.begin(); ++back) {
      if ((--it)->contains(span)) return true;
    }
    return false;
  }

  static constexpr Index kInner = 4;
  const std::vector<Time>& times_;
  const Text& text_;
  const EventLists& lists_;
  const Clauses& clauses_;
  std::vector<Index> clause_of_;
  std::vector<Span> frames_;
};

// "mehr als 250 Menschen": a party that is counted has the words of its figure; who was killed may stand in the figure alone.
void count_parties(Event& event, const std::vector<Figure>& figures, const Text& text) {
  const std::string_view category = toll_category(event.type);
  auto it =
      std::partition_point(figures.begin(), figures.end(), [&](const Figure& f) { return f.span.end <= event.clause.begin; });
  const bool has_victim =
      std::any_of(event.parties.begin(), event.parties.end(), [](const Party& p) { return p.role == Role::victim; });
  for (int looked = 0; it != figures.end() && it->span.begin < event.clause.end && looked < 16; ++it, ++looked) {
    bool named = false;
    for (Party& party : event.parties) {
      Span& words = party.spans.front();
      if (!words.overlaps(it->span)) continue;
      named = true;
      words = {std::min(words.begin, it->span.begin), std::max(words.end, it->span.end)};
      party.text = slice(text.bytes, words);
    }
    if (named || has_victim || category.empty() || it->category != category) continue;
    event.parties.push_back({Role::victim, {it->span}, std::string(slice(text.bytes, it->span)), std::nullopt});
    break;
  }
  // Two that have grown into one figure are one.
  for (std::size_t i = 1; i < event.parties.size(); ++i) {
    if (event.parties[i].spans.front() != event.parties[i - 1].spans.front()) continue;
    event.parties.erase(event.parties.begin() + static_cast<std::ptrdiff_t>(i--));
  }
}

bool mishap(const Event& event) { return natural_hazard(event.type) || event.type == "accident" || event.type == "fire"; }

// Somebody does it: an actor, not the flood itself.
bool acts(const Party& party) { return party.role == Role::actor; }

// One event told twice in a clause ("flogen Luftangriffe"), or a general word beside a special one.
bool same_event(const Event& a, const Event& b) { return a.clause == b.clause && a.type == b.type && a.status == b.status; }

// Keeps of two the one that says more.
void keep(std::vector<Event>& all, Event event) {
  if (all.empty() || !same_event(all.back(), event)) return all.push_back(std::move(event));
  if (event.parties.size() > all.back().parties.size()) all.back() = std::move(event);
}

// Told only as what something else came of: "Bei der Flut kamen elf Menschen ums Leben".
bool is_cause(const Telling& telling, const Scene& scene, const Text& text, const EventLists& lists) {
  if (telling.verb == kNoToken) return !scene.empty;
  const Phrase& carrier = scene.phrases[telling.carrier];
  return telling.kind->scheme == Scheme::mishap && carrier.prep != kNoToken && lists.is(text, carrier.prep, lists.cause);
}

// Not "seit Dienstag", whatever day that was read as.
bool is_ahead(const Event& event, const std::optional<Days>& published, const std::vector<Time>& times, const Text& text,
              const EventLists& lists) {
  if (!published || !event.days || !event.time || event.days->from <= published->to) return false;
  const std::uint32_t begin = times[*event.time].span.begin;
  const auto token =
      std::partition_point(text.tokens.begin(), text.tokens.end(), [&](const Token& t) { return t.span.begin < begin; });
  const auto at = static_cast<std::size_t>(token - text.tokens.begin());
  return at == 0 || !lists.is(text, at - 1, lists.since);
}

// "stimmt … ab", "wird … beigesetzt", but not "ist … gestorben".
bool in_present(const Telling& telling, const Clause& clause, const Text& text, const EventLists& lists) {
  if (text.words.empty() || clause.finite == kNoToken) return false;
  const Word& finite = text.words[clause.finite];
  if (finite.tense != Tense::Present || finite.mood == Mood::Subjunctive) return false;
  return clause.finite == telling.verb || (telling.passive && lists.is(text, clause.finite, lists.future));
}

// "Sieben Menschen wurden getötet, als der Damm brach": nobody killed them. Within one sentence; an explosion may be a deed.
void killed_by_hazard(std::vector<Event>& events, const Text& text) {
  const auto sentence = [&](const Event& event) {
    const auto it = std::partition_point(text.sentences.begin(), text.sentences.end(),
                                         [&](const Sentence& s) { return s.span.end <= event.span.begin; });
    return it - text.sentences.begin();
  };
  for (std::size_t i = 0; i < events.size(); ++i) {
    Event& event = events[i];
    if (event.type != "killing") continue;
    const bool hazard_near = (i > 0 && mishap(events[i - 1]) && sentence(events[i - 1]) == sentence(event)) ||
                             (i + 1 < events.size() && mishap(events[i + 1]) && sentence(events[i + 1]) == sentence(event));
    if (!hazard_near || std::any_of(event.parties.begin(), event.parties.end(), acts)) continue;
    event.type = "death";
    event.acled.clear();
    event.plover.clear();
  }
}

}  // namespace

std::optional<std::uint32_t> toll_of(const Event& event, const std::vector<Figure>& figures) {
  const std::string_view category = toll_category(event.type);
  if (category.empty()) return std::nullopt;
  for (const Party& party : event.parties) {
    if (party.role != Role::victim) continue;
    const Span words = party.spans.front();
    auto it = std::partition_point(figures.begin(), figures.end(), [&](const Figure& f) { return f.span.end <= words.begin; });
    for (; it != figures.end() && it->span.begin < words.end; ++it) {
      if (it->category == category) return static_cast<std::uint32_t>(it - figures.begin());
    }
  }
  return std::nullopt;
}

std::vector<Event> find_events(const Text& text, const Pack& pack, const Knowledge& knowledge, const Mentions& mentions,
                               const std::vector<Time>& times, const std::vector<Figure>& figures, const Speech& speech,
                               const std::optional<Days>& published) {
  std::vector<Event> out;
  const EventLists lists(pack);
  const std::vector<Trigger> triggers = find_triggers(text, lists);
  if (triggers.empty()) return out;
  const Clauses clauses = find_clauses(text, pack);
  Scenes scenes(text, lists, clauses, times);
  const EventPlaces places(text, lists, mentions, knowledge);
  const EventTimes when(times, text, lists, clauses, speech);
  Statements statements(speech);
  for (const Trigger& trigger : triggers) {
    const Index clause = clauses.of[trigger.first];
    const auto telling = find_telling(trigger, clause, scenes);
    if (!telling) continue;
    Event event;
    event.span = text.cover(trigger.first, trigger.last);
    event.clause = text.cover(clauses.all[clause].first, clauses.all[clause].last);
    event.type = telling->kind->type;
    event.acled = telling->kind->acled;
    event.plover = telling->kind->plover;
    event.parties = find_parties(trigger, *telling, clause, scenes, mentions);
    count_parties(event, figures, text);
    event.place = places.of(event, clauses, clause, trigger.first);
    when.set(event, clause, trigger.first);
    event.status = telling->status;
    if (event.status == Status::happened && is_ahead(event, published, times, text, lists) &&
        in_present(*telling, clauses.all[clause], text, lists))
      event.status = Status::planned;
    if (const Statement* statement = statements.around(event.span)) {
      event.attribution = statement->attribution;
      event.status = under_act(event.status, statement->act);
    }
    const bool cause = trigger.noun && is_cause(*telling, scenes.of(clause), text, lists);
    event.rule = std::string(cause ? "cause " : trigger.noun ? "noun " : "verb ") + std::string(telling->kind->key);
    keep(out, std::move(event));
  }
  killed_by_hazard(out, text);
  return out;
}

}  // namespace lagebild
