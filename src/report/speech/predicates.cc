#include "report/speech/predicates.h"

#include <algorithm>

namespace lagebild::said {
namespace {

// The tokens of a clause that can be part of its predicate.
struct Bracket {
  std::vector<std::uint32_t> verbs;  // Finite or not, in order.
  std::uint32_t particle = kNone;    // At the end of the clause.
  std::vector<std::uint32_t> nouns;  // That make phrases of saying.
  std::vector<std::uint32_t> small;  // "sich", "davon", "darauf".
  bool negated = false;
  bool neither = false;  // "weder bestätigt noch dementiert"
};

// "nicht nur", "nicht genehmigte Demonstration": no negation of the verb.
bool of_one_word(const View& view, std::uint32_t i, std::uint32_t end) {
  if (i + 1 >= end) return false;
  if (view.is(i + 1, mark::not_only)) return true;
  const bool attribute = view.upos(i + 1) == Upos::Adj || view.participle(i + 1);
  return attribute && i + 2 < end && view.noun_like(i + 2) && !view.is(i, mark::determiner);
}

Bracket read(const View& view, const Quotes& quotes, const Clause& clause) {
  Bracket bracket;
  for (const Range& piece : clause.pieces) {
    for (std::uint32_t i = piece.first; i < piece.last; ++i) {
      if (quotes.at[i] != kNone) continue;
      const bool at_end = i + 1 == piece.last;
      if (view.verbal(i) || (view.participle(i) && (at_end || view.verbal(i + 1)))) bracket.verbs.push_back(i);
      if (view.noun(i) != nullptr) bracket.nouns.push_back(i);
      if (view.is(i, mark::negation) && !of_one_word(view, i, piece.last)) bracket.negated = true;
      if (view.is(i, mark::neither)) bracket.neither = true;
      if (view.is(i, mark::correlate) || view.is(i, mark::reflexive)) bracket.small.push_back(i);
      if (at_end && view.is(i, mark::particle) && !view.verbal(i)) bracket.particle = i;
    }
  }
  return bracket;
}

bool auxiliary(const View& view, std::uint32_t i) { return view.is(i, mark::have | mark::passive | mark::modal); }

// The verb that carries the meaning: the last one that is no auxiliary, else the finite one.
std::uint32_t main_verb(const View& view, const Clause& clause, const Bracket& bracket) {
  std::uint32_t best = kNone;
  for (const std::uint32_t i : bracket.verbs) {
    if (auxiliary(view, i) && i == clause.finite) continue;
    if (view.finite(i) && i != clause.finite && clause.main()) continue;
    if (auxiliary(view, i) && best != kNone) continue;
    const bool better = best == kNone || !view.verb(best) || view.verb(i) != nullptr;
    if (better) best = i;
  }
  return best != kNone ? best : clause.finite;
}

void sort_words(Predicate& predicate) {
  std::sort(predicate.words.begin(), predicate.words.end());
  predicate.words.erase(std::unique(predicate.words.begin(), predicate.words.end()), predicate.words.end());
}

// "äußerte sich", "zeigte sich besorgt"
bool reflexive(const View&, const Predicate& predicate) {
  return predicate.by_noun || predicate.entry->attributes.get("reflexive") == "yes";
}

void collect_words(const View& view, const Clause& clause, const Bracket& bracket, Predicate& predicate) {
  predicate.words.push_back(predicate.verb);
  if (clause.finite != kNone && (auxiliary(view, clause.finite) || clause.finite == predicate.verb)) {
    predicate.words.push_back(clause.finite);
  }
  for (const std::uint32_t i : bracket.verbs) {
    if (auxiliary(view, i)) predicate.words.push_back(i);
    if (view.is(i, mark::modal)) predicate.modal = true;
  }
  const bool passive_verb =
      std::any_of(bracket.verbs.begin(), bracket.verbs.end(), [&](std::uint32_t i) { return view.is(i, mark::passive); });
  for (const std::uint32_t i : bracket.small) {
    if (view.is(i, mark::correlate) || reflexive(view, predicate)) predicate.words.push_back(i);
  }
  predicate.passive = passive_verb && predicate.verb != clause.finite && view.participle(predicate.verb);
  predicate.negated = bracket.negated;
  predicate.neither = bracket.neither;
}

// "ist der Ansicht": with its article, so that "ihrer Meinung nach ist …" is none.
bool in_genitive(const View& view, std::uint32_t noun) {
  for (std::uint32_t k = noun; k > 0 && noun - k < 3; --k) {
    if (view.is(k - 1, mark::genitive)) return !view.is(k - 1, mark::possessive);
    if (view.upos(k - 1) != Upos::Adj) return false;
  }
  return false;
}

// "übte … Kritik", "vertrat die Ansicht"
bool by_noun(const View& view, const Bracket& bracket, Predicate& predicate) {
  if (predicate.verb == kNone) return false;
  const std::string lemma = view.bare_lemma(predicate.verb);
  for (const std::uint32_t i : bracket.nouns) {
    if (i == predicate.verb || !has_word(view.noun(i)->attributes.get("verb"), lemma)) continue;
    if (lemma == view.pack.setting("speech-be") && view.noun_like(i) && !view.noun(i)->attributes.has("takes") &&
        !in_genitive(view, i))
      continue;
    predicate.entry = view.noun(i);
    predicate.by_noun = true;
    predicate.words.push_back(i);
    // "zu dem Schluss", "der Ansicht": what goes with the noun belongs to it.
    std::uint32_t k = i;
    while (k > 0 && i - k < 3 && (view.is(k - 1, mark::determiner) || view.upos(k - 1) == Upos::Adj)) --k;
    if (k > 0 && view.is(k - 1, mark::preposition)) --k;
    for (; k < i; ++k) predicate.words.push_back(k);
    return true;
  }
  return false;
}

}  // namespace

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const bool begins = at == 0 || words[at - 1] == ' ';
    const bool ends = at + word.size() == words.size() || words[at + word.size()] == ' ';
    if (begins && ends) return true;
  }
  return false;
}

