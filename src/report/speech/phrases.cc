#include "report/speech/phrases.h"

#include <algorithm>

namespace lagebild::said {
namespace {

constexpr std::uint32_t kLongest = 60;  // Tokens; keeps the search linear where a text is nothing but determiners.

// Reads one noun phrase from left to right.
class PhraseReader {
 public:
  PhraseReader(const View& view, const Quotes& quotes, std::uint32_t end) : view_(view), quotes_(quotes), end_(end) {}

  Range read(std::uint32_t first) {
    if (first >= end_) return {first, first};
    if (lone_pronoun(first)) return {first, first + 1};
    at_ = good_ = first;
    while (at_ < end_ && step(first)) {
    }
    return {first, good_};
  }

 private:
  [[nodiscard]] bool lone_pronoun(std::uint32_t i) const {
    if (!view_.is(i, mark::pronoun)) return false;
    if (i + 1 >= end_ || !view_.is(i, mark::determiner)) return true;
    const std::uint32_t q = quotes_.at[i + 1];
    const bool named = q != kNone && quotes_.all[q].open == i + 1 && quotes_.all[q].title;
    if (depth_ == 0 && view_.is(i + 1, mark::preposition) && modified(i + 1)) return false;
    // "Einige der Ärzte"
    const bool some = view_.upos(i) != Upos::Pron || view_.word(i).person == 0;
    if (depth_ == 0 && some && !view_.is(i, mark::relative) && view_.is(i + 1, mark::genitive) && i + 2 < end_ &&
        (view_.noun_like(i + 2) || view_.nominal(i + 2))) {
      return false;
    }
    return !named && !(view_.nominal(i + 1) || view_.noun_like(i + 1) || view_.participle(i + 1));
  }
  void noun(std::uint32_t next) {
    at_ = good_ = next;
    noun_ = true;
  }
  bool step(std::uint32_t first) {
    // "am Mittwoch Lawrow": a day takes no name.
    if (noun_ && view_.time(at_ - 1) != kNone && view_.time(at_) == kNone && view_.mention(at_) != kNone) return false;
    if (mention(first) || name_in_quotes() || first_half()) return true;
    // "laut „Nordpost“ Schüsse": after a name in marks another noun begins something else.
    if (noun_ && !pairs_ && view_.upos(at_) == Upos::Noun && view_.upos(at_ - 1) == Upos::Noun) return false;
    const bool after_marks = noun_ && quotes_.at[at_ - 1] != kNone && quotes_.at[at_] != quotes_.at[at_ - 1];
    if (view_.noun_like(at_) && !view_.finite(at_) && !after_marks && !(noun_ && another(first, at_ + 1)))
      return noun(at_ + 1), true;
    return noun_ ? after_noun() : before_noun(first);
  }
  bool mention(std::uint32_t first) {
    const std::uint32_t m = view_.mention(at_);
    if (m == kNone) return false;
    const Mention& found = view_.mentions.all[m];
    if (found.last > end_ || found.kind == MentionKind::pronoun || view_.finite(at_)) return false;
    if (noun_ && view_.nominal(at_) && !view_.is(at_, mark::genitive) && !view_.name_like(at_)) return false;
    if (noun_ && found.kind != MentionKind::person && another(first, found.last)) return false;
    return noun(found.last), true;
  }
  bool name_in_quotes() {
    const std::uint32_t q = quotes_.at[at_];
    if (q == kNone || quotes_.all[q].open != at_ || quotes_.all[q].close >= end_ || !quotes_.all[q].title) return false;
    return noun(quotes_.all[q].close + 1), true;
  }
  // "fordern die Verbände Bürger auf": two nouns side by side that grammar puts to different words, the second no name.
  [[nodiscard]] bool another(std::uint32_t first, std::uint32_t end) const {
    if (view_.free_complements || at_ == first || view_.upos(at_ - 1) != Upos::Noun || view_.is(at_, mark::genitive))
      return false;
    const Token& token = view_.text.tokens[at_];
    if (view_.text.form(at_).ends_with(".") || (token.all_caps && token.span.size() < 7)) return false;  // "Prof.", "FAO"
    if (view_.is(at_, mark::source_noun)) return true;  // "starben in der Stadt | Schätzungen zufolge"
    if (view_.mention(first) != kNone && view_.mentions.all[view_.mention(first)].last >= end) return false;
    bool linked = false;
    const auto within = [](std::int32_t head, std::uint32_t from, std::uint32_t to) {
      return head >= static_cast<std::int32_t>(from) && head < static_cast<std::int32_t>(to);
    };
    for (std::uint32_t i = at_; i < end; ++i) linked = linked || view_.word(i).head < 0 || within(view_.word(i).head, first, at_);
    for (std::uint32_t i = first; i < at_; ++i) linked = linked || within(view_.word(i).head, at_, end);
    return !linked;
  }
  // "das Bau- und Verkehrsministerium": the first half of a compound.
  bool first_half() {
    if (noun_ || at_ + 2 >= end_ || !view_.is(at_ + 1, mark::conjunction) || !view_.noun_like(at_ + 2)) return false;
    if (!view_.text.form(at_).ends_with("-")) return false;
    at_ += 2;
    return true;
  }
  bool before_noun(std::uint32_t first) {
    // "ten dead"
    const bool counted = at_ > first && view_.upos(at_) == Upos::Adj && view_.upos(at_ - 1) == Upos::Num;
    if (counted && (at_ + 1 >= end_ || (!view_.nominal(at_ + 1) && !view_.noun_like(at_ + 1)))) return noun(at_ + 1), true;
    if (view_.nominal(at_) || view_.participle(at_) || view_.upos(at_) == Upos::Num) return ++at_, true;
    if (at_ == first) return false;
    if (view_.is(at_, mark::preposition)) return skip_inner();
    const bool modifier = view_.upos(at_) == Upos::Adv || view_.upos(at_) == Upos::Part || view_.is(at_, mark::adverb);
    if (modifier && at_ + 1 < end_ && (view_.nominal(at_ + 1) || view_.participle(at_ + 1))) return ++at_, true;
    if (view_.is(at_, mark::conjunction) && at_ + 1 < end_ && view_.upos(at_ + 1) == Upos::Adj) return ++at_, true;
    return false;
  }
  // "die in London ansässige Agentur": whether the phrase of the preposition at `i` stands before an adjective and its noun.
  [[nodiscard]] bool modified(std::uint32_t i) const {
    PhraseReader inner(view_, quotes_, end_);
    inner.depth_ = 1;
    const Range range = inner.read(i + 1);
    if (range.empty() || range.last + 1 >= end_) return false;
    if (view_.upos(range.last) != Upos::Adj && !view_.participle(range.last)) return false;
    return view_.noun_like(range.last + 1) || view_.nominal(range.last + 1);
  }
  // "der für die Region zuständige Koordinator": what stands between determiner and adjective.
  bool skip_inner() {
    if (depth_ > 0) return false;
    PhraseReader inner(view_, quotes_, end_);
    inner.depth_ = 1;
    const Range range = inner.read(at_ + 1);
    if (range.empty() || range.last >= end_) return false;
    const std::uint32_t next = range.last;
    if (view_.upos(next) != Upos::Adj && !view_.participle(next)) return false;
    at_ = next;
    return true;
  }
  bool after_noun() {
    if (depth_ > 0) {
      if (bracket() || inner_and()) return true;
      return view_.is(at_, mark::genitive) && at_ + 1 < end_ && view_.upos(at_ + 1) == Upos::Noun && attach(at_);
    }
    if (bracket()) return true;
    // "Papst Benedikts erster Enzyklika"
    if (view_.name_like(at_ - 1) && view_.upos(at_) == Upos::Adj && at_ + 1 < end_ && view_.upos(at_ + 1) == Upos::Noun)
      return attach(at_);
    const std::uint32_t before = view_.covering(at_ - 1);
    // "wies Peskow der Agentur zufolge ab": a person takes no genitive.
    const bool person = before != kNone && (view_.mentions.all[before].kind == MentionKind::person || acronym(at_ - 1));
    const bool genitive = genitives_ && !person && view_.is(at_, mark::genitive) && at_ + 1 < end_ && !view_.finite(at_ + 1) &&
                          !subject_article(at_) && view_.time(at_ - 1) == kNone;
    if (genitive) return attach(at_);
    const bool dated = at_ + 1 < end_ && view_.time(at_ + 1) != kNone;  // "Angaben der Polizei vom Dienstag"
    if (view_.is(at_, mark::attaching) && attaching_ && !dated) return attach(at_ + 1);
    if (located()) return attach(at_ + 1);
    if (view_.is(at_, mark::possessive_mark) && !view_.text.tokens[at_].space_before) return attach(at_ + 1);
    if (view_.is(at_, mark::conjunction)) return coordinate();
    return false;
  }
  // "des Amtes in Flensburg": an institution and its town.
  [[nodiscard]] bool located() const {
    if (at_ + 1 >= end_ || view_.pack.lists().find(view_.pack.list("speech-place-preposition"), view_.folded(at_)) == nullptr)
      return false;
    const std::uint32_t place = view_.mention(at_ + 1), before = view_.covering(at_ - 1);
    if (place == kNone || view_.mentions.all[place].kind != MentionKind::place || view_.time(at_ - 1) != kNone) return false;
    return before != kNone && view_.mentions.all[before].kind == MentionKind::organisation;
  }
  // "dient laut einer Mitteilung des BKA der Abwehr": what is called by its letters takes no genitive either.
  [[nodiscard]] bool acronym(std::uint32_t i) const {
    const Token& token = view_.text.tokens[i];
    return token.all_caps && token.span.size() > 1 && token.span.size() < 6;
  }
  // "eine von Finnland und den USA vermittelte Waffenruhe"
  bool inner_and() {
    if (!view_.is(at_, mark::conjunction) || at_ + 2 >= end_) return false;
    const std::uint32_t next = view_.is(at_ + 1, mark::determiner) ? at_ + 2 : at_ + 1;
    if (next >= end_ || !view_.noun_like(next)) return false;
    return noun(next + 1), true;
  }
  // "der Schluss": the article of a masculine noun in the singular is no genitive.
  [[nodiscard]] bool subject_article(std::uint32_t i) const {
    if (view_.is(i, mark::not_nominative)) return false;
    for (std::uint32_t k = i + 1; k < end_ && k < i + 6; ++k) {
      if (view_.upos(k) == Upos::Noun)
        return view_.word(k).gender == Gender::Masculine && view_.word(k).number == Number::Singular;
      if (!view_.nominal(k)) return false;
    }
    return false;
  }
  bool attach(std::uint32_t from) {
    const std::uint32_t begin = at_;
    at_ = from;
    noun_ = false;
    std::uint32_t good = good_;
    for (std::uint32_t first = from; at_ < end_ && !noun_;) {
      if (!step(first)) break;
    }
    if (noun_) return true;
    at_ = begin;
    good_ = good;
    return false;
  }
  // "Merkel und Erdogan äußerten": both, unless the second has a verb of its own.
  bool coordinate() {
    const std::uint32_t begin = at_, good = good_;
    if (at_ + 1 >= end_ || view_.is(at_ + 1, mark::preposition)) return false;
    if (view_.is(at_ + 1, mark::pronoun) && !view_.is(at_ + 1, mark::determiner)) return false;
    if (!attach(at_ + 1)) return false;
    const bool verb_after = good_ < end_ && view_.finite(good_);
    const bool verb_before = begin > 0 && sentence_has_verb_before(begin);
    if (verb_after && verb_before) return at_ = begin, good_ = good, noun_ = true, false;
    return true;
  }
  [[nodiscard]] bool sentence_has_verb_before(std::uint32_t i) const {
    for (std::uint32_t k = i; k > 0 && i - k < 12 && !separator(view_, k - 1); --k) {
      if (view_.finite(k - 1)) return true;
    }
    return false;
  }
  bool bracket() {
    if (view_.text.form(at_) != "(") return false;
    for (std::uint32_t i = at_ + 1; i < end_ && i < at_ + 9; ++i) {
      if (view_.text.form(i) == ")") return noun(i + 1), true;
      if (view_.finite(i)) return false;
    }
    return false;
  }

