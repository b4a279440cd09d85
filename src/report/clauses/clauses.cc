#include "report/clauses/clauses.h"

#include <algorithm>

#include "ground/language/pack.h"
#include "ground/text/text.h"

namespace lagebild {
namespace {

using Index = std::uint32_t;

enum class Mark : std::uint8_t { none, comma, stop, dash, open, close };

Mark mark_of(const Text& text, std::size_t token) {
  const TokenKind kind = text.tokens[token].kind;
  if (kind != TokenKind::punctuation && kind != TokenKind::symbol) return Mark::none;
  const std::string_view form = text.form(token);
  if (form == ",") return Mark::comma;
  if (form == ";" || form == ":") return Mark::stop;
  if (form == "(" || form == "[") return Mark::open;
  if (form == ")" || form == "]") return Mark::close;
  const bool dash = form == "-" || form == "–" || form == "—" || form == "--";
  return dash && text.tokens[token].space_before ? Mark::dash : Mark::none;
}

bool is_finite(const Text& text, const WordLists& lists, ListId list, std::size_t token) {
  if (!text.words.empty() && text.words[token].upos != Upos::none) return text.words[token].verb_form == VerbForm::Finite;
  return lists.hit(text, token, list).has_value();
}

class Cutter {
 public:
  Cutter(const Text& text, const Pack& pack) : text_(text), pack_(pack), lists_(pack.lists()) {
    opener_ = pack.list("clause-opener");
    relative_ = pack.list("clause-relative");
    coordinator_ = pack.list("clause-coordinator");
    preposition_ = pack.list("clause-preposition");
    strict_ = pack.setting("clause-comma") == "yes";
  }

  Clauses run() {
    out_.of.assign(text_.tokens.size(), 0);
    prepare();
    for (const Sentence& sentence : text_.sentences) cut_sentence(sentence);
    out_.index();
    return std::move(out_);
  }

 private:
  // Finite verbs before each token, and the next comma, bracket or stop at or after it.
  void prepare() {
    const std::size_t n = text_.tokens.size();
    finites_.assign(n + 1, 0);
    const ListId list = pack_.list("clause-finite");
    for (std::size_t i = 0; i < n; ++i) finites_[i + 1] = finites_[i] + (is_finite(text_, lists_, list, i) ? 1 : 0);
    breaks_.assign(n + 1, static_cast<Index>(n));
    for (const Sentence& s : text_.sentences) {
      Index next = s.last;
      for (Index i = s.last; i-- > s.first;) {
        if (mark_of(text_, i) != Mark::none) next = i;
        breaks_[i] = next;
      }
    }
  }

  bool finite(Index token) const { return finites_[token + 1] > finites_[token]; }
  Index count(Index first, Index last) const { return first < last ? finites_[last] - finites_[first] : 0; }

  Index open(Index token, ClauseKind kind, Index outer, Index before, Index opener) {
    Clause clause;
    clause.kind = kind;
    clause.outer = outer;
    clause.before = before;
    clause.first = token;
    clause.last = token;
    clause.opener = opener;
    out_.all.push_back(clause);
    return static_cast<Index>(out_.all.size() - 1);
  }

  bool complete(Index clause) const { return out_.all[clause].finite != kNoToken; }

  // Where a clause that begins at `token` has its opener; kNoToken where nothing opens one.
  Index relative_at(Index token, Index end) const {
    Index at = token;
    if (at < end && at + 1 < end && lists_.hit(text_, at, preposition_, end)) ++at;
    if (at >= end || !lists_.hit(text_, at, relative_, end)) return kNoToken;
    const Index stop = breaks_[at];
    if (count(at, stop) == 0) return kNoToken;
    const bool verb_last = ends_in_verb(at, stop);
    if (!strict_ || verb_last) return at;
    const Upos upos = text_.words.empty() ? Upos::none : text_.words[at].upos;
    return upos == Upos::Pron ? at : kNoToken;
  }

