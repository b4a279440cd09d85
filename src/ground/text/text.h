// A text in tokens and sentences, with the place of each in the bytes it came from.
//
//   "Am 19. September sagte Kerry: „Nein.“"  ->  Am | 19. | September | sagte | Kerry | : | „ | Nein | . | “
//
// Tokens cover every byte that is not white space, in order and without overlap; sentences are runs of tokens that
// cover all tokens. Knows no language: abbreviations, ordinals and quotation marks come from TokenRules (a pack's).
// Boundaries are ICU's (UAX #29), mended by these rules.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "ground/base/span.h"
#include "ground/text/word.h"

namespace lagebild {

enum class TokenKind : std::uint8_t {
  word,
  number,
  punctuation,
  symbol,
  open_quote,
  close_quote,
  quote
};  // quote: a mark that may do either

struct Token {
  Span span;
  TokenKind kind = TokenKind::word;
  bool space_before = false;  // White space (or the start of the text) stands before it.
  bool capital = false;       // Its first letter is upper case.
  bool all_caps = false;      // Two or more letters, all upper case.
  bool starts_paragraph = false;
  std::uint32_t sentence = 0;  // Index into Text::sentences.
};

struct Sentence {
  Span span;                // From its first to its last token, closing marks included.
  std::uint32_t first = 0;  // Tokens [first, last).
  std::uint32_t last = 0;
  bool starts_paragraph = false;
  bool heading = false;  // Stands alone in its block and the block is a heading (or reads like one).
};

// Numbers of a token's three spellings in the pack's symbol table; 0 for words that no list and no rule mentions.
struct TokenSymbols {
  std::uint32_t folded = 0;
  std::uint32_t exact = 0;
  std::uint32_t lemma = 0;
};

struct Text {
  std::string bytes;  // Valid UTF-8.
  std::vector<Token> tokens;
  std::vector<std::string> folded;  // Per token: NFC, lower case. What lists and rules are matched with.
  std::vector<Word> words;          // Per token; same length as tokens once grammar has run, else empty.
  std::string lemmas;               // What Word::lemma points into.
  std::vector<Sentence> sentences;
  std::vector<TokenSymbols> symbols;  // Per token, filled by the pack; what lists and rules are compared by.

  [[nodiscard]] std::string_view form(std::size_t token) const { return slice(bytes, tokens[token].span); }
  [[nodiscard]] std::string_view lemma(std::size_t token) const {
    return words.empty() ? std::string_view() : slice(lemmas, words[token].lemma);
  }
  // The bytes from the first token to the last of [first, last); empty span where first == last.
  [[nodiscard]] Span cover(std::size_t first, std::size_t last) const {
    return first == last ? Span{} : Span{tokens[first].span.begin, tokens[last - 1].span.end};
  }
};

// What a language says about token and sentence ends. All in NFC.
struct TokenRules {
  using Words = std::unordered_set<std::string>;
  Words abbreviations;               // "Prof.", "bzw.", "z.": the point belongs to the word, no sentence ends there
  Words final_abbreviations;         // "usw.": the point belongs to the word, a sentence may end there
  Words before_ordinal;              // folded; "am", "der": after these "19." is an ordinal even before a capital
  Words after_ordinal;               // folded; "september", "jahrhundert": before these "19." is an ordinal
  bool ordinal_point = false;        // "19." can be an ordinal at all
  std::vector<std::string> clitics;  // folded endings that are tokens of their own: "'s", "n't"
  std::string open_quotes, close_quotes, either_quotes;  // marks one after the other; the side of the last is told by white space
};

// Where the blocks of a report (paragraphs, headings, list items, cells) begin and end; no sentence crosses one.
struct BlockEdge {
  Span span;
  bool heading = false;
};

// Cuts `bytes` (any bytes: ill-formed UTF-8 must have been replaced before, see to_utf8). Without `blocks`, an empty
// line ends a block, and a short line between empty lines without a final point is a heading. Linear.
Text cut(std::string bytes, const TokenRules& rules, const std::vector<BlockEdge>& blocks = {});

// `bytes` as valid UTF-8: ill-formed sequences become U+FFFD, a BOM goes, CRLF and CR become LF, NUL becomes U+FFFD.
std::string to_utf8(std::string_view bytes);
// The same from an encoding named as in HTML ("windows-1252", "iso-8859-1", "utf-16le" …); as to_utf8 where the name is unknown.
std::string to_utf8(std::string_view bytes, std::string_view encoding);
bool valid_utf8(std::string_view bytes);

// NFC and lower case (root locale): what two spellings of one word share.
std::string fold(std::string_view utf8);
// NFC only.
std::string compose(std::string_view utf8);

// Code points before each asked byte. Offsets must lie on borders of characters. Cost: linear once, then constant.
class CodePoints {
 public:
  explicit CodePoints(std::string_view utf8);
  [[nodiscard]] std::uint32_t at(std::uint32_t byte) const;
  // Byte of the given code point; the size of the text where it is beyond the end.
  [[nodiscard]] std::uint32_t byte(std::uint32_t code_point) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> every_64_;  // Code points before byte 64*i (counted to the border at or before it).
};

}  // namespace lagebild
