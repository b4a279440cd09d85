#include "report/events/where.h"

#include <algorithm>

#include "ground/text/text.h"

namespace lagebild {
namespace {

using Index = std::uint32_t;

constexpr int kLooked = 6;  // Places on each side of the trigger.

Precision precision(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::country:
      return Precision::country;
    case PlaceKind::region:
    case PlaceKind::area:
      return Precision::region;
    case PlaceKind::district:
    case PlaceKind::quarter:
      return Precision::district;
    case PlaceKind::town:
      return Precision::town;
    case PlaceKind::site:
      return Precision::point;
  }
  return Precision::town;
}

// Whether a preposition stands before it, with no more than a few words of its own phrase between ("im Osten | Aleppos").
bool governed(const Text& text, const EventLists& lists, Index first) {
  for (Index back = 1; back <= 4 && back <= first; ++back) {
    const Index t = first - back;
    if (text.tokens[t].sentence != text.tokens[first].sentence || text.tokens[t].kind != TokenKind::word) return false;
    if (lists.is(text, t, lists.preposition)) return lists.is(text, t, lists.locative);
    const Upos tag = text.words.empty() ? Upos::none : text.words[t].upos;
    if (tag == Upos::Verb || tag == Upos::Aux || tag == Upos::Adv) return false;
  }
  return false;
}

// "Stadt", "Dorf": a word for a place is not one.
bool nameless(const Text& text, const Mentions& mentions, const Mention& m) {
  if (m.last - m.first > 1 || text.words.empty()) return false;
  if (m.actor && mentions.actors[*m.actor].place) return false;
  return text.words[m.first].upos == Upos::Noun && text.words[m.first].name == NameKind::none;
}

// "Norden der Stadt": no word of it is a name.
bool vague(const Text& text, const Mentions& mentions, const Mention& m) {
  if (text.words.empty() || (m.actor && mentions.actors[*m.actor].place)) return false;
  return std::none_of(text.words.begin() + m.first, text.words.begin() + m.last,
                      [](const Word& w) { return w.upos == Upos::Propn; });
}

// Whether a noun stands right before its preposition.
bool inside(const Text& text, const EventLists& lists, Index first) {
  for (Index back = 1; back <= 3 && back < first; ++back) {
    const Index t = first - back;
    if (text.tokens[t].sentence != text.tokens[first].sentence) return false;
    if (!lists.is(text, t, lists.preposition)) continue;
    const Upos tag = text.words.empty() ? Upos::none : text.words[t - 1].upos;
    return tag == Upos::Noun || tag == Upos::Propn;
  }
  return false;
}

bool opened_when(const Text& text, const EventLists& lists, const Clauses& clauses, Index clause) {
  const Index opener = clauses.all[clause].opener;
  return opener != kNoToken && lists.is(text, opener, lists.when);
}

bool near(const Text& text, const EventLists& lists, Index first) {
  for (Index back = 1; back <= 5 && back <= first; ++back) {
    if (text.tokens[first - back].sentence != text.tokens[first].sentence) return false;
    const auto hit = lists.words.hit(text, first - back, lists.near, first);
    if (hit && hit->tokens + 2 >= back) return true;
  }
  return false;
}

}  // namespace

EventPlaces::EventPlaces(const Text& text, const EventLists& lists, const Mentions& mentions, const Knowledge& knowledge)
    : text_(text), lists_(lists), mentions_(mentions), knowledge_(knowledge) {
  for (const Mention& m : mentions.all) {
    if (m.kind != MentionKind::place) continue;
    if (!places_.empty() && places_.back().span.contains(m.span)) continue;
    if (nameless(text, mentions, m)) continue;
    Known known{m.first,
                m.last,
                m.span,
                m.actor,
                governed(text, lists, m.first),
                near(text, lists, m.first),
                vague(text, mentions, m),
                inside(text, lists, m.first)};
    places_.push_back(known);
  }
}

bool shares_scene(const Text& text, const EventLists& lists, const Clauses& clauses, Index from, Index to) {
  if (from == to || topic_of(clauses, from, to)) return true;
  const Clause &there = clauses.all[from], &here = clauses.all[to];
  return (there.outer == to && opened_when(text, lists, clauses, from)) ||
         (here.outer == from && opened_when(text, lists, clauses, to));
}

const EventPlaces::Known* EventPlaces::named_in(const Event& event) const {
  const Role wanted = event.type == "visit" ? Role::recipient : Role::target;
  for (const Party& party : event.parties) {
    if (party.role != wanted) continue;
    const Span words = party.spans.front();
    // "den Teil Aleppos", "die Stadt Homs"; not "eine von den USA ausgehandelte Feuerpause".
    const auto it = std::partition_point(places_.begin(), places_.end(), [&](const Known& p) { return p.span.end < words.end; });
    if (it != places_.end() && it->span.end == words.end && it->span.begin >= words.begin) return &*it;
  }
  return nullptr;
}

std::optional<EventPlace> EventPlaces::of(const Event& event, const Clauses& clauses, Index clause, Index token) const {
  if (const Known* known = named_in(event)) return make(*known);
  const auto middle = std::partition_point(places_.begin(), places_.end(), [&](const Known& p) { return p.first < token; });
  const Known* best = nullptr;
  Index nearest = 0xFFFFFFFF;
  const auto look = [&](const Known& p) {
    const Index there = clauses.of[p.first];
    if (!p.governed || !shares_scene(text_, lists_, clauses, there, clause)) return;
    // Its own clause before another; a name before a part without one ("in Homs … im Norden der Stadt").
    // The clause's own before a noun's ("in Ahlenau der Damm am Obersee"), but "der Anschlag in Charkiw".
    const bool own = !p.inside || (p.first > token && p.first - token <= 3);
    const Index other = there != clause ? 1000 : 0, part = (p.vague ? 100 : 0) + (own ? 0 : 30);
    const Index away = (p.first > token ? p.first - token : token - p.first) + other + part;
    if (away >= nearest) return;
    nearest = away;
    best = &p;
  };
  for (auto it = middle; it != places_.end() && it - middle < kLooked; ++it) look(*it);
  for (auto it = middle; it != places_.begin() && middle - it < kLooked;) look(*--it);
  if (best == nullptr) return std::nullopt;
  return make(*best);
}

EventPlace EventPlaces::make(const Known& known) const {
  EventPlace out;
  out.text = slice(text_.bytes, known.span);
  out.name = out.text;
  out.precision = Precision::town;
  if (known.actor) {
    const Actor& actor = mentions_.actors[*known.actor];
    if (!actor.name.empty()) out.name = actor.name;
    if (actor.place) {
      if (const auto place = knowledge_.place(*actor.place)) {
        out.lat = place->lat;
        out.lon = place->lon;
        out.precision = precision(place->kind);
        out.gazetteer = place->id;
      }
    }
  }
  if (known.near) out.precision = Precision::near;
  return out;
}

}  // namespace lagebild