  const View& view_;
  const Quotes& quotes_;
  std::uint32_t end_, at_ = 0, good_ = 0;
  int depth_ = 0;
  bool noun_ = false;

 public:
  bool attaching_ = true;  // Whether "von …" may belong to a noun.
  bool pairs_ = true;      // Whether a noun may follow a noun: not after a verb that has two objects.
  bool genitives_ = true;  // Whether "der …" may: not after a verb that needs an indirect object.
};

// In a passive clause "von …" names who does it.
bool has_passive(const View& view, const Clause& clause) {
  for (const Range& piece : clause.pieces) {
    for (std::uint32_t i = piece.first; i < piece.last; ++i) {
      if (view.is(i, mark::passive) && view.verbal(i)) return true;
    }
  }
  return false;
}

int subject_score(const View& view, const Clause& clause, const Phrase& phrase) {
  if (phrase.preposition != kNone || !may_be_nominative(view, phrase)) return -100;
  int score = 0;
  if (clause.finite != kNone && phrase.range.last <= clause.finite) score += clause.main() ? 5 : 1;
  if (phrase.pronoun) score += view.is(phrase.head, mark::nominative) ? 6 : 1;
  if (view.is(phrase.head, mark::pointer | mark::expletive)) score -= 8;
  if (view.time(phrase.head) != kNone) score -= 6;
  if (view.noun(phrase.head) != nullptr) score -= 3;
  if (oblique_article(view, phrase)) score -= 7;
  // "Warnungen wies Peskow ab": one does it, not several.
  if (clause.finite != kNone && !phrase.pronoun && view.upos(phrase.head) == Upos::Noun &&
      view.word(phrase.head).number == Number::Plural && view.word(clause.finite).number == Number::Singular) {
    score -= 6;
  }
  if (inside_front(view, clause, phrase)) score -= 9;
  const std::optional<MentionKind> kind = kind_of(view, phrase.range);
  if (kind && *kind != MentionKind::other) score += 3;
  if (view.word(phrase.head).gram_case == Case::Nominative) score += 2;
  if (!phrase.pronoun && view.word(phrase.head).gram_case == Case::Dative) score -= 3;
  if (clause.kind == Clause::Kind::relative && phrase.range.first < clause.first() + 2) score += 1;
  if (clause.finite != kNone && phrase.range.first == clause.finite + 1) score += 2;
  return score;
}

}  // namespace

bool oblique_article(const View& view, const Phrase& phrase) {
  const Word& head = view.word(phrase.head);
  return !phrase.pronoun && phrase.range.first != phrase.head && view.is(phrase.range.first, mark::genitive) &&
         head.gender == Gender::Feminine && head.number == Number::Singular && head.gram_case != Case::Nominative;
}

bool inside_front(const View& view, const Clause& clause, const Phrase& phrase) {
  if (view.free_complements || !clause.main() || clause.finite == kNone || phrase.range.last > clause.finite) return false;
  const std::uint32_t first = clause.first();
  if (phrase.range.first <= first + 1 || !view.is(phrase.range.first, mark::genitive)) return false;
  for (const Range& piece : clause.pieces) {
    if (piece.first == first)
      return piece.contains(phrase.range.first) && piece.contains(clause.finite) && view.is(first, mark::preposition) &&
             view.noun_like(phrase.range.first - 1);
  }
  return false;
}

std::uint32_t head_of(const View& view, Range range) {
  std::uint32_t head = kNone;
  bool inner = false;  // "dem | am Donnerstag | veröffentlichten Bericht"
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (head == kNone && i > range.first && view.is(i, mark::preposition) && !view.noun_like(i - 1)) inner = true;
    if (inner && i > range.first && view.noun_like(i - 1) && (view.upos(i) == Upos::Adj || view.participle(i))) inner = false;
    if (head == kNone && !inner && view.noun_like(i)) head = i;
    // "the mayor's office"
    if (view.is(i, mark::possessive_mark) && i + 1 < range.last && !view.text.tokens[i].space_before) head = kNone;
  }
  return head == kNone ? range.first : head;
}

