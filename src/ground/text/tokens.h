// Tokens of one block; a step of cut().
#pragma once

#include <vector>

#include "ground/text/text.h"

namespace lagebild {

// Finds tokens block by block; holds ICU's iterator, so that it is opened once a text. One thread.
class Tokenizer {
 public:
  Tokenizer(std::string_view text, const TokenRules& rules);
  ~Tokenizer();
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;

  // Appends the tokens of `block` to `out`, the first with starts_paragraph.
  void cut(Span block, std::vector<Token>& out);

 private:
  struct Icu;
  Icu* icu_;
  std::string_view text_;
  const TokenRules& rules_;
};

// Appends the sentences of out.tokens[first, …), which are one block, and marks the tokens with them.
void cut_sentences(Text& out, std::size_t first, const TokenRules& rules, bool heading);

}  // namespace lagebild
