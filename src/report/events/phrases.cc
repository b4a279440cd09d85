#include "report/events/phrases.h"

#include <algorithm>

#include "report/events/triggers.h"
#include "report/time/time.h"

namespace lagebild {
namespace {

using Index = std::uint32_t;

constexpr Index kLongest = 24;  // Tokens of a phrase; a run of nouns without end is cut.

enum class Sort : std::uint8_t { preposition, opening, noun, pronoun, joint, other };

class Cutter {
 public:
  Cutter(const Text& text, const EventLists& lists, const std::vector<Time>& times) : text_(text), lists_(lists), times_(times) {}

  std::vector<Phrase> run(std::span<const Index> tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Index t = tokens[i];
      if (i > 0 && t != tokens[i - 1] + 1) close();
      step(t);
    }
    close();
    return std::move(out_);
  }

 private:
  Upos upos(Index t) const { return text_.words.empty() ? Upos::none : text_.words[t].upos; }

  Sort sort(Index t) const {
    const TokenKind kind = text_.tokens[t].kind;
    if (kind == TokenKind::number) return Sort::opening;
    if (kind != TokenKind::word) return Sort::other;
    switch (upos(t)) {
      case Upos::Adp:
        return bound(t) ? Sort::other : Sort::preposition;
      case Upos::Adj:
        if (only_verb(text_, t)) return Sort::other;
        return stands_for_noun(t) ? Sort::noun : Sort::opening;
      case Upos::Det:
      case Upos::Num:
        return Sort::opening;
      case Upos::Noun:
      case Upos::Propn:
        return lists_.noun_capital && !text_.tokens[t].capital ? Sort::other : Sort::noun;
      case Upos::Pron:
        return Sort::pronoun;
      case Upos::Cconj:
        return Sort::joint;
      case Upos::Verb:
        return attributive(t) || inside_phrase(t) ? Sort::opening : Sort::other;
      case Upos::none:
        return bare_sort(t);
      case Upos::Adv:
      case Upos::Aux:
      case Upos::Intj:
      case Upos::Part:
      case Upos::Punct:
      case Upos::Sconj:
      case Upos::Sym:
      case Upos::X:
        return Sort::other;
    }
    return Sort::other;
  }

  // "bis zu | 40 Menschen", "at least | six lives": part of the number, no preposition. Also its second word.
  bool bound(Index t) const {
    for (Index first = t > 0 ? t - 1 : t; first <= t; ++first) {
      const auto hit = lists_.words.hit(text_, first, lists_.bound);
      if (!hit || first + hit->tokens <= t || first + hit->tokens >= text_.tokens.size()) continue;
      const Index next = first + hit->tokens;
      if (text_.tokens[next].kind == TokenKind::number || upos(next) == Upos::Num) return true;
    }
    return false;
  }

  // "a | floating | bridge"
  bool inside_phrase(Index t) const {
    return !lists_.noun_capital && open_ && !has_noun_ && t + 1 < text_.tokens.size() && upos(t + 1) == Upos::Noun;
  }

  // "alle diese", "die beiden": determiners of one phrase have one case.
  bool agrees(Index before, Index t) const {
    return upos(before) == Upos::Det && text_.words[before].gram_case == text_.words[t].gram_case;
  }

  // "Bewaffnete | erschossen …", "drei Tote": an adjective with a capital and no noun behind it.
  bool stands_for_noun(Index t) const {
    if (!lists_.noun_capital || !text_.tokens[t].capital) return false;
    if (t + 1 >= text_.tokens.size() || text_.tokens[t + 1].kind != TokenKind::word) return true;
    const Upos next = upos(t + 1);
    if (next == Upos::Num) return t != text_.sentences[text_.tokens[t].sentence].first;  // "haben Bewaffnete | acht Bauern …"
    return next != Upos::Noun && next != Upos::Propn && next != Upos::Adj && !attributive(t + 1);
  }

  // "der von Rebellen | kontrollierten | Ostteil"
  bool attributive(Index t) const {
    if (text_.words[t].verb_form != VerbForm::Participle || t + 1 >= text_.tokens.size()) return false;
    return lists_.noun_capital && upos(t + 1) == Upos::Noun && text_.words[t].gram_case != Case::none;
  }

  // Without grammar: prepositions and coordinators by list, nouns by their capital.
  Sort bare_sort(Index t) const {
    if (lists_.is(text_, t, lists_.preposition)) return Sort::preposition;
    if (lists_.is(text_, t, lists_.coordinator)) return Sort::joint;
    return text_.tokens[t].capital ? Sort::noun : Sort::other;
  }

  void step(Index t) {
    switch (sort(t)) {
      case Sort::preposition:
        if (open_ && !has_noun_)
          waiting_.push_back({first_, prep_});  // "eine | von den USA ausgehandelte Feuerpause"
        else if (!open_ && prep_ != kNoToken)
          waiting_.push_back({kNoToken, prep_});  // "im | von Rebellen gehaltenen Ostteil"
        if (has_noun_) close();
        open_ = false;
        prep_ = t;
        joined_ = kNoPhrase;
        break;
      case Sort::opening:
        if (has_noun_) {
          close();
        } else if (open_ && upos(t) == Upos::Det && !agrees(t - 1, t)) {
          open_ = false;  // "unter anderem | die beiden Brücken"
          prep_ = kNoToken;
        }
        if (!open_) begin(t);
        break;
      case Sort::noun:
        noun(t);
        break;
      case Sort::pronoun:
        close();
        pronoun(t);
        break;
      case Sort::joint: {
        const bool after_phrase = has_noun_;
        close();
        joined_ = after_phrase && !out_.empty() ? static_cast<Index>(out_.size() - 1) : kNoPhrase;
        break;
      }
      case Sort::other:
        close();
        if (text_.tokens[t].kind < TokenKind::open_quote) prep_ = kNoToken;
        if (upos(t) == Upos::Verb || upos(t) == Upos::Aux) waiting_.clear();
        joined_ = kNoPhrase;
        break;
    }
  }