Range noun_phrase(const View& view, const Quotes& quotes, std::uint32_t i, std::uint32_t end, bool attaching) {
  PhraseReader reader(view, quotes, std::min(end, i + kLongest));
  reader.attaching_ = attaching;
  return reader.read(i);
}

Range noun_phrase_before(const View& view, const Quotes& quotes, std::uint32_t first, std::uint32_t last) {
  Range best{last, last};
  const std::uint32_t from = last > 24 && last - 24 > first ? last - 24 : first;
  for (std::uint32_t i = last; i > from; --i) {
    const std::uint32_t k = i - 1;
    if (separator(view, k) && view.text.form(k) != ")" && view.text.form(k) != "(") break;
    if (view.finite(k) && !view.noun_like(k)) break;
    if (noun_phrase(view, quotes, k, last).last != last) continue;
    const bool determined = view.is(k, mark::determiner) || view.is(k, mark::genitive);
    best = {k, last};
    // A determiner begins the phrase, unless it is a genitive that a noun before it takes: "Angaben | der Polizei".
    if (determined && !(k > first && view.noun_like(k - 1) && view.is(k, mark::genitive))) break;
  }
  // "wies die Berichte der Agentur zufolge zurück": an accusative is no part of it.
  const bool dative = best.first < last && (!view.is(best.first, mark::determiner) || view.is(best.first, mark::dative));
  for (std::uint32_t k = best.first + 1; !dative && k + 1 < last; ++k) {
    if (!view.is(k, mark::dative) || !view.is(k, mark::determiner) || noun_phrase(view, quotes, k, last).last != last) continue;
    best.first = k;
    break;
  }
  // "Den Behörden in Mombasa zufolge"
  if (best.first > first + 1 && best.first < last && view.is(best.first - 1, mark::preposition) &&
      view.time(best.first) == kNone) {
    const Range outer = noun_phrase_before(view, quotes, first, best.first - 1);
    if (!outer.empty() && outer.last == best.first - 1) best.first = outer.first;
  }
  return best;
}

