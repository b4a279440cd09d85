#include "report/events/events.h"

#include <algorithm>
#include <array>

#include "report/clauses/clauses.h"
#include "report/events/parties.h"
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

void set_time(Event& event, const std::vector<Time>& times, const Text& text, const Clause& clause, Index trigger) {
  const Span span = text.cover(clause.first, clause.last);
  const Span at = text.tokens[trigger].span;
  const auto first = std::partition_point(times.begin(), times.end(), [&](const Time& t) { return t.span.end <= span.begin; });
  std::uint32_t nearest = 0xFFFFFFFF;
  int looked = 0;
  for (auto it = first; it != times.end() && it->span.begin < span.end && looked < 16; ++it, ++looked) {
    if (it->type == TimexType::set || (it->type == TimexType::duration && !it->days)) continue;
    const std::uint32_t away = it->span.begin > at.begin ? it->span.begin - at.begin : at.begin - it->span.begin;
    if (away >= nearest) continue;
    nearest = away;
    event.time = static_cast<std::uint32_t>(it - times.begin());
    event.days = it->days;
    event.edtf = it->edtf;
  }
}

// "mehr als 250 Menschen": a party that is counted has the words of its figure; who was killed may stand in the figure alone.
void count_parties(Event& event, const std::vector<Figure>& figures, const Text& text, bool deadly) {
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
    if (named || has_victim || !deadly || it->category != "killed") continue;
    event.parties.push_back({Role::victim, {it->span}, std::string(slice(text.bytes, it->span)), std::nullopt});
    return;
  }
}

// One event told twice in a clause ("flogen Luftangriffe"), or a general word beside a special one.
bool same_event(const Event& a, const Event& b) { return a.clause == b.clause && a.type == b.type && a.status == b.status; }

// Keeps of two the one that says more.
void keep(std::vector<Event>& all, Event event) {
  if (all.empty() || !same_event(all.back(), event)) return all.push_back(std::move(event));
  if (event.parties.size() > all.back().parties.size()) all.back() = std::move(event);
}

}  // namespace

std::vector<Event> find_events(const Text& text, const Pack& pack, const Knowledge& knowledge, const Mentions& mentions,
                               const std::vector<Time>& times, const std::vector<Figure>& figures, const Speech& speech) {
  std::vector<Event> out;
  const EventLists lists(pack);
  const std::vector<Trigger> triggers = find_triggers(text, lists);
  if (triggers.empty()) return out;
  const Clauses clauses = find_clauses(text, pack);
  Scenes scenes(text, lists, clauses, times);
  const EventPlaces places(text, lists, mentions, knowledge);
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
    count_parties(event, figures, text, telling->kind->type == "killing");
    event.place = places.of(event, clauses, clause, trigger.first);
    set_time(event, times, text, clauses.all[clause], trigger.first);
    event.status = telling->status;
    if (const Statement* statement = statements.around(event.span)) {
      event.attribution = statement->attribution;
      event.status = under_act(event.status, statement->act);
    }
    event.rule = std::string(trigger.noun ? "noun " : "verb ") + std::string(telling->kind->key);
    keep(out, std::move(event));
  }
  return out;
}

}  // namespace lagebild
