// "X kritisierte die Pläne.": the act and its matter, without the words.
#include <algorithm>

#include "report/speech/drafts.h"

namespace lagebild::said {
namespace {

// The word that leads to what a verb takes besides a clause: "vor", "von", "als"; kNone for a plain object.
std::optional<std::uint32_t> taken(const SentenceView& s, std::size_t c, const std::optional<Range>& subject) {
  const Predicate& predicate = s.predicates[c];
  for (const Phrase& phrase : s.phrases[c]) {
    if (subject && subject->overlaps(phrase.range)) continue;
    if (phrase.preposition != kNone && predicate.takes(s.view.folded(phrase.preposition))) return phrase.preposition;
    if (phrase.preposition == kNone && predicate.takes("object") && s.view.time(phrase.head) == kNone &&
        !s.view.is(phrase.range.first, mark::expletive)) {
      return kNone;
    }
  }
  if (!predicate.takes("as")) return std::nullopt;
  const std::string_view as = s.view.pack.setting("speech-as-word");
  for (const Range& piece : s.clauses[c].pieces) {
    for (std::uint32_t i = piece.first; i < piece.last; ++i) {
      if (s.view.folded(i) == as) return i;
    }
  }
  return std::nullopt;
}

// "Ich danke …": the author speaks, or an interview.
bool first_person(const SentenceView& s, Range subject) {
  return s.view.word(subject.first).person == 1 && s.view.is(subject.first, mark::pronoun);
}

// The last part of a compound that the pack lists as somebody who may speak: "Ärztekammer".
bool speaking_noun(const View& view, std::uint32_t i) {
  const ListId list = view.pack.list("speech-speaking-noun");
  const std::string_view word = view.folded(i);
  for (std::size_t begin = 0; begin + 2 < word.size() && begin < 40; ++begin) {
    if ((static_cast<unsigned char>(word[begin]) & 0xC0U) == 0x80U) continue;
    if (view.pack.lists().find(list, word.substr(begin)) != nullptr) return true;
  }
  return false;
}

// "ein Maskierter": an adjective or participle made a noun is a person.
bool made_noun(const View& view, std::uint32_t i) {
  const Lexicon* lexicon = view.pack.grammar().lexicon();
  if (lexicon == nullptr) return false;
  const Lexicon::Set set = lexicon->find(view.folded(i));
  constexpr traits::Mask none = 0;
  return set != Lexicon::kNone && (lexicon->traits(set) & traits::bit(static_cast<int>(Upos::Adj))) != none;
}

// "Die Überschwemmungen im Süden forderten Opfer": what is no person, group or institution says nothing.
bool may_speak(const SentenceView& s, std::size_t c, Range subject) {
  if (s.predicates[c].entry->attributes.get("things") != "yes") return true;
  for (const Phrase& phrase : s.phrases[c]) {
    if (phrase.range.first != subject.first || phrase.pronoun) continue;
    if (s.view.upos(phrase.head) != Upos::Noun || s.view.covering(phrase.head) != kNone) return true;
    return s.view.is(phrase.head, mark::source_noun | mark::anonymous) || speaking_noun(s.view, phrase.head) ||
           made_noun(s.view, phrase.head) || s.view.name_like(phrase.range.last - 1);
  }
  return true;
}

// "Der Verband kritisierte …": nobody the report names, but somebody who may speak.
bool spoken_of(const SentenceView& s, std::size_t c, Range subject) {
  return std::any_of(s.phrases[c].begin(), s.phrases[c].end(), [&](const Phrase& phrase) {
    return phrase.range.first == subject.first && speaking_noun(s.view, phrase.head);
  });
}

bool has_agent(const SentenceView& s, std::size_t c) {
  return std::any_of(s.phrases[c].begin(), s.phrases[c].end(), [&](const Phrase& phrase) {
    return phrase.preposition != kNone && s.view.is(phrase.preposition, mark::by) && s.view.time(phrase.head) == kNone;
  });
}

}  // namespace

// "X kritisierte die Pläne.": only the act and its matter.
bool read_reported(SentenceView& s, Told& told, std::size_t c) {
  const Clause& clause = s.clauses[c];
  const Predicate& predicate = s.predicates[c];
  if (clause.finite != kNone && s.view.subjunctive(clause.finite)) return false;
  // "will Verstöße dokumentieren": has said nothing yet.
  if (clause.finite != kNone && s.view.is(clause.finite, mark::claiming) && !predicate.negated) return false;
  if (predicate.weak() || predicate.mind() || !clause.main() || s.quotes.at[clause.first()] != kNone) return false;
  const std::optional<Range> subject = subject_of(s, c);
  if (!subject && !predicate.passive) return false;
  // Only of those the report knows: "Simulationen zeigen …", "Der Artikel beschreibt …" say nothing.
  if (subject && first_person(s, *subject)) return false;
  // "war nicht die Rede": the noun of the saying speaks for nobody.
  if (subject &&
      std::any_of(predicate.words.begin(), predicate.words.end(), [&](std::uint32_t i) { return subject->contains(i); })) {
    return false;
  }
  if (subject && !kind_of(s.view, *subject) && predicate.takes("object") && !spoken_of(s, c, *subject)) return false;
  if (subject && !may_speak(s, c, *subject)) return false;
  // "Warnungen wurden ausgesprochen": by nobody.
  if (predicate.passive && !has_agent(s, c)) return false;
  if (!predicate.by_noun && !taken(s, c, subject) && !(predicate.passive && predicate.takes("object"))) {
    // "Kerry droht Russland"
    const std::string_view to = predicate.entry->attributes.get("to");
    const bool named = (to == "dative" || to == "accusative") && find_addressee(s, c, predicate, subject);
    // "Der Sprecher äußerte sich zunächst nicht.": that he kept it to himself is the matter.
    if (!named && predicate.act() != "withhold") return false;
  }
  Range block = block_of(s, c);
  for (std::size_t k = c + 1; k < s.clauses.size(); ++k) {
    if (as_clause(s, k) && s.predicates[k] && s.clauses[k].first() > block.first) {
      block.last = std::min(block.last, s.clauses[k].separator != kNone ? s.clauses[k].separator : s.clauses[k].first());
    }
  }
  // The full stop belongs to it.
  const std::uint32_t end = s.range.last;
  if (block.last + 1 == end && s.view.punctuation(block.last) && clause.main()) block.last = end;
  Draft draft = start_draft(s, c, {block}, Form::reported, predicate.by_noun ? "reported-phrase" : "reported");
  draft.frame.clear();
  draft.cue.clear();
  add(told, std::move(draft));
  return true;
}

}  // namespace lagebild::said
