#include "report/time/direction.h"

#include <algorithm>

namespace lagebild {
namespace {

constexpr std::uint32_t kReach = 40;

}  // namespace

Directions::Directions(const Text& text, const Pack& pack)
    : text_(text),
      pack_(pack),
      verbs_(pack.list("clause-verb")),
      edges_(pack.list("clause-edge")),
      endings_(pack.list("participle-ending")) {}

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
  if (!text_.words.empty()) read_grammar(token, signs);
  const std::string& word = text_.folded[token];
  const ListEntry* entry = text_.symbols[token].folded == 0 ? nullptr : pack_.lists().find(verbs_, word);
  if (entry != nullptr) {
    const std::string_view value = entry->value();
    signs.past |= value == "past";
    signs.have |= value == "have";
    signs.be |= value == "be";
    signs.become |= value == "become";
    signs.modal |= value == "modal";
    signs.present |= value == "present";
    signs.participle |= value == "participle";
    signs.perfect_infinitive |= entry->attributes.has("perfect");
    return;
  }
  if (!text_.words.empty() || text_.tokens[token].capital || word.size() < 5) return;
  for (const ListEntry& ending : pack_.lists().entries(endings_)) {
    const std::string_view prefix = ending.attributes.get("begins");
    const std::string_view infix = ending.attributes.get("holds");
    if (!word.ends_with(ending.text) || !word.starts_with(prefix)) continue;
    if (!infix.empty() && word.find(infix) == std::string::npos) continue;
    (ending.attributes.has("perhaps") ? signs.perhaps : signs.participle) = true;
  }
}

Choice Directions::judge(const Signs& signs) const {
  if (signs.past) return Choice::past;
  if (signs.modal) return signs.participle && signs.perfect_infinitive ? Choice::past : Choice::future;
  if (signs.become) return Choice::future;
  if ((signs.have || signs.be) && (signs.participle || signs.perhaps)) return Choice::past;
  // "berät", "vereinbart": a participle or a present form.
  if (signs.perhaps && !signs.present) return Choice::none;
  if (signs.present || signs.be || signs.have) return Choice::future;
  return signs.participle ? Choice::past : Choice::none;
}

Choice Directions::of(std::uint32_t first, std::uint32_t last) const {
  const Sentence& sentence = text_.sentences[text_.tokens[first].sentence];
  const std::uint32_t low = std::max(sentence.first, first > kReach ? first - kReach : 0);
  const std::uint32_t high = std::min(sentence.last, last + kReach);
  Signs signs;
  std::uint32_t begin = first, end = last;
  while (begin > low && !edge(begin - 1)) read(--begin, signs);
  while (end < high && !edge(end)) read(end++, signs);
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