// Whether the verb takes one of the prepositions that may attach to a noun as well ("von"), and it stands between `i` and `end`.
bool takes_attaching(const View& view, const Predicate& predicate, std::uint32_t i, std::uint32_t end) {
  if (!predicate) return false;
  for (; i < end; ++i) {
    if (view.is(i, mark::attaching) && predicate.takes(view.folded(i))) return true;
  }
  return false;
}

std::vector<Phrase> find_phrases(const View& view, const Quotes& quotes, const Clause& clause, const Predicate& predicate) {
  std::vector<Phrase> phrases;
  const bool passive = has_passive(view, clause);
  const std::string_view as = view.pack.setting("speech-as-word");
  const bool dative = predicate && predicate.entry->attributes.get("needs") == "dative";
  for (const Range& piece : clause.pieces) {
    for (std::uint32_t i = piece.first; i < piece.last;) {
      Phrase phrase;
      if (const std::uint32_t q = quotes.at[i]; q != kNone && !quotes.all[q].title && quotes.all[q].close < piece.last) {
        i = quotes.all[q].close + 1;
        continue;
      }
      // "Als Grund nannte sie …": what follows "als" is neither who speaks nor who is told.
      const std::uint32_t m = view.mention(i);
      const bool name = m != kNone && view.mentions.all[m].kind == MentionKind::person;  // "Von der Leyen betonte"
      // "Während der Minister erklärte": opens the clause, not the phrase.
      const bool opens = i == clause.first() && clause.kind == Clause::Kind::adverbial && view.is(i, mark::subordinator);
      const bool leads = !name && !opens && (view.is(i, mark::preposition) || view.folded(i) == as);
      if (leads && i + 1 < piece.last) phrase.preposition = i++;
      const bool pronoun = clause.kind == Clause::Kind::relative && i < clause.first() + 2 && view.is(i, mark::relative);
      PhraseReader reader(view, quotes, pronoun ? i + 1 : std::min(piece.last, i + kLongest));
      // "spricht die Polizei von Festnahmen": what the verb takes does not belong to the noun.
      const bool before = clause.main() && clause.finite != kNone && i < clause.finite;
      reader.attaching_ = !passive && (before || !takes_attaching(view, predicate, i, piece.last));
      reader.genitives_ = reader.pairs_ = !dative || before;
      phrase.range = pronoun ? Range{i, i + 1} : reader.read(i);
      if (phrase.range.empty()) {
        ++i;
        continue;
      }
      phrase.head = head_of(view, phrase.range);
      phrase.pronoun = view.is(phrase.head, mark::pronoun) && !view.noun_like(phrase.head);
      i = phrase.range.last;
      if (phrase.preposition == kNone && i < piece.last && view.is(i, mark::postposition)) {
        // "die Berichte | der Agentur zufolge"
        const std::uint32_t own = noun_phrase_before(view, quotes, phrase.range.first, i).first;
        if (own > phrase.range.first && own < i) {
          Phrase object = phrase;
          object.range.last = own;
          phrases.push_back(object);
          phrase.range.first = own;
          phrase.head = head_of(view, phrase.range);
        }
        phrase.preposition = i;
      }
      phrases.push_back(phrase);
    }
  }
  return phrases;
}

