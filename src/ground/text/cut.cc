#include <algorithm>

#include "ground/text/blocks.h"
#include "ground/text/text.h"
#include "ground/text/tokens.h"

namespace lagebild {
namespace {

bool stops(std::string_view form) {
  return form == "." || form == "!" || form == "?" || form == "…" || form.starts_with("...") || form.starts_with("!!") ||
         form.starts_with("??");
}

bool closes(const Text& text, std::size_t i) {
  const Token& token = text.tokens[i];
  if (token.space_before) return false;
  if (token.kind == TokenKind::close_quote || token.kind == TokenKind::quote) return true;
  const std::string_view form = text.form(i);
  return form == ")" || form == "]" || stops(form);
}

// Whether a sentence can begin with token i after one has come to a stop.
bool begins(const Text& text, std::size_t i, bool plain_stop) {
  const Token& token = text.tokens[i];
  if (!token.space_before) return token.capital && plain_stop;  // "Ende.Danach" of a lost blank
  switch (token.kind) {
    case TokenKind::word:
      return token.capital || slice(text.bytes, token.span)[0] == '#' || slice(text.bytes, token.span)[0] == '@' ||
             (static_cast<unsigned char>(slice(text.bytes, token.span)[0]) < 0x80 && slice(text.bytes, token.span)[0] <= '9');
    case TokenKind::number:
      return true;
    case TokenKind::open_quote:
    case TokenKind::quote:
      return true;
    case TokenKind::close_quote:
      return false;
    case TokenKind::punctuation:
      return text.form(i) == "(" || text.form(i) == "[" || text.form(i) == "–" || text.form(i) == "-" || text.form(i) == "•" ||
             text.form(i) == "¿" || text.form(i) == "…";
    case TokenKind::symbol:
      return true;
  }
  return false;
}

}  // namespace

void cut_sentences(Text& out, std::size_t first, const TokenRules& rules, bool heading) {
  const std::size_t end = out.tokens.size();
  std::size_t start = first;
  const auto close = [&](std::size_t last) {
    if (start == last) return;
    Sentence sentence;
    sentence.first = static_cast<std::uint32_t>(start);
    sentence.last = static_cast<std::uint32_t>(last);
    sentence.span = out.cover(start, last);
    sentence.starts_paragraph = start == first;
    sentence.heading = heading;
    for (std::size_t i = start; i < last; ++i) out.tokens[i].sentence = static_cast<std::uint32_t>(out.sentences.size());
    out.sentences.push_back(sentence);
    start = last;
  };
  for (std::size_t i = first; i < end; ++i) {
    const std::string_view form = out.form(i);
    const bool abbreviated = form.size() > 2 && form.back() == '.' && out.tokens[i].kind == TokenKind::word;
    const bool may_end = abbreviated && rules.final_abbreviations.contains(compose(form));
    if (!stops(form) && !may_end) continue;
    std::size_t next = i + 1;
    while (next < end && closes(out, next)) ++next;
    const bool plain = form == "." && next == i + 1 && out.tokens[i].kind == TokenKind::punctuation;
    if (next < end && !begins(out, next, plain)) continue;
    close(next);
    i = next - 1;
  }
  close(end);
}

Text cut(std::string bytes, const TokenRules& rules, const std::vector<BlockEdge>& blocks) {
  Text out;
  out.bytes = std::move(bytes);
  const std::vector<BlockEdge>& edges = blocks;
  const std::vector<BlockEdge> guessed = blocks.empty() ? guess_blocks(out.bytes) : std::vector<BlockEdge>();
  out.tokens.reserve(out.bytes.size() / 5);
  Tokenizer tokenizer(out.bytes, rules);
  for (const BlockEdge& block : blocks.empty() ? guessed : edges) {
    const std::size_t first = out.tokens.size();
    tokenizer.cut(block.span, out.tokens);
    cut_sentences(out, first, rules, block.heading);
  }
  out.folded.reserve(out.tokens.size());
  for (std::size_t i = 0; i < out.tokens.size(); ++i) out.folded.push_back(fold(out.form(i)));
  return out;
}

}  // namespace lagebild
