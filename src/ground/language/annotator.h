// Reads sentence after sentence with a Model: the working memory of Grammar::annotate. One a thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ground/language/features.h"
#include "ground/language/lexicon.h"
#include "ground/language/memory.h"
#include "ground/language/model.h"
#include "ground/text/word.h"

namespace lagebild {

class Annotator {
 public:
  // `lexicon` may be nullptr. Both must outlive the Annotator.
  Annotator(const Model& model, const Lexicon* lexicon);

  // A word of the sentence to be read; `folded` is lower case NFC.
  struct Input {
    std::string_view form, folded;
  };
  // Fills words[0 … n) for one sentence; heads count from `offset`. Lemmas are appended to `lemmas`.
  void read(std::span<const Input> sentence, std::int32_t offset, std::span<Word> words, std::string& lemmas);

 private:
  void tag(std::size_t i, std::string_view form, Word& word);
  void set_tag(std::size_t i, Word& word, Upos tag);
  void set_feats(std::size_t i, Word& word, std::uint16_t row);
  // In mend.cc: what the tree tells of a verb's form.
  void mend_verbs(std::int32_t offset, std::span<Word> words);
  void mend_moods(std::int32_t offset, std::span<const Input> sentence, std::span<Word> words);
  [[nodiscard]] std::uint16_t subjunctive_row(const Word& word) const;
  [[nodiscard]] std::uint16_t finite_row(std::size_t i, const Word& word, int person, Number number) const;
  [[nodiscard]] float feats_score(std::size_t i, std::uint16_t row) const;
  std::uint16_t choose_feats(std::size_t i, const Word& word) const;
  [[nodiscard]] bool lexicon_allows(std::size_t i, Upos upos, traits::Mask feats) const;
  [[nodiscard]] bool knows_only_verbs(std::size_t i) const;
  [[nodiscard]] bool knows_participle(std::size_t i) const;
  [[nodiscard]] bool open_mood(std::size_t i, const Word& word) const;
  void names(std::span<Word> words);
  void tree(std::int32_t offset, std::span<Word> words);
  void look_up(std::span<const Input> sentence);
  void lemma(const Input& input, bool first, Word& word, std::string& lemmas);
  void find_lemma(const Input& input, const Word& word, std::string& lemmas);
  bool lexicon_lemma(std::string_view form, const Word& word, traits::Mask feats, std::string& out) const;
  void join_particles(std::span<const Input> sentence, std::int32_t offset, std::span<Word> words, std::string& lemmas);

  const Model& model_;
  const Lexicon* lexicon_;
  FeatureReader reader_;
  FeatureRows features_;
  Network::Scratch scratch_;
  WordMemory memory_;
  std::vector<float> sums_;                      // Of the words of the sentence.
  std::vector<Lexicon::Set> sets_, small_sets_;  // Of each word: as written, and in lower case.
  std::vector<int> heads_, relations_;
  std::vector<std::int32_t> subjects_, finite_;
  std::vector<char> marked_;
  std::vector<char> auxiliary_, helped_;
  std::vector<float> best_;
  std::vector<std::int32_t> from_;
  std::string text_;
};

}  // namespace lagebild