namespace {

// "It accused the rebels": where nothing but the order of words tells, the subject is before the verb if anything is.
bool subject_before(const View& view, const Clause& clause, const std::vector<Phrase>& phrases) {
  if (!view.free_complements || clause.finite == kNone) return false;
  return std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
    return phrase.preposition == kNone && phrase.range.last <= clause.finite && view.time(phrase.head) == kNone;
  });
}

}  // namespace

std::optional<Range> find_subject(const View& view, const Quotes& quotes, const Clause& clause,
                                  const std::vector<Phrase>& phrases) {
  const Phrase* best = nullptr;
  int best_score = -10;
  const bool before = subject_before(view, clause, phrases);
  for (const Phrase& phrase : phrases) {
    if (before && phrase.range.first > clause.finite) break;
    // "Klaus Stöhr, Leiter des Programms, sagte": the apposition is not the subject.
    const bool apposition = &phrase != phrases.data() && phrase.preposition == kNone && phrase.range.first > 0 &&
                            comma(view, phrase.range.first - 1) && (&phrase - 1)->range.last + 1 == phrase.range.first;
    const int score = subject_score(view, clause, phrase) - (apposition ? 6 : 0);
    if (score > best_score) best = &phrase, best_score = score;
  }
  // "Es heißt": nobody.
  if (best == nullptr || (best->pronoun && view.is(best->head, mark::expletive) && !before)) return std::nullopt;
  Range range = with_appositions(view, quotes, clause, best->range);
  // Before the verb everything that follows the noun belongs to it: "Ein Sprecher der Polizei in Berlin sagte".
  if (clause.main() && clause.finite != kNone && range.last < clause.finite && range.last == best->range.last &&
      view.is(range.last, mark::preposition)) {
    for (const Range& piece : clause.pieces) {
      if (piece.contains(range.last) && piece.contains(clause.finite)) range.last = clause.finite;
    }
    while (range.last > range.first + 1 && (view.is(range.last - 1, mark::adverb) || view.time(range.last - 1) != kNone))
      --range.last;
  }
  return range;
}

