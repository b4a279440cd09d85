// What is saved of each struct, in order; one list for both directions. Inside wire/saved only.
//
// A field that is added to a struct must be added here (tests/wire counts them) and saved_version goes up.
#pragma once

#include "report/reading/reading.h"

namespace lagebild {

inline constexpr std::int64_t day_shift = 4'000'000;  // Days of year 1 lie before 1970.

template <typename A>
void fields(A& a, Span& x) {
  a(x.begin, x.end);
}
template <typename A>
void fields(A& a, Days& x) {
  a(x.from, x.to);
}
template <typename A>
void fields(A& a, Block& x) {
  a(x.span, x.kind, x.time);
}
template <typename A>
void fields(A& a, Dropped& x) {
  a(x.text, x.reason);
}
template <typename A>
void fields(A& a, Published& x) {
  a(x.days, x.basis, x.time);
}
template <typename A>
void fields(A& a, SourceRun& x) {
  a(x.text, x.source);
}
template <typename A>
void fields(A& a, Report& x) {
  a(x.id, x.sha256, x.outlet, x.url, x.title, x.author, x.agency, x.language, x.published, x.updated, x.fetched, x.text, x.blocks,
    x.dropped, x.map, x.notes);
}
template <typename A>
void fields(A& a, Sentence& x) {
  a(x.span, x.first, x.last, x.starts_paragraph, x.heading);
}
template <typename A>
void fields(A& a, Mention& x) {
  a(x.span, x.first, x.last, x.kind, x.actor, x.rule);
}
template <typename A>
void fields(A& a, Actor& x) {
  a(x.id, x.name, x.kind, x.roles, x.country, x.of, x.place, x.gender, x.plural);
}
template <typename A>
void fields(A& a, Source& x) {
  a(x.spans, x.text, x.actor, x.name, x.how);
}
template <typename A>
void fields(A& a, Attribution& x) {
  a(x.speaker, x.via, x.unverified);
}
template <typename A>
void fields(A& a, Meaning& x) {
  a(x.anchor, x.formula);
}
template <typename A>
void fields(A& a, Time& x) {
  a(x.span, x.type, x.value, x.mod, x.meaning, x.days, x.candidates, x.edtf, x.basis, x.rule);
}
template <typename A>
void fields(A& a, Figure& x) {
  a(x.span, x.low, x.high, x.bound, x.unit, x.counted, x.category, x.place, x.since, x.attribution, x.rule);
}
template <typename A>
void fields(A& a, Statement& x) {
  a(x.span, x.spans, x.form, x.nested, x.act, x.cue, x.frame, x.attribution, x.addressee, x.said, x.channel, x.rule);
}
template <typename A>
void fields(A& a, Party& x) {
  a(x.role, x.spans, x.text, x.actor);
}
template <typename A>
void fields(A& a, EventPlace& x) {
  a(x.text, x.name, x.lat, x.lon, x.precision, x.gazetteer);
}
template <typename A>
void fields(A& a, Event& x) {
  a(x.span, x.clause, x.type, x.acled, x.plover, x.parties, x.place, x.time, x.days, x.edtf, x.status, x.attribution, x.rule);
}

}  // namespace lagebild
