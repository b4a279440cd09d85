#include "ground/text/tokens.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace lagebild {
namespace {

UChar32 first_character(std::string_view text) {
  UChar32 c = 0;
  int32_t i = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  U8_NEXT(bytes, i, static_cast<int32_t>(text.size()), c);
  return c;
}

bool letters(std::string_view text) { return !text.empty() && u_isalpha(first_character(text)) != 0; }
bool alphanumeric(std::string_view text) { return !text.empty() && u_isalnum(first_character(text)) != 0; }

// One segment of ICU's, before rules put segments together.
struct Piece {
  Span span;
  bool word = false;    // Letters or digits.
  bool number = false;  // Digits only.
};

bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "10.12" of "10.12.", "13" of "13.": the parts of a date in digits, each of two digits at most.
bool date_digits(std::string_view text) {
  int run = 0;
  for (const char c : text) {
    if (c == '.') {
      run = 0;
    } else if (c < '0' || c > '9' || ++run > 2) {
      return false;
    }
  }
  return run > 0;
}

bool roman(std::string_view text) {
  return text.size() <= 6 && !text.empty() && text.find_first_not_of("IVX") == std::string_view::npos;
}

bool mark_in(std::string_view marks, std::string_view mark) {
  return !mark.empty() && marks.find(mark) != std::string_view::npos;
}

bool space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

}  // namespace

struct Tokenizer::Icu {
  std::unique_ptr<icu::BreakIterator> breaks;
  UText text = UTEXT_INITIALIZER;
};