  // Its last word before `stop` is a finite verb, be there a full stop or a closing quotation mark behind it.
  bool ends_in_verb(Index at, Index stop) const {
    while (stop > at + 1 && text_.tokens[stop - 1].kind != TokenKind::word) --stop;
    return stop > at + 1 && finite(stop - 1);
  }

  // "seit Ende der Waffenruhe" opens nothing, "seit die Waffenruhe endete" does: such openers want the verb at the end.
  bool opens(Index at, const Attributes& opener) const {
    const Index stop = breaks_[at];
    if (opener.get("verb") == "infinitive") return true;
    if (strict_ && opener.has("ambiguous")) return ends_in_verb(at, stop);
    return count(at, stop) > 0;
  }

  // Pushes the subordinate or relative clause that begins at `token`, if one does.
  bool enter(Index token, Index end) {
    Index at = token;
    if (at < end && lists_.hit(text_, at, coordinator_, end)) ++at;
    if (at >= end) return false;
    if (const auto hit = lists_.hit(text_, at, opener_, end)) {
      if (opens(at, hit->entry->attributes)) {
        const Index made = open(token, ClauseKind::subordinate, stack_.back(), kNoClause, at);
        out_.all[made].conditional = hit->entry->value() == "condition";
        stack_.push_back(made);
        return true;
      }
    }
    const Index relative = relative_at(at, end);
    if (relative == kNoToken) return enter_infinitive(token, end);
    stack_.push_back(open(token, ClauseKind::relative, stack_.back(), kNoClause, relative));
    return true;
  }

  // "…, | die Geiseln zu töten": no verb but an infinitive at its end.
  bool enter_infinitive(Index token, Index end) {
    if (!strict_ || text_.words.empty() || token >= end || !complete(stack_.back())) return false;
    Index stop = breaks_[token];
    if (stop >= end) stop = end;
    while (stop > token && text_.tokens[stop - 1].kind != TokenKind::word) --stop;
    if (stop <= token + 1 || count(token, stop) > 0 || text_.words[stop - 1].verb_form != VerbForm::Infinitive) return false;
    stack_.push_back(open(token, ClauseKind::subordinate, stack_.back(), kNoClause, kNoToken));
    return true;
  }

  // After a comma that opens nothing: back to an unfinished clause, or on to a new one.
  void resume(Index token, Index end) {
    if (token >= end || !complete(stack_.back())) return;
    if (count(token, breaks_[token]) == 0) return resume_bare();
    while (stack_.size() > 1 && complete(stack_.back())) stack_.pop_back();
    if (!complete(stack_.back())) return;
    const Index last = stack_.back();
    stack_.back() = open(token, out_.all[last].kind, out_.all[last].outer, last, kNoToken);
  }

  // "…, die er kannte, am Montag in Genf": what has no verb after a relative clause goes on with the clause around it.
  void resume_bare() {
    const std::size_t depth = stack_.size();
    if (depth > 1 && out_.all[stack_.back()].kind == ClauseKind::relative && !complete(stack_[depth - 2])) stack_.pop_back();
  }

  void coordinate(Index token, Index end) {
    if (!complete(stack_.back()) || token + 1 >= end) return;
    if (count(token + 1, breaks_[token + 1]) == 0) return;
    const Index last = stack_.back();
    const Clause& clause = out_.all[last];
    stack_.back() = open(token, clause.kind, clause.outer, last, kNoToken);
  }

