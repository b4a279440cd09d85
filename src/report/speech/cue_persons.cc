// Who speaks, through whom and to whom, by a verb of saying.
#include <algorithm>

#include "report/speech/drafts.h"

namespace lagebild::said {
namespace {

// "was quoted as saying": the subject speaks, though the verb is passive.
bool quoted_saying(const SentenceView& s, std::size_t c) {
  for (const Range& piece : s.clauses[c].pieces) {
    for (std::uint32_t i = piece.first; i < piece.last; ++i) {
      if (s.view.verb(i) != nullptr && s.view.verb(i)->attributes.get("passive") == "speaker" && i != s.predicates[c].verb)
        return true;
    }
  }
  return false;
}

// "In einem Bericht des Ministeriums wurde festgestellt, …": whose words they are.
std::optional<Range> written_source(const SentenceView& s, std::size_t c) {
  const ListId leads = s.view.pack.list("speech-impersonal-preposition");
  for (const Phrase& phrase : s.phrases[c]) {
    if (phrase.preposition == kNone || s.view.time(phrase.head) != kNone || !s.view.is(phrase.head, mark::source_noun)) continue;
    if (s.view.pack.lists().find(leads, s.view.folded(phrase.preposition)) != nullptr) return phrase.range;
  }
  return std::nullopt;
}

// "is quoted", "wird zitiert"
bool quoted_saying_passive(const SentenceView& s, std::size_t c, std::uint32_t verb) {
  for (const Range& piece : s.clauses[c].pieces) {
    for (std::uint32_t i = piece.first; i < piece.last; ++i) {
      if (i != verb && s.view.is(i, mark::passive) && s.view.verbal(i)) return s.view.participle(verb);
    }
  }
  return false;
}

bool quotes(const SentenceView& s, std::uint32_t i) {
  if (!s.view.verbal(i) && !s.view.participle(i)) return false;
  const ListEntry* entry = s.view.bare_verb(i);
  return entry != nullptr && entry->attributes.get("quotes") == "yes";
}

// "Die Agentur zitierte den Minister mit den Worten …": the one it quotes speaks, and the agency passes it on.
void quote_persons(const SentenceView& s, std::size_t c, Draft& draft) {
  std::uint32_t verb = kNone;
  for (const Range& piece : s.clauses[c].pieces) {
    for (std::uint32_t i = piece.first; i < piece.last && verb == kNone; ++i) verb = quotes(s, i) ? i : kNone;
  }
  if (verb == kNone) return;
  const bool passive = s.predicates[c].passive || quoted_saying_passive(s, c, verb);
  for (const Phrase& phrase : s.phrases[c]) {
    if (draft.speaker->overlaps(phrase.range) || s.view.time(phrase.head) != kNone) continue;
    if (passive) {
      if (phrase.preposition == kNone || !s.view.is(phrase.preposition, mark::by)) continue;
      draft.via.push_back(phrase.range);
      return;
    }
    if (phrase.preposition != kNone || s.view.is(phrase.head, mark::expletive | mark::pointer | mark::reflexive)) continue;
    if (!kind_of(s.view, phrase.range) && !phrase.pronoun) continue;
    draft.via.push_back(*draft.speaker);
    draft.speaker = with_appositions(s.view, s.quotes, s.clauses[c], phrase.range);
    if (draft.addressee && draft.addressee->overlaps(*draft.speaker)) draft.addressee.reset();
    return;
  }
}

}  // namespace

void set_persons(const SentenceView& s, std::size_t c, Draft& draft) {
  const Predicate& predicate = s.predicates[c];
  std::optional<Range> subject = subject_of(s, c);
  draft.addressee = find_addressee(s, c, predicate, predicate.passive ? std::nullopt : subject);
  if (predicate.passive && predicate.entry->attributes.get("passive") != "speaker" && !quoted_saying(s, c)) {
    subject.reset();
    for (const Phrase& phrase : s.phrases[c]) {
      if (phrase.preposition != kNone && s.view.is(phrase.preposition, mark::by) && s.view.time(phrase.head) == kNone) {
        subject = Range{phrase.range.first, phrase.range.last};
        break;
      }
    }
    if (!subject) subject = written_source(s, c);
  }
  // "geht aus einem Bericht hervor", "heißt es in der Studie": a preposition leads to whose words they are.
  if (const std::string_view source = predicate.entry->attributes.get("source"); !source.empty()) {
    for (const Phrase& phrase : s.phrases[c]) {
      if (phrase.preposition != kNone && has_word(source, s.view.folded(phrase.preposition))) subject = phrase.range;
    }
  }
  // "war die Rede, dass …": the noun of the saying speaks for nobody.
  if (subject && predicate.by_noun && subject->contains(predicate.words.back()) && subject->last == predicate.words.back() + 1)
    subject.reset();
  draft.speaker = subject;
  if (subject) quote_persons(s, c, draft);
  draft.unnamed = !draft.speaker;
}

}  // namespace lagebild::said