namespace {

// Puts the pieces of one block together to tokens.
class Builder {
 public:
  Builder(std::string_view text, const TokenRules& rules, const std::vector<Piece>& pieces, Span block, std::vector<Token>& out)
      : text_(text), rules_(rules), pieces_(pieces), block_(block), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < pieces_.size();) {
      const std::size_t next = extent(i);
      emit({pieces_[i].span.begin, pieces_[next - 1].span.end}, next);
      i = next;
    }
  }

 private:
  [[nodiscard]] std::string_view at(std::size_t i) const {
    return i < pieces_.size() ? slice(text_, pieces_[i].span) : std::string_view();
  }
  [[nodiscard]] bool glued(std::size_t i) const {
    return i > 0 && i < pieces_.size() && pieces_[i - 1].span.end == pieces_[i].span.begin;
  }
  [[nodiscard]] bool word(std::size_t i) const { return i < pieces_.size() && pieces_[i].word; }

  // One past the last piece of the token that begins with piece i.
  std::size_t extent(std::size_t i) {
    if (const std::size_t end = address(i)) return end;
    if (!word(i)) return run_of_marks(i);
    std::size_t end = hyphens(i + 1);
    if (at(end) == "." && glued(end) && takes_point(i, end)) ++end;
    return end;
  }

  // "https://…", "name@example.org", "#thema", "@konto": up to white space, without what closes a sentence.
  std::size_t address(std::size_t i) {
    const bool link = (at(i) == "http" || at(i) == "https") && at(i + 1) == ":" && glued(i + 1) && at(i + 2) == "/";
    const bool mail = word(i) && at(i + 1) == "@" && glued(i + 1) && word(i + 2) && glued(i + 2);
    const bool tag = (at(i) == "#" || at(i) == "@") && word(i + 1) && glued(i + 1);
    if (tag) return hyphens(i + 2);
    if (!link && !mail && !at(i).starts_with("www.")) return 0;
    std::size_t end = i + 1;
    while (glued(end) && at(end) != "\"" && at(end) != "<" && at(end) != ">") ++end;
    while (end > i + 1 && !word(end - 1) && at(end - 1) != "/") --end;
    return end;
  }

  // "US-Außenminister", "2-1", "Luft-" (of "Luft- und Artillerieangriffe"); `i` is the piece after the first word.
  std::size_t hyphens(std::size_t i) {
    while ((at(i) == "-" || at(i) == "‑" || at(i) == "'" || at(i) == "’" || (at(i) == "&" && glued(i + 1))) && glued(i)) {
      const bool hyphen = at(i) == "-" || at(i) == "‑";
      if (word(i + 1) && glued(i + 1)) {
        i += 2;
      } else if (hyphen && letters(at(i - 1)) && !glued(i + 1)) {
        return i + 1;
      } else {
        return i;
      }
    }
    return i;
  }

  // "...", "--", "!!": the same mark again; "?!" stays two. ``…'' are quotation marks as typewriters have them.
  std::size_t run_of_marks(std::size_t i) {
    if ((at(i) == "`" || at(i) == "'") && at(i + 1) == at(i) && glued(i + 1)) return i + 2;
    const bool repeats =
        at(i) == "." || at(i) == "-" || at(i) == "!" || at(i) == "?" || at(i) == "*" || at(i) == "=" || at(i) == "_";
    std::size_t end = i + 1;
    while (repeats && at(end) == at(i) && glued(end)) ++end;
    return end;
  }

  // Whether the point at piece `end` belongs to the word of pieces [i, end).
  bool takes_point(std::size_t i, std::size_t end) {
    if (at(end + 1) == "." && glued(end + 1)) return false;  // an ellipsis
    const std::string_view form = text_.substr(pieces_[i].span.begin, pieces_[end - 1].span.end - pieces_[i].span.begin);
    const std::string dotted = compose(form) + ".";
    if (rules_.abbreviations.contains(dotted) || rules_.final_abbreviations.contains(dotted)) return true;
    if (letters(form)) {
      const bool initial = form.size() <= 2 && u_isupper(first_character(form)) != 0 && fold(form) != form && single(form);
      if (initial) return !at(end + 1).empty();
      if (form.find('.') != std::string_view::npos && form.find('.') <= 2) return true;  // "U.S", "i.d.R"
      return rules_.ordinal_point && roman(form) && follows_ordinal(i, end + 1);
    }
    return rules_.ordinal_point && date_digits(form) &&
           (form.find('.') != std::string_view::npos ? date_goes_on(end + 1) : follows_ordinal(i, end + 1));
  }

  static bool single(std::string_view form) {
    int32_t i = 0;
    UChar32 c = 0;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(form.data());
    U8_NEXT(bytes, i, static_cast<int32_t>(form.size()), c);
    return static_cast<std::size_t>(i) == form.size();
  }

  // "12.10." is a date where the sentence goes on: "am 12.10. in Bonn", "13.–15.10."; before a capital it may be either.
  bool date_goes_on(std::size_t next) {
    if (next >= pieces_.size()) return false;
    return !word(next) || !letters(at(next)) || u_isupper(first_character(at(next))) == 0;
  }

  // "am 19. September", "der 3. Anlauf", "am 19. kam", "13. und", "13.–15."
  bool follows_ordinal(std::size_t first, std::size_t next) {
    if (next >= pieces_.size()) return false;
    if (!word(next)) {
      const bool dash = at(next) == "–" || at(next) == "-" || at(next) == "/" || at(next) == "," || at(next) == ")";
      return dash || glued(next);
    }
    if (glued(next) || !letters(at(next))) return letters(at(next)) || date_digits(at(next)) || at(next).size() == 4;
    if (u_isupper(first_character(at(next))) == 0) return true;
    if (rules_.after_ordinal.contains(fold(at(next)))) return true;
    return first > 0 && pieces_[first - 1].word && rules_.before_ordinal.contains(fold(at(first - 1)));
  }

  void emit(Span span, std::size_t next_piece) {
    const std::string_view form = slice(text_, span);
    if (word_like(form)) {
      for (const std::string& clitic : rules_.clitics) {
        if (const auto cut = clitic_at(form, clitic)) {
          push({span.begin, span.begin + *cut}, next_piece);
          push({span.begin + *cut, span.end}, next_piece);
          return;
        }
      }
    }
    push(span, next_piece);
  }

  static bool word_like(std::string_view form) { return form.size() > 2 && letters(form); }

  // Where in `form` the clitic begins; typographic apostrophes count as plain ones.
  static std::optional<std::uint32_t> clitic_at(std::string_view form, const std::string& clitic) {
    if (form.find('\'') == std::string_view::npos && form.find("’") == std::string_view::npos) return std::nullopt;
    const std::size_t curly = form.find("’") == std::string_view::npos ? 0 : 2;
    if (form.size() <= clitic.size() + curly) return std::nullopt;
    const std::size_t cut = form.size() - clitic.size() - curly;
    std::string tail = fold(form.substr(cut));
    if (const auto mark = tail.find("’"); mark != std::string::npos) tail.replace(mark, 3, "'");
    if (tail != clitic) return std::nullopt;
    return static_cast<std::uint32_t>(cut);
  }

  void push(Span span, std::size_t next_piece) {
    Token token;
    token.span = span;
    token.starts_paragraph = out_.empty() || out_.back().span.end <= block_.begin;
    token.space_before = token.starts_paragraph || out_.back().span.end < span.begin;
    const std::string_view form = slice(text_, span);
    const UChar32 c = first_character(form);
    token.capital = u_isupper(c) != 0 || u_istitle(c) != 0;
    token.all_caps = token.capital && all_caps(form);
    const bool space_after = next_piece >= pieces_.size() || pieces_[next_piece].span.begin > span.end;
    token.kind = kind(form, c, token.space_before, space_after);
    out_.push_back(token);
  }

  static bool all_caps(std::string_view form) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(form.data());
    int upper = 0;
    for (int32_t i = 0; i < static_cast<int32_t>(form.size());) {
      UChar32 c = 0;
      U8_NEXT(bytes, i, static_cast<int32_t>(form.size()), c);
      if (u_islower(c) != 0) return false;
      upper += u_isupper(c) != 0 ? 1 : 0;
    }
    return upper >= 2;
  }

  TokenKind kind(std::string_view form, UChar32 c, bool space_before, bool space_after) {
    if (u_isalpha(c) != 0) return TokenKind::word;
    if (u_isdigit(c) != 0) {
      const bool pure = form.find_first_not_of("0123456789.,:/") == std::string_view::npos;
      return pure ? TokenKind::number : TokenKind::word;
    }
    if (mark_in(rules_.either_quotes, form)) {
      const bool after_bracket =
          !out_.empty() && (slice(text_, out_.back().span) == "(" || out_.back().kind == TokenKind::open_quote);
      const bool open = space_before || after_bracket;
      if (open && !space_after) return TokenKind::open_quote;
      return open ? TokenKind::quote : TokenKind::close_quote;
    }
    if (form == "``") return TokenKind::open_quote;
    if (form == "''") return TokenKind::close_quote;
    if (mark_in(rules_.open_quotes, form)) return TokenKind::open_quote;
    if (mark_in(rules_.close_quotes, form)) return TokenKind::close_quote;
    if (form.size() > 1 && form[0] == '#') return TokenKind::word;
    if (form.size() > 1 && form[0] == '@') return TokenKind::word;
    return u_ispunct(c) != 0 ? TokenKind::punctuation : TokenKind::symbol;
  }

  std::string_view text_;
  const TokenRules& rules_;
  const std::vector<Piece>& pieces_;
  Span block_;
  std::vector<Token>& out_;
};

}  // namespace