bool may_be_nominative(const View& view, const Phrase& phrase) {
  const std::uint32_t first = phrase.range.first;
  // "einer der Feuerwehrleute": one of them.
  const bool one_of = phrase.range.last - first > 2 && view.is(first, mark::pronoun) && view.is(first + 1, mark::genitive);
  if (view.is(first, mark::not_nominative) && !one_of) return false;
  return true;
}

bool may_be_dative(const View& view, const Phrase& phrase) {
  if (view.is(phrase.range.first, mark::dative)) {
    // "den Zwischenfall" is an object, "den Reportern" is who is told.
    const bool either = view.is(phrase.range.first, mark::accusative) && !phrase.pronoun;
    return !either || view.word(phrase.head).number == Number::Plural || kind_of(view, phrase.range) == MentionKind::group;
  }
  if (phrase.pronoun) return false;
  if (view.word(phrase.head).gram_case == Case::Dative && view.word(phrase.head).number == Number::Plural) return true;
  const std::optional<MentionKind> kind = kind_of(view, phrase.range);
  return !view.is(phrase.range.first, mark::determiner) && kind.has_value() && view.name_like(phrase.head);
}

bool may_be_accusative(const View& view, const Phrase& phrase) {
  if (view.is(phrase.range.first, mark::accusative)) return true;
  if (phrase.pronoun) return false;
  return !view.is(phrase.range.first, mark::dative) && !view.is(phrase.range.first, mark::nominative);
}

std::optional<MentionKind> kind_of(const View& view, Range phrase) {
  for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
    if (const std::uint32_t m = view.covering(i); m != kNone && view.mentions.all[m].first >= phrase.first)
      return view.mentions.all[m].kind;
  }
  return std::nullopt;
}

}  // namespace lagebild::said
