// Annotated sentences as text: CoNLL-U, JSON lines, and trees for people.
#pragma once

#include <string>
#include <vector>

#include "ground/language/grammar.h"

namespace lagebild {

struct GrammarLines {
  const Grammar* grammar = nullptr;  // For the names of tags; the caller keeps it.
  std::vector<std::string> forms, misc;
  std::vector<std::uint32_t> ends;  // Sentence i is words [ends[i-1], ends[i]).
  std::vector<Word> words;
  std::string lemmas;
};

// Ten columns a word, an empty line behind each sentence. The lemma of a verb is without its separated particle, as
// Universal Dependencies has it; names are NE=B-PER … in MISC.
std::string as_conllu(const GrammarLines& lines);
// An object a sentence: {"words": [{"form", "lemma", "upos", "xpos", "feats", "head", "deprel", "name"?}]}; head 0 is the root.
std::string as_jsonl(const GrammarLines& lines);
// Each word under its head, in the order of the sentence, with relation, lemma, tag and mood.
std::string as_trees(const GrammarLines& lines);

}  // namespace lagebild