namespace {

// Opening ICU's iterator costs as much as cutting two pages: each thread keeps the one it used last.
std::unique_ptr<icu::BreakIterator>& spare() {
  thread_local std::unique_ptr<icu::BreakIterator> kept;
  return kept;
}

std::unique_ptr<icu::BreakIterator> borrow() {
  if (spare()) return std::move(spare());
  UErrorCode status = U_ZERO_ERROR;
  return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
}

}  // namespace

Tokenizer::Tokenizer(std::string_view text, const TokenRules& rules) : icu_(new Icu), text_(text), rules_(rules) {
  UErrorCode status = U_ZERO_ERROR;
  icu_->breaks = borrow();
  utext_openUTF8(&icu_->text, text.data(), static_cast<int64_t>(text.size()), &status);
  icu_->breaks->setText(&icu_->text, status);
}

Tokenizer::~Tokenizer() {
  spare() = std::move(icu_->breaks);
  utext_close(&icu_->text);
  delete icu_;
}

void Tokenizer::cut(Span block, std::vector<Token>& out) {
  std::vector<Piece> pieces;
  const auto end = static_cast<int32_t>(block.end);
  int32_t begin = static_cast<int32_t>(block.begin);
  if (begin > 0 && icu_->breaks->isBoundary(begin) == 0) begin = icu_->breaks->preceding(begin);
  for (int32_t stop = icu_->breaks->following(begin); begin < end && stop != icu::BreakIterator::DONE;
       stop = icu_->breaks->next()) {
    const Span span{static_cast<std::uint32_t>(std::max<int32_t>(begin, static_cast<int32_t>(block.begin))),
                    static_cast<std::uint32_t>(std::min(stop, end))};
    begin = stop;
    const std::string_view form = slice(text_, span);
    if (form.empty() || space(form[0]) || u_isUWhiteSpace(first_character(form)) != 0) continue;
    pieces.push_back({span, alphanumeric(form), digits(form)});
  }
  Builder(text_, rules_, pieces, block, out).run();
}

}  // namespace lagebild
