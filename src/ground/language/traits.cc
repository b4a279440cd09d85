#include "ground/language/traits.h"

#include <array>
#include <bit>

namespace lagebild::traits {
namespace {

constexpr std::array<std::string_view, 18> kUpos = {"_",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
                                                    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

struct Named {
  std::string_view feature;
  int bit;
};

constexpr Named kFeatures[] = {{"Case=Nom", kCase},
                               {"Case=Gen", kCase + 1},
                               {"Case=Dat", kCase + 2},
                               {"Case=Acc", kCase + 3},
                               {"Number=Sing", kNumber},
                               {"Number=Plur", kNumber + 1},
                               {"Gender=Masc", kGender},
                               {"Gender=Fem", kGender + 1},
                               {"Gender=Neut", kGender + 2},
                               {"Person=1", kPerson},
                               {"Person=2", kPerson + 1},
                               {"Person=3", kPerson + 2},
                               {"Tense=Pres", kTense},
                               {"Tense=Past", kTense + 1},
                               {"Mood=Ind", kMood},
                               {"Mood=Sub", kMood + 1},
                               {"Mood=Imp", kMood + 2},
                               {"VerbForm=Fin", kVerbForm},
                               {"VerbForm=Inf", kVerbForm + 1},
                               {"VerbForm=Part", kVerbForm + 2},
                               {"VerbForm=Ger", kVerbForm + 2},
                               {"Degree=Pos", kDegree},
                               {"Degree=Cmp", kDegree + 1},
                               {"Degree=Sup", kDegree + 2},
                               {"Definite=Def", kDefinite},
                               {"Definite=Ind", kDefinite + 1},
                               {"PronType=Art", kPronType},
                               {"PronType=Prs", kPronType + 1},
                               {"PronType=Dem", kPronType + 2},
                               {"PronType=Rel", kPronType + 3},
                               {"PronType=Int", kPronType + 4},
                               {"PronType=Ind", kPronType + 5},
                               {"PronType=Dem,Rel", kPronType + 3},
                               {"PronType=Int,Rel", kPronType + 4},
                               {"PronType=Tot", kPronType + 5},
                               {"PronType=Neg", kPronType + 5},
                               {"Poss=Yes", kPoss},
                               {"Reflex=Yes", kReflex},
                               {"Name=Given", kName},
                               {"Name=Sur", kName + 1},
                               {"Name=Country", kName + 2},
                               {"Name=City", kName + 3},
                               {"Name=Region", kName + 4},
                               {"Name=Geo", kName + 5},
                               {"Name=Person", kName + 6},
                               {"Name=Org", kName + 7},
                               {"Name=People", kName + 8},
                               {"PartType=Vbp", kParticle},
                               {"Polarity=Neg", kNegation},
                               {"VerbType=Mod", kModal},
                               {"Nominal=Yes", kNominal}};

// The number of the lowest bit of `mask` in [from, from + size), counted from 1; 0 where there is none.
int lowest(Mask mask, int from, int size) {
  const Mask part = (mask >> from) & ((Mask{1} << size) - 1);
  return part ? std::countr_zero(part) + 1 : 0;
}

}  // namespace

Upos upos(std::string_view name) {
  for (std::size_t i = 1; i < kUpos.size(); ++i) {
    if (kUpos[i] == name) return static_cast<Upos>(i);
  }
  return Upos::none;
}

std::string_view name(Upos upos) { return kUpos[static_cast<std::size_t>(upos)]; }

Mask parse(std::string_view text) {
  if (const Upos tag = upos(text); tag != Upos::none) return bit(static_cast<int>(tag));
  Mask mask = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('|'), text.size());
    for (const Named& named : kFeatures) {
      if (named.feature == text.substr(0, end)) mask |= bit(named.bit);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return mask;
}

Word word(Mask mask) {
  Word word;
  if (const int tag = lowest(mask, 0, 18)) word.upos = static_cast<Upos>(tag - 1);
  word.gram_case = static_cast<Case>(lowest(mask, kCase, 4));
  word.number = static_cast<Number>(lowest(mask, kNumber, 2));
  word.gender = static_cast<Gender>(lowest(mask, kGender, 3));
  word.person = static_cast<std::uint8_t>(lowest(mask, kPerson, 3));
  word.tense = static_cast<Tense>(lowest(mask, kTense, 2));
  word.mood = static_cast<Mood>(lowest(mask, kMood, 3));
  word.verb_form = static_cast<VerbForm>(lowest(mask, kVerbForm, 3));
  return word;
}

Mask mask(const Word& word) {
  Mask mask = 0;
  const auto add = [&mask](int from, int value) {
    if (value > 0) mask |= bit(from + value - 1);
  };
  if (word.upos != Upos::none) mask |= bit(static_cast<int>(word.upos));
  add(kCase, static_cast<int>(word.gram_case));
  add(kNumber, static_cast<int>(word.number));
  add(kGender, static_cast<int>(word.gender));
  add(kPerson, word.person);
  add(kTense, static_cast<int>(word.tense));
  add(kMood, static_cast<int>(word.mood));
  add(kVerbForm, static_cast<int>(word.verb_form));
  return mask;
}

std::uint32_t agreement(Mask mask) {
  const auto part = [mask](int from, int size) {
    const auto bits = static_cast<unsigned>((mask >> from) & ((Mask{1} << size) - 1));
    return bits ? bits : (1U << size) - 1;
  };
  const unsigned cases = part(kCase, 4), numbers = part(kNumber, 2), genders = part(kGender, 3);
  std::uint32_t all = 0;
  for (unsigned c = 0; c < 4; ++c) {
    for (unsigned n = 0; n < 2; ++n) {
      if ((cases >> c & 1) && (numbers >> n & 1)) all |= genders << (c * 6 + n * 3);
    }
  }
  return all;
}

}  // namespace lagebild::traits