  void begin(Index t) {
    open_ = true;
    first_ = t;
    if (prep_ == kNoToken && !waiting_.empty() && joined_ == kNoPhrase) {
      prep_ = waiting_.back().prep;
      if (waiting_.back().first != kNoToken) first_ = waiting_.back().first;
      waiting_.pop_back();
    }
  }

  void noun(Index t) {
    if (!open_) {
      begin(t);
    } else if (has_noun_ && !goes_on(t)) {
      close();
      begin(t);
    }
    if (!has_noun_ || lists_.noun_chain) head_ = t;
    has_noun_ = true;
    last_ = t + 1;
  }

  // "US-Außenminister | John Kerry", "Stadt | Aleppo", "police | officers"
  bool goes_on(Index t) const {
    if (t - first_ >= kLongest) return false;
    if (lists_.noun_chain) return true;
    return upos(t) == Upos::Propn || (upos(t) == Upos::none && upos(t - 1) == Upos::none);
  }

  void pronoun(Index t) {
    Phrase phrase;
    phrase.first = phrase.head = t;
    phrase.last = t + 1;
    phrase.prep = prep_;
    phrase.pronoun = true;
    phrase.gram_case = text_.words[t].gram_case;
    phrase.plural = text_.words[t].number == Number::Plural;
    prep_ = kNoToken;
    out_.push_back(phrase);
  }

  void close() {
    if (open_ && has_noun_) finish();
    open_ = has_noun_ = false;
  }

  void finish() {
    Phrase phrase;
    phrase.first = first_;
    phrase.last = last_;
    phrase.head = head_;
    phrase.prep = prep_;
    phrase.time = in_time(phrase);
    phrase.inner = !waiting_.empty();
    read_case(phrase);
    prep_ = kNoToken;
    if (joined_ != kNoPhrase && phrase.prep == kNoToken && !phrase.time && joinable(phrase)) {
      out_[joined_].last = phrase.last;
      out_[joined_].plural = true;
      joined_ = kNoPhrase;
      return;
    }
    joined_ = kNoPhrase;
    attach(phrase);
    out_.push_back(phrase);
  }

  bool joinable(const Phrase& phrase) const {
    const Phrase& before = out_[joined_];
    return !before.time && !before.pronoun && before.last + 1 == phrase.first && phrase.last - before.first < 2 * kLongest;
  }

  // "die Luftwaffe | der Armee", "attacks | of the army": belongs to what stands right before it.
  void attach(Phrase& phrase) const {
    if (out_.empty()) return;
    const Phrase& before = out_.back();
    if (before.time || before.pronoun) return;
    if (phrase.prep == kNoToken && before.last == phrase.first) {
      const bool named = lists_.noun_capital && (phrase.gram_case == Case::Genitive || genitive_article(phrase));
      if (named) phrase.genitive = true;
      if (named) phrase.genitive_of = static_cast<Index>(out_.size() - 1);
    } else if (phrase.prep != kNoToken && before.last == phrase.prep && lists_.is(text_, phrase.prep, lists_.genitive)) {
      phrase.genitive_of = static_cast<Index>(out_.size() - 1);
    }
  }

  // "ein Ende | der Angriffe", "des Damms": the article leaves no other case, whatever was read.
  bool genitive_article(const Phrase& phrase) const {
    const ListEntry* entry = lists_.words.find(lists_.genitive_article, text_.folded[phrase.first]);
    if (entry == nullptr || phrase.last - phrase.first < 2) return false;
    const bool feminine = !text_.words.empty() && text_.words[phrase.head].gender == Gender::Feminine;
    return entry->value() != "plural" || phrase.plural || phrase.gram_case == Case::Accusative ||
           (phrase.gram_case == Case::Dative && !feminine);
  }

  void read_case(Phrase& phrase) const {
    if (text_.words.empty()) return;
    for (Index t = phrase.first; t < phrase.last; ++t) {
      const Word& word = text_.words[t];
      if (phrase.gram_case == Case::none) phrase.gram_case = word.gram_case;
      if (t == phrase.head && word.number == Number::Plural) phrase.plural = true;
    }
    const Word& head = text_.words[phrase.head];
    if (head.gram_case != Case::none) phrase.gram_case = head.gram_case;
  }

  bool in_time(const Phrase& phrase) const {
    const Span span = text_.tokens[phrase.head].span;
    const auto it = std::partition_point(times_.begin(), times_.end(), [&](const Time& t) { return t.span.end <= span.begin; });
    return it != times_.end() && it->span.overlaps(span);
  }

  struct Waiting {
    Index first, prep;
  };
  const Text& text_;
  const EventLists& lists_;
  const std::vector<Time>& times_;
  std::vector<Phrase> out_;
  std::vector<Waiting> waiting_;  // Articles and prepositions whose noun is still to come.
  bool open_ = false, has_noun_ = false;
  Index first_ = 0, last_ = 0, head_ = 0, prep_ = kNoToken, joined_ = kNoPhrase;
};

}  // namespace

std::vector<Phrase> find_phrases(const Text& text, const EventLists& lists, std::span<const std::uint32_t> tokens,
                                 const std::vector<Time>& times) {
  return Cutter(text, lists, times).run(tokens);
}

}  // namespace lagebild
