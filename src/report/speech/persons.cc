// Who speaks and who is spoken to in a clause.
#include <algorithm>

#include "report/speech/drafts.h"

namespace lagebild::said {
namespace {

bool same(const Phrase& phrase, const std::optional<Range>& subject) { return subject && subject->overlaps(phrase.range); }

bool somebody(const View& view, const Phrase& phrase) {
  if (phrase.pronoun) return !view.is(phrase.head, mark::expletive | mark::pointer) || view.is(phrase.range.first, mark::dative);
  if (view.time(phrase.head) != kNone || view.noun(phrase.head) != nullptr || view.is(phrase.head, mark::source_noun))
    return false;
  return true;
}

bool person_like(const View& view, const Phrase& phrase) {
  const std::uint32_t m = view.covering(phrase.head);
  return m != kNone && view.mentions.all[m].kind != MentionKind::other;
}

// `any`: whatever the verb's own preposition leads to is told.
// "gegenüber der BBC", "vor Journalisten", "in einem Interview mit der Zeitung", "in einem Brief an den Minister"
std::optional<Range> by_preposition(const SentenceView& s, const std::vector<Phrase>& phrases, std::string_view to, bool any) {
  const WordLists& lists = s.view.pack.lists();
  const ListId always = lists.id("speech-to-preposition");
  const ListId talks = lists.id("speech-talk");
  for (std::size_t p = 0; p < phrases.size(); ++p) {
    const Phrase& phrase = phrases[p];
    if (phrase.preposition == kNone || !somebody(s.view, phrase)) continue;
    const std::string_view preposition = s.view.folded(phrase.preposition);
    if (has_word(to, preposition) && (any || person_like(s.view, phrase))) return phrase.range;
    if (const ListEntry* entry = lists.find(always, preposition)) {
      const std::string_view only = entry->attributes.get("only");
      if (only.empty() || (only == "persons" && person_like(s.view, phrase))) return phrase.range;
      if (only == "talk" && p > 0 && phrases[p - 1].range.last == phrase.preposition) {
        const Phrase& talk = phrases[p - 1];
        if (lists.find(talks, s.view.folded(talk.head)) != nullptr) return phrase.range;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Range> subject_of(const SentenceView& s, std::size_t c) {
  const Clause& clause = s.clauses[c];
  if (clause.kind == Clause::Kind::infinitive) return std::nullopt;
  // ", adding that …": the one who spoke before.
  if (clause.participial) {
    for (std::size_t k = c; k > 0; --k) {
      if (!s.predicates[k - 1] || s.clauses[k - 1].kind == Clause::Kind::infinitive) continue;
      return subject_of(s, k - 1);
    }
    return find_subject(s.view, s.quotes, s.clauses[0], s.phrases[0]);
  }
  // "und bezeichnete die Angriffe als …": the subject is the one before.
  if (clause.joined && clause.verb_first && clause.main()) {
    for (std::size_t k = c; k > 0; --k) {
      if (!s.clauses[k - 1].main()) continue;
      // "Die Bank erklärte, sie habe …, und kündigte an": not whoever the statement is about.
      const std::uint32_t finite = s.clauses[k - 1].finite;
      if (finite != kNone && s.view.subjunctive(finite) && !s.view.subjunctive(clause.finite)) continue;
      if (std::optional<Range> before = find_subject(s.view, s.quotes, s.clauses[k - 1], s.phrases[k - 1])) return before;
    }
  }
  if (std::optional<Range> subject = find_subject(s.view, s.quotes, clause, s.phrases[c])) return subject;
  // "Die Uno bestätigte den Vorfall, teilte jedoch mit, …"
  const bool goes_on = clause.main() && clause.verb_first && clause.separator != kNone && comma(s.view, clause.separator) &&
                       c > 0 && s.clauses[c - 1].main() && !s.view.free_complements && !s.view.subjunctive(clause.finite);
  if (goes_on) return find_subject(s.view, s.quotes, s.clauses[c - 1], s.phrases[c - 1]);
  if (!clause.joined) return std::nullopt;
  for (std::size_t k = c; k > 0; --k) {
    if (s.clauses[k - 1].kind == clause.kind) return find_subject(s.view, s.quotes, s.clauses[k - 1], s.phrases[k - 1]);
  }
  return std::nullopt;
}

std::optional<Range> find_addressee(const SentenceView& s, std::size_t c, const Predicate& predicate,
                                    const std::optional<Range>& subject) {
  const std::vector<Phrase>& phrases = s.phrases[c];
  const std::string_view to = predicate.entry->attributes.get("to");
  if (predicate.passive && (to == "accusative" || to == "dative")) {
    for (const Phrase& phrase : phrases) {
      if (phrase.preposition == kNone && somebody(s.view, phrase))
        return with_appositions(s.view, s.quotes, s.clauses[c], phrase.range);
    }
  }
  const bool object_first = predicate.entry->attributes.has("needs");
  if (!object_first) {
    if (std::optional<Range> found = by_preposition(s, phrases, to, predicate.entry->attributes.get("needs") == "person"))
      return found;
  }
  for (const Phrase& phrase : phrases) {
    if (phrase.preposition != kNone || same(phrase, subject) || !somebody(s.view, phrase)) continue;
    if (inside_front(s.view, s.clauses[c], phrase)) continue;
    if (phrase.range.first > 0 && s.view.text.form(phrase.range.first - 1) == "(") continue;  // "sagte Lies (SPD)"
    // An article left alone.
    const bool alone = phrase.range.last == phrase.range.first + 1 && s.view.is(phrase.range.first, mark::relative);
    if (alone && s.clauses[c].kind != Clause::Kind::relative && !s.view.word(phrase.head).person) continue;
    const bool oblique = oblique_article(s.view, phrase) || s.view.is(phrase.range.first, mark::not_nominative);
    if (subject && phrase.range.first > 0 && comma(s.view, phrase.range.first - 1) && phrase.range.first == subject->last + 1 &&
        !oblique) {
      continue;
    }
    // "schilderten Szenen der Panik": a thing without an article is told nothing.
    const bool bare =
        !phrase.pronoun && !s.view.is(phrase.range.first, mark::determiner | mark::dative) && !person_like(s.view, phrase);
    if (to == "dative" && !bare && may_be_dative(s.view, phrase))
      return with_appositions(s.view, s.quotes, s.clauses[c], phrase.range);
    const bool told = s.predicates[c].entry->attributes.get("needs") == "person";
    if (to == "accusative" && (told || phrase.pronoun || person_like(s.view, phrase)) && may_be_accusative(s.view, phrase)) {
      return with_appositions(s.view, s.quotes, s.clauses[c], phrase.range);
    }
  }
  return object_first ? by_preposition(s, phrases, to, predicate.entry->attributes.get("needs") == "person") : std::nullopt;
}

}  // namespace lagebild::said
