#include "report/speech/quotes.h"

namespace lagebild::said {
namespace {

bool spaced_after(const View& view, std::uint32_t i) { return i + 1 >= view.size() || view.text.tokens[i + 1].space_before; }

bool opens(const View& view, std::uint32_t i) {
  const Token& token = view.text.tokens[i];
  if (token.kind == TokenKind::open_quote) return true;
  if (token.kind != TokenKind::quote) return false;
  const bool edge =
      token.space_before || i == 0 || view.text.tokens[i - 1].kind == TokenKind::open_quote || view.text.form(i - 1) == "(";
  return edge && !spaced_after(view, i);
}

bool closes(const View& view, std::uint32_t i) {
  const Token& token = view.text.tokens[i];
  if (token.kind == TokenKind::close_quote) return true;
  return token.kind == TokenKind::quote && (!token.space_before || spaced_after(view, i));
}

// ‚…‘ and '…' are marks of their own: they close no „…“ around them.
bool single(std::string_view mark) {
  return mark == "'" || mark == "‚" || mark == "‘" || mark == "’" || mark == "‹" || mark == "›" || mark == "`" || mark == "´";
}

bool full_stop(const View& view, std::uint32_t i) {
  const std::string_view form = view.text.form(i);
  return form == "." || form == "!" || form == "?";
}

// „Der Spiegel“, „Virgin Atlantic GlobalFlyer“: words of four letters and more all begin with a capital.
bool title(const View& view, Range inside) {
  bool capital = false;
  if (!inside.empty() && view.text.tokens[inside.first].kind == TokenKind::word && !view.text.tokens[inside.first].capital)
    return false;
  for (std::uint32_t i = inside.first; i < inside.last; ++i) {
    const Token& token = view.text.tokens[i];
    if (token.kind != TokenKind::word) continue;
    const bool small = view.is(i, mark::preposition | mark::determiner | mark::conjunction);
    if (token.span.size() > 3 && !token.capital && !small) return false;
    capital = capital || token.capital;
  }
  return capital;
}

// "der Wochenzeitung "Blick nach vorn"": right after its noun.
bool named_after(const View& view, const Quote& quote) {
  if (quote.open == 0 || quote.sentence || quote.close - quote.open < 3 || quote.close - quote.open > 8) return false;
  return view.upos(quote.open - 1) == Upos::Noun && view.text.tokens[quote.open + 1].capital && view.noun_like(quote.open + 1);
}

// "teilte die „Aktion Nachbarn helfen“ mit": a sentence in marks never follows an article.
bool named_by_article(const View& view, const Quote& quote) {
  if (quote.open < 1 || quote.close - quote.open > 7 || quote.close - quote.open < 3) return false;
  if (!view.is(quote.open - 1, mark::determiner) || view.noun_like(quote.open - 1) || full_stop(view, quote.close - 1))
    return false;
  const bool noun = view.text.tokens[quote.open + 1].capital && view.noun_like(quote.open + 1);
  for (std::uint32_t i = quote.open + 1; i < quote.close; ++i) {
    if (view.is(i, mark::pronoun) && !view.is(i, mark::determiner)) return false;
  }
  return noun && view.finite(quote.close - 1);
}

Quote make(const View& view, std::uint32_t open, std::uint32_t close) {
  Quote quote{open, close, false, false};
  for (std::uint32_t i = open + 1; i < close && !quote.sentence; ++i) quote.sentence = view.finite(i);
  if (close > open + 1 && full_stop(view, close - 1)) quote.sentence = true;
  quote.title = title(view, quote.inside()) || named_after(view, quote) || named_by_article(view, quote);
  if (quote.title && close - open < 8) quote.sentence = false;
  return quote;
}

}  // namespace

Quotes find_quotes(const View& view) {
  Quotes quotes;
  quotes.at.assign(view.size(), kNone);
  std::uint32_t open = kNone;
  std::uint32_t paragraphs = 0;
  for (std::uint32_t i = 0; i < view.size(); ++i) {
    if (open != kNone && view.text.tokens[i].starts_paragraph && ++paragraphs > 1) open = kNone;
    if (!view.quote_mark(i)) continue;
    if (open == kNone) {
      // A double mark with blanks on both sides opens where none is open: "sagte: " Ja".
      const bool loose =
          !single(view.text.form(i)) && view.text.tokens[i].kind == TokenKind::quote && view.text.tokens[i].space_before;
      if (opens(view, i) || loose) open = i, paragraphs = 0;
    } else if (single(view.text.form(i)) != single(view.text.form(open))) {
      continue;
    } else if (closes(view, i) && i > open + 1) {
      for (std::uint32_t k = open; k <= i; ++k) quotes.at[k] = static_cast<std::uint32_t>(quotes.all.size());
      quotes.all.push_back(make(view, open, i));
      open = kNone;
    } else if (view.text.form(i) == view.text.form(open)) {
      open = i, paragraphs = 0;
    }
  }
  return quotes;
}

}  // namespace lagebild::said
