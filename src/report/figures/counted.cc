#include "report/figures/counted.h"

#include <algorithm>

namespace lagebild {
namespace {

constexpr std::size_t kMostAttributes = 6;

bool is_word(const Text& text, std::size_t token) {
  return text.tokens[token].kind == TokenKind::word || text.tokens[token].kind == TokenKind::symbol;
}

Upos upos(const Text& text, std::size_t token) { return text.words.empty() ? Upos::none : text.words[token].upos; }

class Finder {
 public:
  Finder(const Text& text, const FigureLists& lists, std::size_t next, std::size_t sentence_end)
      : text_(text), lists_(lists), end_(std::min(next, sentence_end)), sentence_end_(sentence_end) {}

  Counted run(const Quantity& quantity) {
    std::size_t at = quantity.last;
    if (at < end_ && partitive(quantity, at)) out_.apart = true;
    if (out_.apart && at == end_) end_ = sentence_end_;  // "16 der | 20 Geiseln"
    const std::size_t start = at;
    for (std::size_t steps = 0; at < end_ && steps < kMostAttributes; ++at, ++steps) {
      if (lists_.words.hit(text_, at, lists_.nocount, end_)) {
        out_.nocount = at == start;
        return out_;
      }
      if (is_head(at)) return take(start, at, quantity);
      if (!quantity.unit.empty() && !out_.apart && !quantity.unit.starts_with("of "))
        return out_;  // "60 Metern | tiefste Becken"
      if (!is_attribute(at, start)) return out_;
    }
    return out_;
  }

 private:
  // Steps over "von", "of the", "der"; false where there is none or it cannot stand here.
  bool partitive(const Quantity& quantity, std::size_t& at) const {
    const auto hit = lists_.words.hit(text_, at, lists_.partitive, end_);
    if (!hit) return false;
    if (quantity.kind == QuantityKind::one || quantity.kind == QuantityKind::several) return false;
    at += hit->tokens;
    // "Hunderte von den Menschen", "hundreds of the people"
    if (const auto next = lists_.words.hit(text_, at, lists_.partitive, end_)) at += next->tokens;
    return true;
  }

  bool is_head(std::size_t at) const {
    if (!is_word(text_, at)) return false;
    if (lists_.noun_capital && !text_.tokens[at].capital) return false;
    const Upos tag = upos(text_, at);
    const bool listed = lists_.noun(text_, at, lists_.victim) != nullptr || lists_.noun(text_, at, lists_.person) != nullptr;
    if (!lists_.noun_capital && listed) return !attribute_before_noun(at);
    if (tag == Upos::Noun || tag == Upos::Propn) return true;
    if (tag == Upos::none) return lists_.noun_capital || listed;
    return listed && lists_.noun_capital;
  }

  // "injured | people": the listed word only describes the noun after it.
  bool attribute_before_noun(std::size_t at) const {
    if (at + 1 >= end_ || !is_word(text_, at + 1)) return false;
    const Upos next = upos(text_, at + 1);
    if (next == Upos::Noun) return true;
    return next == Upos::none && lists_.noun(text_, at + 1, lists_.person) != nullptr;
  }

  bool is_attribute(std::size_t at, std::size_t start) const {
    if (text_.tokens[at].kind == TokenKind::number) return out_.apart;
    if (text_.tokens[at].kind == TokenKind::punctuation) {
      return at > start && text_.form(at) == "," && at + 1 < end_ && upos(text_, at + 1) == Upos::Adj;
    }
    if (!is_word(text_, at)) return text_.tokens[at].kind != TokenKind::punctuation && at == start;
    switch (upos(text_, at)) {
      case Upos::Adj:
      case Upos::Num:
        return true;
      case Upos::Adv:
      case Upos::Part:
        return !lists_.words.hit(text_, at, lists_.verb_form, end_);
      case Upos::Propn:
        return true;
      case Upos::Verb:
        return lists_.noun_capital ? lists_.words.find(lists_.attribute, text_.folded[at]) != nullptr
                                   : text_.words[at].verb_form == VerbForm::Participle && attribute_before_noun(at);
      case Upos::Det:
      case Upos::Pron:
        return out_.apart;
      case Upos::Cconj:
        return at > start && at + 1 < end_ && upos(text_, at + 1) == Upos::Adj && upos(text_, at - 1) == Upos::Adj;
      case Upos::none:
        return bare_attribute(at);
      case Upos::Adp:
      case Upos::Aux:
      case Upos::Intj:
      case Upos::Punct:
      case Upos::Sconj:
      case Upos::Sym:
      case Upos::X:
        return false;
      case Upos::Noun:  // "a 24-year-old man", whatever the tagger makes of it
        return !lists_.noun_capital && text_.form(at).find('-') != std::string_view::npos &&
               lists_.noun(text_, at, lists_.person) != nullptr && attribute_before_noun(at);
    }
    return false;
  }

