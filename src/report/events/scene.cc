#include "report/events/scene.h"

#include <algorithm>
#include <array>

#include "report/events/triggers.h"

namespace lagebild {
namespace {

using Index = std::uint32_t;

constexpr std::array<std::string_view, 7> kStatus = {"happened", "planned",      "demanded", "threatened",
                                                     "denied",   "hypothetical", "ended"};

bool is_word(const Text& text, Index t) { return text.tokens[t].kind == TokenKind::word; }

bool infinitive(const Text& text, Index t) { return !text.words.empty() && text.words[t].verb_form == VerbForm::Infinitive; }

// "soll das Dorf beschossen | haben": whatever form "haben" was read as.
bool after_participle(const Text& text, Index t) { return t > 0 && text.words[t - 1].verb_form == VerbForm::Participle; }

// "Sollten die Angriffe weitergehen, …": a main clause that begins with its verb and is no question.
bool verb_first(const Text& text, const EventLists& lists, const Clause& clause) {
  if (clause.finite == kNoToken || clause.finite != clause.first || clause.kind != ClauseKind::main) return false;
  const Sentence& sentence = text.sentences[text.tokens[clause.first].sentence];
  return text.form(sentence.last - 1) != "?" && lists.is(text, clause.finite, lists.conditional);
}

}  // namespace

Scenes::Scenes(const Text& text, const EventLists& lists, const Clauses& clauses, const std::vector<Time>& times)
    : text_(text), lists_(lists), clauses_(clauses), times_(times), slot_(clauses.all.size(), 0) {}

const Scene& Scenes::of(std::uint32_t clause) {
  if (slot_[clause] == 0) {
    scenes_.push_back(std::make_unique<Scene>(read(clause)));
    slot_[clause] = static_cast<Index>(scenes_.size());
  }
  return *scenes_[slot_[clause] - 1];
}

Window Scene::near(std::uint32_t token) const {
  constexpr std::ptrdiff_t kLooked = 20;
  const auto it = std::partition_point(phrases.begin(), phrases.end(), [&](const Phrase& p) { return p.first < token; });
  const auto at = it - phrases.begin();
  const auto size = static_cast<std::ptrdiff_t>(phrases.size());
  return {static_cast<Index>(std::max<std::ptrdiff_t>(0, at - kLooked)), static_cast<Index>(std::min(size, at + kLooked))};
}

Scene Scenes::read(std::uint32_t clause) const {
  Scene scene;
  const auto tokens = clauses_.tokens(clause);
  scene.phrases = find_phrases(text_, lists_, tokens, times_);
  const Clause& about = clauses_.all[clause];
  for (const Index t : tokens) {
    if (is_word(text_, t)) read_word(t, scene);
  }
  scene.conditional = about.conditional || verb_first(text_, lists_, about);
  scene.infinitive = about.finite == kNoToken;
  scene.empty = scene.infinitive && std::none_of(tokens.begin(), tokens.end(), [&](Index t) {
                  const Upos tag = text_.words.empty() ? Upos::none : text_.words[t].upos;
                  return tag == Upos::Verb || tag == Upos::Aux;
                });
  if (about.kind != ClauseKind::relative || about.opener == kNoToken) return scene;
  for (Phrase& phrase : scene.phrases) {
    if (phrase.head == about.opener) phrase.relative = phrase.pronoun = true;
  }
  return scene;
}

void Scenes::read_word(std::uint32_t t, Scene& scene) const {
  if (text_.symbols[t].folded == 0 && text_.symbols[t].lemma == 0) return;
  const bool tagged = !text_.words.empty() && (text_.words[t].upos == Upos::Noun || text_.words[t].upos == Upos::Propn);
  const bool noun = tagged && !(lists_.noun_capital && !text_.tokens[t].capital);
  if (lists_.is(text_, t, lists_.negation) && scene.negation == kNoToken) scene.negation = t;
  if (lists_.is(text_, t, lists_.passive)) scene.passive = true;
  if (lists_.is(text_, t, lists_.state)) scene.state = true;
  if (lists_.is(text_, t, lists_.subjunctive)) scene.subjunctive = true;
  if (lists_.is(text_, t, lists_.future) && !infinitive(text_, t)) scene.future = true;
  if (lists_.is(text_, t, lists_.perfect) && (infinitive(text_, t) || text_.words.empty() ||
                                              text_.words[t].verb_form == VerbForm::Participle || after_participle(text_, t)))
    scene.perfect = true;
  if (noun || describes(text_, t)) return;
  if (const auto hit = lists_.words.hit(text_, t, lists_.light)) scene.light.push_back({t, hit->entry->value()});
  if (const auto hit = lists_.words.hit(text_, t, lists_.modal); hit && !scene.modal && !done(t))
    scene.modal = status_named(hit->entry->value());
  if (const auto hit = lists_.words.hit(text_, t, lists_.above); hit && !scene.above)
    scene.above = status_named(hit->entry->value());
}

// "mussten ihre Häuser verlassen", "konnten gerettet werden": in the past indicative the thing was done.
bool Scenes::done(std::uint32_t t) const {
  return lists_.is(text_, t, lists_.modal_done) && (text_.words.empty() || text_.words[t].mood != Mood::Subjunctive);
}

std::optional<Span> Scenes::words(std::uint32_t clause, const Phrase& phrase) {
  if (!phrase.relative) return text_.cover(phrase.first, phrase.last);
  const Index outer = clauses_.all[clause].outer;
  if (outer == kNoClause) return std::nullopt;
  const Scene& around = of(outer);
  const Index before = clauses_.all[clause].first;
  auto it = std::partition_point(around.phrases.begin(), around.phrases.end(), [&](const Phrase& p) { return p.last <= before; });
  for (int steps = 0; steps < 8 && it != around.phrases.begin(); ++steps) {
    --it;
    if (!it->time && !it->relative) return text_.cover(it->first, it->last);
  }
  return std::nullopt;
}

std::optional<Status> status_named(std::string_view name) {
  for (std::size_t i = 0; i < kStatus.size(); ++i) {
    if (kStatus[i] == name) return static_cast<Status>(i);
  }
  return std::nullopt;
}

std::string_view status_name(Status status) { return kStatus[static_cast<std::size_t>(status)]; }

}  // namespace lagebild