  void pass_mark(Mark mark, Index token, Index end) {
    switch (mark) {
      case Mark::none:
        break;
      case Mark::stop:
        // Also in "Grenzkonflikt: Beide Staaten vereinbaren …": what stands before the colon is no subject of what follows.
        if (token + 1 < end) {
          stack_.resize(1);
          stack_.back() = open(token + 1, ClauseKind::main, kNoClause, kNoClause, kNoToken);
        }
        break;
      case Mark::open:
        stack_.push_back(open(token, ClauseKind::inserted, stack_.back(), kNoClause, kNoToken));
        brackets_.push_back(stack_.size());
        break;
      case Mark::close:
        if (!brackets_.empty()) {
          stack_.resize(std::max<std::size_t>(1, std::min(stack_.size(), brackets_.back() - 1)));
          brackets_.pop_back();
        }
        break;
      case Mark::dash:
        // "Ahlenau (dnd) – In der Nacht …": a dateline is no part of what follows.
        if (dateline(token)) return pass_mark(Mark::stop, token, end);
        [[fallthrough]];
      case Mark::comma:
        if (!enter(skip_quotes(token + 1, end), end)) resume(token + 1, end);
        break;
    }
  }

  bool dateline(Index token) const {
    if (token == 0 || mark_of(text_, token - 1) != Mark::close || stack_.size() != 1 || complete(stack_.back())) return false;
    const Index first = text_.sentences[text_.tokens[token].sentence].first;
    return token - first <= 12 && out_.all[stack_.back()].first == first && count(first, token) == 0;
  }

  Index skip_quotes(Index token, Index end) const {
    while (token < end && text_.tokens[token].kind >= TokenKind::open_quote) ++token;
    return token;
  }

  void cut_sentence(const Sentence& sentence) {
    stack_.assign(1, open(sentence.first, ClauseKind::main, kNoClause, kNoClause, kNoToken));
    brackets_.clear();
    enter(skip_quotes(sentence.first, sentence.last), sentence.last);
    bool after_mark = true;
    for (Index i = sentence.first; i < sentence.last; ++i) {
      const Mark mark = mark_of(text_, i);
      if (mark == Mark::none && !after_mark) pass_word(i, sentence.last);
      give(i);
      if (mark != Mark::none) pass_mark(mark, i, sentence.last);
      after_mark = mark != Mark::none || (after_mark && text_.tokens[i].kind >= TokenKind::open_quote);
    }
  }

  // Openers without a comma before them, and coordination.
  void pass_word(Index token, Index end) {
    if (text_.tokens[token].kind != TokenKind::word) return;
    if (text_.symbols.empty() || text_.symbols[token].folded == 0) return;
    if (lists_.hit(text_, token, coordinator_, end)) return coordinate(token, end);
    if (strict_) return;
    const bool opens = lists_.hit(text_, token, opener_, end) || lists_.hit(text_, token, relative_, end);
    if (opens) enter(token, end);
  }

  void give(Index token) {
    Clause& clause = out_.all[stack_.back()];
    out_.of[token] = stack_.back();
    clause.last = token + 1;
    if (clause.finite == kNoToken && finite(token)) clause.finite = token;
  }

  const Text& text_;
  const Pack& pack_;
  const WordLists& lists_;
  ListId opener_ = kNoList, relative_ = kNoList, coordinator_ = kNoList, preposition_ = kNoList;
  bool strict_ = false;
  std::vector<Index> finites_, breaks_, stack_;
  std::vector<std::size_t> brackets_;
  Clauses out_;
};

}  // namespace

void Clauses::index() {
  begin_.assign(all.size() + 2, 0);
  for (const Index clause : of) ++begin_[clause + 1];
  for (std::size_t c = 1; c < begin_.size(); ++c) begin_[c] += begin_[c - 1];
  order_.resize(of.size());
  std::vector<Index> at(begin_.begin(), begin_.end());
  for (Index token = 0; token < of.size(); ++token) order_[at[of[token]]++] = token;
}

bool finite_verb(const Text& text, const Pack& pack, std::size_t token) {
  return is_finite(text, pack.lists(), pack.list("clause-finite"), token);
}

bool topic_of(const Clauses& clauses, std::uint32_t before, std::uint32_t clause) {
  const Clause& topic = clauses.all[before];
  return topic.finite == kNoToken && topic.kind == ClauseKind::main && topic.last == clauses.all[clause].first &&
         before != clause;
}

Clauses find_clauses(const Text& text, const Pack& pack) { return Cutter(text, pack).run(); }

}  // namespace lagebild
