// What grammar knows of one token. Filled by ground/language; everything is `none` or empty until then.
//
//   "habe" in "Kerry habe Lawrow gesagt"  ->  upos Aux, mood Subjunctive, tense Present, lemma "haben"
//
// The categories are those of Universal Dependencies v2 (https://universaldependencies.org).
#pragma once

#include <cstdint>

#include "ground/base/span.h"

namespace lagebild {

enum class Upos : std::uint8_t {
  none,
  Adj,
  Adp,
  Adv,
  Aux,
  Cconj,
  Det,
  Intj,
  Noun,
  Num,
  Part,
  Pron,
  Propn,
  Punct,
  Sconj,
  Sym,
  Verb,
  X
};
enum class Case : std::uint8_t { none, Nominative, Genitive, Dative, Accusative };
enum class Number : std::uint8_t { none, Singular, Plural };
enum class Gender : std::uint8_t { none, Masculine, Feminine, Neuter };
enum class Tense : std::uint8_t { none, Present, Past };
// For German, Subjunctive with Tense::Present is Konjunktiv I, with Tense::Past Konjunktiv II.
enum class Mood : std::uint8_t { none, Indicative, Subjunctive, Imperative };
enum class VerbForm : std::uint8_t { none, Finite, Infinitive, Participle };
// Named entities as GermEval 2014 labels them; derived: "syrisch"; part: "US-Regierung".
enum class NameKind : std::uint8_t { none, Person, Place, Organisation, Other };

struct Word {
  Upos upos = Upos::none;
  Case gram_case = Case::none;
  Number number = Number::none;
  Gender gender = Gender::none;
  std::uint8_t person = 0;  // 1, 2, 3; 0 where there is none.
  Tense tense = Tense::none;
  Mood mood = Mood::none;
  VerbForm verb_form = VerbForm::none;
  std::uint16_t xpos = 0;   // Row of the pack's table of language-specific tags; 0 is "_".
  std::uint16_t feats = 0;  // Row of the pack's table of FEATS strings; 0 is "_".
  std::uint8_t deprel = 0;  // Row of the pack's table of relations; 0 is "_".
  NameKind name = NameKind::none;
  bool name_begins = false;  // B- rather than I-.
  bool name_derived = false;
  bool name_part = false;
  bool mood_open = false;  // The form itself does not tell Konjunktiv from indicative ("sie sagten").
  std::int32_t head = -1;  // Token index of the head; -1 for a root or where there is no tree.
  Span lemma;              // Bytes of Text::lemmas; empty where there is none. Separable verbs put together on the verb.
};

}  // namespace lagebild
