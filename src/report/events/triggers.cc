#include "report/events/triggers.h"

#include <algorithm>

namespace lagebild {
namespace {

using Index = std::uint32_t;

Upos upos(const Text& text, Index t) { return text.words.empty() ? Upos::none : text.words[t].upos; }

std::optional<ListHit> verb_at(const Text& text, const EventLists& lists, Index t) {
  const Upos given = upos(text, t);
  const bool small_noun = (given == Upos::Noun || given == Upos::Propn) && lists.noun_capital && !text.tokens[t].capital;
  const Upos tag = small_noun ? Upos::none : given;
  if (tag == Upos::Noun || tag == Upos::Propn || tag == Upos::Det || tag == Upos::Adp) {
    const auto several = lists.words.hit(text, t, lists.verb);  // "in Brand geraten" begins with a preposition
    return tag == Upos::Adp && several && several->tokens > 1 ? several : std::nullopt;
  }
  if (describes(text, t)) return std::nullopt;
  const auto lemma = lists.words.hit(text, t, lists.verb);
  const auto form = lists.words.hit(text, t, lists.verb_form);
  if (lemma && (!form || lemma->tokens >= form->tokens)) return lemma;
  return form;
}

// All entries of these words in one of two lists.
std::vector<Sense> senses_of(const Text& text, const EventLists& lists, Index t, std::uint32_t tokens, ListId one, ListId other) {
  std::vector<ListHit> hits;
  lists.words.hits(text, t, text.sentences[text.tokens[t].sentence].last, hits);
  std::vector<Sense> out;
  for (const ListHit& hit : hits) {
    if ((hit.list != one && hit.list != other) || hit.tokens != tokens) continue;
    if (const EventKind* kind = event_kind(hit.entry->value())) out.push_back({kind, &hit.entry->attributes});
  }
  return out;
}

std::optional<Trigger> trigger_at(const Text& text, const EventLists& lists, Index t) {
  const TokenSymbols& symbols = text.symbols[t];
  Trigger out;
  out.first = t;
  if (symbols.folded != 0 || symbols.lemma != 0) {
    if (const auto hit = verb_at(text, lists, t)) {
      out.last = t + hit->tokens;
      out.senses = senses_of(text, lists, t, hit->tokens, lists.verb, lists.verb_form);
      return out.senses.empty() ? std::nullopt : std::optional(out);
    }
  }
  const Upos tag = upos(text, t);
  const bool nounlike =
      tag == Upos::Noun || tag == Upos::Propn || (tag == Upos::none && (text.tokens[t].capital || !lists.noun_capital));
  if (!nounlike) return std::nullopt;
  auto several = lists.words.hit(text, t, lists.noun);                                                       // "air strike"
  if (several && several->tokens > 1 && upos(text, t + several->tokens - 1) == Upos::Verb) several.reset();  // "the dam | burst"
  const ListEntry* entry = several ? several->entry : lists.noun_entry(text, t, lists.noun);
  if (entry == nullptr) return std::nullopt;
  out.last = t + (several ? several->tokens : 1);
  out.noun = true;
  if (several) {
    out.senses = senses_of(text, lists, t, several->tokens, lists.noun, lists.noun);
    return out.senses.empty() ? std::nullopt : std::optional(out);
  }
  const EventKind* kind = event_kind(entry->value());
  if (kind == nullptr) return std::nullopt;
  out.senses.push_back({kind, &entry->attributes});
  return out;
}

}  // namespace

bool only_verb(const Text& text, std::uint32_t t) {
  constexpr std::uint32_t kLooked = 60;
  const Sentence& sentence = text.sentences[text.tokens[t].sentence];
  if (t == sentence.first || (upos(text, t - 1) != Upos::Noun && upos(text, t - 1) != Upos::Propn)) return false;
  if (sentence.last - sentence.first > kLooked) return false;
  return std::none_of(text.words.begin() + sentence.first, text.words.begin() + sentence.last,
                      [](const Word& w) { return w.verb_form == VerbForm::Finite || w.upos == Upos::Aux; });
}

bool describes(const Text& text, std::uint32_t t) {
  if (text.words.empty() || t + 1 >= text.tokens.size()) return false;
  const Word& word = text.words[t];
  const bool inflected = word.upos == Upos::Verb && word.verb_form == VerbForm::Participle && word.gram_case != Case::none;
  if (word.upos != Upos::Adj && !inflected) return false;
  if (only_verb(text, t)) return false;
  const Upos next = upos(text, t + 1);
  return next == Upos::Noun || next == Upos::Propn || next == Upos::Adj;
}

std::vector<Trigger> find_triggers(const Text& text, const EventLists& lists) {
  std::vector<Trigger> out;
  Index skip = 0;
  for (Index t = 0; t < text.tokens.size(); ++t) {
    if (t < skip || text.tokens[t].kind != TokenKind::word) continue;
    if (const auto trigger = trigger_at(text, lists, t)) {
      skip = trigger->last;
      out.push_back(*trigger);
    }
  }
  return out;
}

}  // namespace lagebild
