#include "report/time/direction.h"

#include <algorithm>

namespace lagebild {
namespace {

constexpr std::uint32_t kReach = 40;
constexpr std::uint32_t kNounReach = 7;

}  // namespace

Directions::Directions(const Text& text, const Pack& pack)
    : text_(text),
      pack_(pack),
      verbs_(pack.list("clause-verb")),
      edges_(pack.list("clause-edge")),
      endings_(pack.list("participle-ending")),
      fillers_(pack.list("day-filler")),
      prepositions_(pack.list("day-preposition")),
      event_prepositions_(pack.list("event-preposition")),
      articles_(pack.list("article")),
      attributes_(pack.list("attribute-ending")) {}

bool Directions::edge(std::uint32_t token) const {
  const TokenKind kind = text_.tokens[token].kind;
  if (kind == TokenKind::open_quote || kind == TokenKind::close_quote || kind == TokenKind::quote) return true;
  return text_.symbols[token].folded != 0 && pack_.lists().find(edges_, text_.folded[token]) != nullptr;
}

void Directions::read_grammar(std::uint32_t token, Signs& signs) const {
  const Word& word = text_.words[token];
  if (word.upos != Upos::Verb && word.upos != Upos::Aux) return;
  if (word.verb_form == VerbForm::Finite) {
    // Konjunktiv II ("würde", "könnten") is no past.
    if (word.tense == Tense::Past && (word.mood != Mood::Subjunctive || word.mood_open)) signs.past = true;
    if (word.tense == Tense::Present) signs.present = true;
  }
  if (word.verb_form == VerbForm::Participle) signs.participle = true;
}

void Directions::read(std::uint32_t token, Signs& signs) const {
  const std::string& word = text_.folded[token];
  const ListEntry* entry = text_.symbols[token].folded == 0 ? nullptr : pack_.lists().find(verbs_, word);
  const bool reports = entry != nullptr && entry->value() == "reports";
  const bool same = entry != nullptr && entry->value() == "same";
  if (!text_.words.empty() && !reports && !same) read_grammar(token, signs);
  if (entry != nullptr) {
    const std::string_view value = entry->value();
    signs.past |= value == "past";
    signs.have |= value == "have";
    signs.be |= value == "be";
    signs.become |= value == "become";
    signs.modal |= value == "modal";
    signs.present |= value == "present";
    signs.reports |= reports;
    signs.same |= same;
    signs.participle |= value == "participle";
    signs.perfect_infinitive |= entry->attributes.has("perfect");
    return;
  }
  // A tagger takes "vereinbart" for an adjective now and then; with "haben" it is none.
  const bool adjective = !text_.words.empty() && text_.words[token].upos == Upos::Adj;
  if ((!text_.words.empty() && !adjective) || text_.tokens[token].capital || word.size() < 5) return;
  for (const ListEntry& ending : pack_.lists().entries(endings_)) {
    const std::string_view prefix = ending.attributes.get("begins");
    const std::string_view infix = ending.attributes.get("holds");
    if (!word.ends_with(ending.text) || !word.starts_with(prefix)) continue;
    if (!infix.empty() && word.find(infix) == std::string::npos) continue;
    if (adjective)
      signs.adjective = true;
    else
      (ending.attributes.has("perhaps") ? signs.perhaps : signs.participle) = true;
  }
}

Choice Directions::judge(const Signs& signs) const {
  if (signs.past) return Choice::past;
  if (signs.modal) return signs.participle && signs.perfect_infinitive ? Choice::past : Choice::future;
  if (signs.become) return Choice::future;
  if ((signs.have || signs.be) && (signs.participle || signs.perhaps)) return Choice::past;
  if (signs.have && signs.adjective) return Choice::past;
  // "Das berichtet die Agentur am Donnerstag": news of today, told in the present.
  if (signs.reports && !signs.be && !signs.present) return Choice::past;
  // "the bank cut its rate": past and infinitive look the same.
  if (signs.same && !signs.be && !signs.have && !signs.present) return Choice::past;
  // "berät", "vereinbart": a participle or a present form.
  if (signs.perhaps && !signs.present) return Choice::none;
  if (signs.present || signs.be || signs.have) return Choice::future;
  return signs.participle ? Choice::past : Choice::none;
}

// "seit", "für", "spätestens" before the day, with or without "dem", "am" between.
const ListEntry* Directions::preposition(std::uint32_t first) const {
  const std::uint32_t begin = text_.sentences[text_.tokens[first].sentence].first;
  if (first == begin) return nullptr;
  if (const ListEntry* found = pack_.lists().find(prepositions_, text_.folded[first - 1])) return found;
  const bool filler = first - 1 > begin && pack_.lists().find(fillers_, text_.folded[first - 1]) != nullptr;
  return filler ? pack_.lists().find(prepositions_, text_.folded[first - 2]) : nullptr;
}

// "nach" of "nach dem Beschuss am Mittwoch": before the noun that the day hangs on, no verb between.
const ListEntry* Directions::event_preposition(std::uint32_t first) const {
  const Sentence& sentence = text_.sentences[text_.tokens[first].sentence];
  const std::uint32_t low = std::max(sentence.first, first > kNounReach ? first - kNounReach : 0);
  for (std::uint32_t i = first; i-- > low && !edge(i);) {
    if (text_.symbols[i].folded == 0) continue;
    if (pack_.lists().find(verbs_, text_.folded[i]) != nullptr) return nullptr;
    if (const ListEntry* found = pack_.lists().find(event_prepositions_, text_.folded[i]); found && i + 2 < first) return found;
  }
  return nullptr;
}

// "entführte" of "der am Montag entführte Pilot": the day goes with it, not with the verb. By its ending, the longest first.
const ListEntry* Directions::attribute(std::uint32_t first, std::uint32_t last) const {
  const Sentence& sentence = text_.sentences[text_.tokens[first].sentence];
  if (first < sentence.first + 2 || last + 1 >= sentence.last) return nullptr;
  if (pack_.lists().find(articles_, text_.folded[first - 2]) == nullptr) return nullptr;
  if (text_.tokens[last].capital || !text_.tokens[last + 1].capital) return nullptr;
  const ListEntry* best = nullptr;
  for (const ListEntry& ending : pack_.lists().entries(attributes_))
    if (text_.folded[last].ends_with(ending.text) && (best == nullptr || ending.text.size() > best->text.size())) best = &ending;
  return best;
}

Choice Directions::of(std::uint32_t first, std::uint32_t last, bool day) const {
  const ListEntry* before = preposition(first);
  // "die Zahlen für Juli", but "für Montag geplant"
  if (before != nullptr && before->attributes.has("days") && !day) before = nullptr;
  const auto side = [](const ListEntry& entry) { return entry.value() == "past" ? Choice::past : Choice::future; };
  if (before != nullptr && !before->attributes.has("weak")) return side(*before);
  if (const ListEntry* ending = attribute(first, last)) return side(*ending);
  Signs signs;
  const Choice told = of_clause(first, last, signs);
  // "müssen bis Freitag abgezogen sein"
  if (before != nullptr && signs.modal) return side(*before);
  if (const ListEntry* event = event_preposition(first)) {
    if (told == Choice::none) return side(*event);
    // "Nach der Sitzung am Freitag tritt er zurück": the verb speaks of afterwards.
    const bool plain = !signs.become && !signs.modal;
    if (plain && told != side(*event) && !event->attributes.has("weak")) return Choice::none;
  }
  return told == Choice::none && before != nullptr ? side(*before) : told;
}

Choice Directions::of_clause(std::uint32_t first, std::uint32_t last, Signs& signs) const {
  const Sentence& sentence = text_.sentences[text_.tokens[first].sentence];
  const std::uint32_t low = std::max(sentence.first, first > kReach ? first - kReach : 0);
  const std::uint32_t high = std::min(sentence.last, last + kReach);
  std::uint32_t begin = first, end = last;
  while (begin > low && !edge(begin - 1)) read(--begin, signs);
  while (end < high && !edge(end)) read(end++, signs);
  // "Sollte bis Samstag keine Antwort kommen, …"
  if (const ListEntry* opening = pack_.lists().find(verbs_, text_.folded[begin]))
    if (opening->attributes.has("opens")) return Choice::future;
  if (const Choice choice = judge(signs); choice != Choice::none) return choice;
  // No verb in this stretch: the one that goes on after the comma, then the one before.
  while (end < high && edge(end)) ++end;
  while (end < high && !edge(end)) read(end++, signs);
  if (const Choice choice = judge(signs); choice != Choice::none) return choice;
  while (begin > low && edge(begin - 1)) --begin;
  while (begin > low && !edge(begin - 1)) read(--begin, signs);
  return judge(signs);
}

}  // namespace lagebild
