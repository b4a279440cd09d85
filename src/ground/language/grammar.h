// The grammar of a language, from its model files: tags, morphology, lemmas, trees and names of a cut text.
//
//   Result<Grammar> grammar = Grammar::load("languages/de/models");
//   grammar->annotate(text);         // fills text.words and text.lemmas
//   grammar->readings("habe")        // without a sentence: lemma haben, Aux, Subjunctive …; needs the lexicon only
//
// Two files, each of which may be missing: lexicon.bin (what forms can be) and grammar.bin (one network that reads tags,
// tree and names of a sentence together). Without grammar.bin annotate() leaves Text::words empty. Both are mapped; loading
// costs a few milliseconds. Immutable and safe to use from any number of threads.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.h"
#include "ground/language/lexicon.h"
#include "ground/text/text.h"

namespace lagebild {

class Grammar {
 public:
  // Fails only where a file is there and is no model; a missing folder gives a Grammar that knows nothing.
  static Result<Grammar> load(const std::string& folder);
  Grammar(Grammar&&) noexcept;
  Grammar& operator=(Grammar&&) noexcept;
  ~Grammar();

  // Whether annotate() does anything.
  [[nodiscard]] bool can_annotate() const;
  // Fills Text::words and Text::lemmas. Linear in the length of the text: sentences of more than 120 tokens are read in
  // pieces, each piece after the first hanging from the root of the first.
  void annotate(Text& text) const;

  // The same for words that are given; sentence i is words [ends[i-1], ends[i]). Word::head counts over all words.
  struct Given {
    std::span<const std::string_view> forms;
    std::span<const std::uint32_t> ends;
  };
  struct Words {
    std::vector<Word> words;
    std::string lemmas;  // What Word::lemma points into.
  };
  [[nodiscard]] Words annotate(const Given& given) const;

  // What a form can be, in no order of likelihood. A form that stands at the start of a sentence may have to be asked for
  // in lower case, too. A compound that is not in the lexicon is read by its last part, its lemma put together. Empty where
  // nothing is known.
  [[nodiscard]] std::vector<LexicalReading> readings(std::string_view form) const;
  // nullptr where there is none.
  [[nodiscard]] const Lexicon* lexicon() const;

  // The strings of CoNLL-U for Word::xpos, Word::feats and Word::deprel; "_" for row 0 and for rows that are not there.
  [[nodiscard]] std::string_view xpos(const Word& word) const;
  [[nodiscard]] std::string_view feats(const Word& word) const;
  [[nodiscard]] std::string_view deprel(const Word& word) const;
  // The row of a relation ("nsubj"), to compare Word::deprel with; 0 where the model has none of that name.
  [[nodiscard]] std::uint8_t relation(std::string_view name) const;
  // The row of a tag of the language's own set ("VMFIN"); 0 where the model has none of that name.
  [[nodiscard]] std::uint16_t tag(std::string_view name) const;

 private:
  struct Parts;
  explicit Grammar(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// "NOUN" … as CoNLL-U writes it; "_" for none.
std::string_view upos_name(Upos upos);
// The label of a word in MISC: "B-PER", "I-LOCderiv"; empty where it is outside of names.
std::string name_label(const Word& word);

}  // namespace lagebild