bool Predicate::takes(std::string_view what) const {
  if (entry == nullptr) return false;
  const std::string_view takes = entry->attributes.get("takes");
  return takes.empty() ? what == "clause" : has_word(takes, what);
}

std::string Predicate::act() const {
  std::string act(by_word.empty() ? entry->attributes.get("act") : by_word);
  if (neither) return "withhold";
  if (!negated) return act;
  if (const std::string_view other = entry->attributes.get("negated"); !other.empty()) return std::string(other);
  return "not-" + act;
}

Predicate find_predicate(const View& view, const Quotes& quotes, const Clause& clause) {
  Predicate predicate;
  if (clause.kind == Clause::Kind::quoted || clause.kind == Clause::Kind::fragment) return predicate;
  const Bracket bracket = read(view, quotes, clause);
  if (bracket.verbs.empty()) return predicate;
  predicate.verb = main_verb(view, clause, bracket);
  if (predicate.verb == kNone) return predicate;
  if (!by_noun(view, bracket, predicate)) {
    const bool separable = bracket.particle != kNone && bracket.particle > predicate.verb && predicate.verb == clause.finite;
    predicate.entry = separable ? view.verb(predicate.verb, bracket.particle) : view.bare_verb(predicate.verb);
    if (separable && predicate.entry != nullptr) predicate.words.push_back(bracket.particle);
    // "bekannt gegeben": two words at the end of the clause.
    if (!separable && predicate.verb > 0 && view.is(predicate.verb - 1, mark::particle) && !view.verbal(predicate.verb - 1)) {
      if (const ListEntry* entry = view.verb(predicate.verb, predicate.verb - 1)) {
        predicate.entry = entry;
        predicate.words.push_back(predicate.verb - 1);
      }
    }
  }
  if (predicate.entry == nullptr) return predicate;
  collect_words(view, clause, bracket, predicate);
  if (predicate.verb + 1 < view.size())
    predicate.by_word = predicate.entry->attributes.get("act-" + std::string(view.folded(predicate.verb + 1)));
  sort_words(predicate);
  return predicate;
}

}  // namespace lagebild::said
