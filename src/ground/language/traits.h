// The grammatical traits a word form can have, as bits: what lexicon entries and FEATS strings are made of.
//
//   "NOUN" with "Case=Nom|Number=Sing"  ->  traits::parse gives the bits of Noun, Nominative, Singular
//
// Names and values are those of Universal Dependencies, and Name=… for what kind of name a word can be.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ground/text/word.h"

namespace lagebild::traits {

using Mask = std::uint64_t;

// Bits [0, 18) are the Upos of the same number; the others follow in the order of the table in traits.cc.
constexpr int kCase = 18, kNumber = 22, kGender = 24, kPerson = 27, kTense = 30, kMood = 32, kVerbForm = 35, kDegree = 38,
              kDefinite = 41, kPronType = 43, kPoss = 49, kReflex = 50, kName = 51, kParticle = 60, kNegation = 61, kModal = 62,
              kNominal = 63;

inline Mask bit(int i) { return Mask{1} << i; }
// The bits of "NOUN", "Case=Nom" or "Case=Nom|Number=Sing"; unknown ones give no bit.
Mask parse(std::string_view upos_or_feats);
// "NOUN" -> Noun; none where it is no tag of Universal Dependencies.
Upos upos(std::string_view name);
std::string_view name(Upos upos);
// The categories of a Word from bits, the lowest bit of each; none where there is no bit.
Word word(Mask mask);
// The reverse: every category of `word` that is set.
Mask mask(const Word& word);
// For agreement of case, number and gender together: bit case*6 + number*3 + gender; an absent one leaves all its values open.
std::uint32_t agreement(Mask mask);

}  // namespace lagebild::traits