  // Without grammar: a word that is no preposition, no verb and has a noun close behind it.
  bool bare_attribute(std::size_t at) const {
    if (lists_.words.find(lists_.attribute, text_.folded[at]) != nullptr) return true;
    if (lists_.words.hit(text_, at, lists_.preposition, end_) || lists_.words.hit(text_, at, lists_.verb_form, end_))
      return false;
    if (lists_.words.hit(text_, at, lists_.passive, end_) || lists_.words.hit(text_, at, lists_.active, end_)) return false;
    return text_.folded[at].size() > 3;
  }

  Counted take(std::size_t start, std::size_t head, const Quantity& quantity) {
    if (lists_.noun_chain) {
      while (head + 1 < end_ && is_word(text_, head + 1) && chains(head, head + 1)) ++head;
    }
    while (start < head && text_.tokens[start].kind == TokenKind::number) ++start;  // "16 der | 20 Geiseln" counts Geiseln
    out_.first = static_cast<std::uint32_t>(start);
    out_.head = static_cast<std::uint32_t>(head);
    out_.last = out_.head + 1;
    out_.person = lists_.noun(text_, head, lists_.person) != nullptr;
    if (quantity.unit.empty() && lists_.words.find(lists_.nocount, text_.folded[head]) != nullptr) out_.nocount = true;
    categorize(start, head);
    join_second_noun();
    add_age();
    return out_;
  }

  bool chains(std::size_t head, std::size_t next) const {
    const Upos tag = upos(text_, next);
    if (tag != Upos::none) return tag == Upos::Noun || (tag == Upos::Propn && upos(text_, head) == Upos::Propn);
    return lists_.noun(text_, next, lists_.person) != nullptr;
  }

  void categorize(std::size_t start, std::size_t head) {
    for (std::size_t i = start; i < head; ++i) {
      if (lists_.noun_capital && text_.tokens[i].capital && i > start) continue;
      if (const ListEntry* entry = lists_.words.find(lists_.attribute, text_.folded[i])) out_.category = entry->value();
    }
    const ListEntry* victim = lists_.noun(text_, head, lists_.victim);
    if (victim != nullptr && out_.category.empty()) out_.category = victim->value();
  }

  // "141 Frauen und Kinder"
  void join_second_noun() {
    if (!out_.person || out_.last + 1 >= end_) return;
    const std::size_t joint = out_.last;
    if (!lists_.words.hit(text_, joint, lists_.coordinator, end_)) return;
    if (lists_.noun(text_, joint + 1, lists_.person) == nullptr) return;
    out_.last += 2;
  }

  // "Kinder | unter fünf Jahren"
  void add_age() {
    const auto before = lists_.words.hit(text_, out_.last, lists_.age_before, sentence_end_);
    if (!before || !out_.person) return;
    std::size_t at = out_.last + before->tokens;
    for (std::size_t steps = 0; at < sentence_end_ && steps < 4; ++at, ++steps) {
      if (const auto unit = lists_.words.hit(text_, at, lists_.age_unit, sentence_end_)) {
        out_.last = static_cast<std::uint32_t>(at + unit->tokens);
        return;
      }
      if (!is_word(text_, at) && text_.tokens[at].kind != TokenKind::number) return;
    }
  }

  const Text& text_;
  const FigureLists& lists_;
  std::size_t end_, sentence_end_;
  Counted out_;
};

}  // namespace

Counted find_counted(const Text& text, const FigureLists& lists, const Quantity& quantity, std::size_t next) {
  const std::size_t sentence_end = text.sentences[text.tokens[quantity.first].sentence].last;
  return Finder(text, lists, next, sentence_end).run(quantity);
}

}  // namespace lagebild
