#include "report/speech/clauses.h"

#include <algorithm>

#include "report/speech/phrases.h"

namespace lagebild::said {
namespace {

using Kind = Clause::Kind;

struct Segment {
  Range range;
  std::uint32_t separator = kNone;
  bool quoted = false;
  bool adverbial = false;  // Opened by "when" in the middle of a stretch.
};

bool dash(const View& view, std::uint32_t i) {
  const std::string_view form = view.text.form(i);
  return (form == "–" || form == "—" || form == "-") && view.text.tokens[i].space_before;
}

// A quotation that stands as a clause of its own: a sentence, or cut off by separators on both sides.
bool opaque(const View& view, const Quote& quote, Range sentence) {
  if (quote.sentence && quote.close - quote.open > 3) return true;
  if (quote.title) return false;
  const bool before = quote.open <= sentence.first || separator(view, quote.open - 1);
  const bool after = quote.close + 1 >= sentence.last || separator(view, quote.close + 1);
  return before && after && quote.close - quote.open > 3;
}

// "Er kam und sagte": the second verb opens a clause of its own. Returns where, or kNone.
std::uint32_t second_verb(const View& view, const Quotes& quotes, Range range) {
  std::uint32_t verb = kNone, conjunction = kNone;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (quotes.at[i] != kNone) continue;
    if (view.is(i, mark::conjunction) && verb != kNone && !view.is(i, mark::comma_conjunction)) conjunction = i;
    if (!view.finite(i)) continue;
    if (verb != kNone && conjunction != kNone) return conjunction;
    if (verb == kNone) verb = i;
  }
  return kNone;
}

class Cutter {
 public:
  Cutter(const View& view, const Quotes& quotes, Range sentence) : view_(view), quotes_(quotes), sentence_(sentence) {}

  std::vector<Segment> cut() {
    begin_ = sentence_.first;
    for (std::uint32_t i = sentence_.first; i < sentence_.last; ++i) {
      const std::uint32_t q = quotes_.at[i];
      if (const std::uint32_t after = short_bracket(i); after != kNone) {
        i = after - 1;
        continue;
      }
      if (q != kNone && opaque(view_, quotes_.all[q], sentence_)) {
        i = quoted(i, quotes_.all[q]) - 1;
      } else if (separator(view_, i) && (q == kNone || cuttable(quotes_.all[q]))) {
        close(i);
        separator_ = i;
        begin_ = i + 1;
      }
    }
    close(end());
    for (Segment& segment : segments_) {
      segment.adverbial = adverbial_ && segment.separator == kNone && view_.is(segment.range.first, mark::inner_subordinator) &&
                          segment.range.first > sentence_.first && !leads(segment.range.first);
    }
    return std::move(segments_);
  }

 private:
  // "did not say when …": a verb of saying leads to the question word.
  [[nodiscard]] bool leads(std::uint32_t i) const {
    for (std::uint32_t k = i; k > sentence_.first && i - k < 4; --k) {
      if (view_.verb(k - 1) != nullptr && view_.verbal(k - 1)) return true;
    }
    return false;
  }
  // "(CDU)", "(WHO)": belongs to the noun before. Returns the token after it.
  [[nodiscard]] std::uint32_t short_bracket(std::uint32_t i) const {
    if (i == sentence_.first || view_.text.form(i) != "(") return kNone;
    for (std::uint32_t k = i + 1; k < sentence_.last && k < i + 14; ++k) {
      if (view_.text.form(k) == ")") return k + 1;
      if (view_.finite(k)) return kNone;
    }
    return kNone;
  }
  // Commas in a short fragment or a title cut no clause.
  [[nodiscard]] static bool cuttable(const Quote& quote) { return !quote.title && quote.close - quote.open > 8; }
  // The final stop is no part of a clause.
  [[nodiscard]] std::uint32_t end() const {
    std::uint32_t last = sentence_.last;
    while (last > begin_ && view_.punctuation(last - 1) && quotes_.at[last - 1] == kNone) --last;
    return last;
  }
  std::uint32_t quoted(std::uint32_t i, const Quote& quote) {
    close(i);
    const std::uint32_t last = std::min(quote.close + 1, sentence_.last);
    segments_.push_back({{i, last}, separator_, true});
    separator_ = kNone;
    begin_ = last;
    return last;
  }
  void close(std::uint32_t last) {
    if (last <= begin_) return;
    Range rest{begin_, last};
    if (view_.free_complements) rest = split_complements(split_adverbial(rest));
    const std::uint32_t f = rest.first;
    const bool plain = !view_.is(f, mark::complement | mark::subordinator) && !view_.is(f, mark::relative);
    const std::uint32_t split = plain ? second_verb(view_, quotes_, rest) : kNone;
    if (split != kNone && split > rest.first) {
      segments_.push_back({{rest.first, split}, separator_, false});
      segments_.push_back({{split, rest.last}, kNone, false});
    } else {
      segments_.push_back({rest, separator_, false});
    }
    separator_ = kNone;
    begin_ = last;
  }
  // "Kerry said on Monday | the talks would end": what is said begins a clause of its own. Leaves the last one to the caller.
  Range split_complements(Range rest) {
    for (std::uint32_t i = rest.first; i < rest.last; ++i) {
      if (quotes_.at[i] != kNone || view_.verb(i) == nullptr || !view_.verbal(i)) continue;
      if (view_.verb(i)->attributes.get("quotes") == "yes")
        continue;  // "quoted the minister as saying …": the second verb leads.
      const std::uint32_t at = complement_after(i, rest.last);
      if (at == kNone) continue;
      if (at > rest.first) push({rest.first, at});
      rest.first = at;
      i = at;
    }
    return rest;
  }
  // "confirmed the call but declined | to give details": two clauses where a second verb is joined.
  void push(Range range) {
    const bool plain = !view_.is(range.first, mark::complement | mark::subordinator | mark::relative);
    const std::uint32_t split = plain ? second_verb(view_, quotes_, range) : kNone;
    if (split != kNone && split > range.first) {
      segments_.push_back({{range.first, split}, separator_, false});
      separator_ = kNone;
      range.first = split;
    }
    segments_.push_back({range, separator_, false});
    separator_ = kNone;
  }
  // "Tensions rose | when the general threatened to fire". Leaves the last part to the caller.
  Range split_adverbial(Range rest) {
    bool verb = false;
    for (std::uint32_t i = rest.first; i < rest.last; ++i) {
      if (quotes_.at[i] != kNone || view_.verb(i) != nullptr) return rest;
      verb = verb || view_.finite(i);
      if (!verb || i == rest.first || !view_.is(i, mark::inner_subordinator)) continue;
      segments_.push_back({{rest.first, i}, separator_, false});
      separator_ = kNone;
      adverbial_ = true;
      return {i, rest.last};
    }
    return rest;
  }
  // Where the clause begins that the verb of saying at `verb` leads to; kNone where none does.
  [[nodiscard]] std::uint32_t complement_after(std::uint32_t verb, std::uint32_t last) const {
    std::uint32_t start = kNone;  // Of the last noun phrase that has no preposition.
    for (std::uint32_t i = verb + 1; i < last;) {
      if (quotes_.at[i] != kNone) return kNone;
      if (view_.is(i, mark::complement) && (i + 1 >= last || !view_.finite(i + 1))) return i;
      if (view_.is(i, mark::to) && i + 1 < last && view_.bare_infinitive(i + 1)) return i;
      if (view_.is(i, mark::question) && !view_.is(i, mark::relative)) return i;
      if (view_.is(i, mark::conjunction)) return kNone;
      if (view_.finite(i)) return start;
      // "said at least 17 people were killed"
      if (const auto lead = view_.pack.lists().hit(view_.text, i, view_.pack.list("speech-amount-lead"), last); lead) {
        const Range amount = noun_phrase(view_, quotes_, i + lead->tokens, last);
        start = i;
        i = std::max(i + lead->tokens, amount.last);
        continue;
      }
      if (view_.is(i, mark::preposition)) {
        const Range inner = noun_phrase(view_, quotes_, i + 1, last);
        i = std::max(i + 1, inner.last);
        continue;
      }
      const Range phrase = noun_phrase(view_, quotes_, i, last);
      if (view_.is(i, mark::expletive)) start = i;  // "said there were no survivors"
      if (!phrase.empty() && view_.time(i) == kNone) {
        start = i;
        while (start > verb + 1 && view_.upos(start - 1) == Upos::Adv && view_.time(start - 1) == kNone) --start;
      }
      i = std::max(i + 1, phrase.last);
    }
    return kNone;
  }
  const View& view_;
  const Quotes& quotes_;
  Range sentence_;
  std::uint32_t begin_ = 0, separator_ = kNone;
  bool adverbial_ = false;
  std::vector<Segment> segments_;
};

class Builder {
 public:
  Builder(const View& view, const Quotes& quotes) : view_(view), quotes_(quotes) {}

  // `next` is the segment after it, nullptr where there is none.
  void add(const Segment& segment, const Segment* next) {
    if (segment.quoted) return add_quoted(segment);
    if (second_half(segment)) return open(segment, clauses_.back().kind, last_finite(segment.range));
    std::uint32_t finite = first_finite(segment.range);
    if (finite == kNone && participial(segment)) {
      open(segment, Kind::adverbial, kNone);
      clauses_.back().participial = true;
      return;
    }
    if (finite == kNone && close_bracket(segment)) return;
    if (finite == kNone && next != nullptr) finite = hidden_finite(segment.range, *next);
    const Kind kind = classify(segment, finite);
    if (kind == Kind::main) return add_main(segment, finite);
    if (kind == Kind::fragment) return add_fragment(segment);
    // "das die Armee unterstützt", tagged as a participle.
    const std::uint32_t end = segment.range.last - 1;
    if (finite == kNone && kind == Kind::relative && !view_.free_complements &&
        (view_.participle(end) || (view_.upos(end) == Upos::Adj && view_.may_be_finite(end)))) {
      finite = segment.range.last - 1;
    }
    open(segment, kind, finite);
    if (finite == kNone && kind != Kind::infinitive) waiting_.push_back(last());
  }
  std::vector<Clause> take() { return std::move(clauses_); }

 private:
  [[nodiscard]] std::uint32_t last() const { return static_cast<std::uint32_t>(clauses_.size()) - 1; }

  [[nodiscard]] std::uint32_t first_finite(Range range) const {
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (view_.finite(i) && (quotes_.at[i] == kNone || range.last - range.first < 3)) return i;
    }
    return kNone;
  }
  // "Politische Berater sagen, dass …", read as an infinitive: a verb of saying that what is said follows is finite.
  [[nodiscard]] std::uint32_t hidden_finite(Range range, const Segment& next) const {
    const bool leads = next.quoted || view_.is(next.range.first, mark::complement) ||
                       (next.separator != kNone && colon(view_, next.separator)) ||
                       (first_finite(next.range) == kNone && infinitive(next.range));
    const std::uint32_t mood = leads ? kNone : any_finite(next.range);
    if (!leads && (mood == kNone || !view_.subjunctive(mood) || mood + 1 == next.range.last || mood == next.range.first))
      return kNone;
    if (!leads && !view_.participle(range.last - 1)) return kNone;
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (view_.is(i, mark::to) && i + 1 < range.last && view_.verbal(i + 1)) return kNone;
    }
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (view_.verb(i) != nullptr && view_.verbal(i)) return i;
    }
    return kNone;
  }
  [[nodiscard]] std::uint32_t last_finite(Range range) const {
    for (std::uint32_t i = range.last; i > range.first; --i) {
      if (view_.finite(i - 1)) return i - 1;
    }
    return kNone;
  }
  // Where the words that tell the kind begin: after "und", "auch", an opening mark.
  [[nodiscard]] std::uint32_t opening(Range range) const {
    std::uint32_t i = range.first;
    while (i + 1 < range.last && i < range.first + 3 &&
           (view_.is(i, mark::conjunction) || view_.quote_mark(i) ||
            ((view_.is(i, mark::adverb) || view_.is(i, mark::so)) && view_.is(i + 1, mark::subordinator | mark::complement)))) {
      ++i;
    }
    return i;
  }
  [[nodiscard]] bool verb_final(Range range) const {
    if (view_.free_complements) return true;
    const std::uint32_t finite = last_finite(range);
    if (finite == kNone) return true;
    std::uint32_t nouns = 0;
    for (std::uint32_t i = finite + 1; i < range.last; ++i) nouns += view_.noun_like(i) || view_.is(i, mark::pronoun) ? 1 : 0;
    return finite + 1 >= range.last || (nouns == 0 && finite > range.first + 1);
  }
  [[nodiscard]] bool infinitive(Range range) const {
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (view_.is(i, mark::to) && i + 1 < range.last && view_.bare_infinitive(i + 1)) return true;
      if (view_.bare_infinitive(i) && i + 1 == range.last && with_to_inside(i)) return true;
    }
    return false;
  }
  // "einzusetzen": the particle stands inside the word.
  [[nodiscard]] bool with_to_inside(std::uint32_t i) const {
    const std::string_view inside = view_.pack.setting("speech-infinitive-inside");
    return !inside.empty() && view_.folded(i).find(inside) != std::string_view::npos &&
           view_.folded(i).size() > inside.size() + 5;
  }
  [[nodiscard]] bool relative(Range range, std::uint32_t i) const {
    if (view_.is(i, mark::preposition) && i + 1 < range.last) ++i;
    if (!view_.is(i, mark::relative)) return false;
    if (view_.upos(i) == Upos::Det) {
      // "…, das die Armee unterstützt": an article before another one is none.
      const bool noun = i + 1 < range.last && (view_.nominal(i + 1) || view_.noun_like(i + 1) || view_.participle(i + 1));
      const bool odd = i + 1 < range.last && (!noun || view_.is(i + 1, mark::determiner | mark::pronoun | mark::preposition));
      const bool ends = first_finite(range) != kNone ? last_finite(range) + 1 == range.last : view_.participle(range.last - 1);
      if (!odd || !ends) return false;
      if (first_finite(range) == kNone) return !view_.free_complements;
    }
    if (first_finite(range) == kNone) return view_.upos(i) == Upos::Pron && i + 1 < range.last && !view_.noun_like(i + 1);
    // "…, die eine Klinik leitet und Kinder behandelt": a relative pronoun that its verb does not follow at once.
    if (view_.upos(i) == Upos::Pron && !view_.free_complements && first_finite(range) > i + 1) return true;
    return verb_final(range);
  }
  // "die Fehler, welche …": a question word that agrees with the noun before it is a relative.
  [[nodiscard]] bool after_noun(const Segment& segment, std::uint32_t i) const {
    return segment.separator != kNone && segment.separator > 0 && i == segment.range.first && view_.is(i, mark::relative) &&
           view_.noun_like(segment.separator - 1);
  }
  // "die früher als X bekannte Gruppe zu bekämpfen": an adjective tagged as the verb of an infinitive clause.
  [[nodiscard]] bool attribute_only(Range range, std::uint32_t finite) const {
    if (view_.free_complements || range.last - range.first < 4 || finite + 2 >= range.last) return false;
    return view_.bare_infinitive(range.last - 1) && view_.is(range.last - 2, mark::to) && view_.noun_like(finite + 1) &&
           finite > range.first && view_.upos(finite) != Upos::Aux && last_finite(range) == finite;
  }
  [[nodiscard]] Kind classify(const Segment& segment, std::uint32_t finite) const {
    const Range range = segment.range;
    const std::uint32_t i = opening(range);
    const bool result = i > range.first && view_.is(i - 1, mark::so);  // "so dass"
    if (view_.is(i, mark::complement)) return result ? Kind::adverbial : Kind::complement;
    if (view_.is(i, mark::infinitive) && finite == kNone && infinitive(range)) return Kind::adverbial;
    if (segment.adverbial) return Kind::adverbial;
    const bool asked = view_.free_complements && segment.separator == kNone && view_.is(i, mark::question) && !clauses_.empty();
    if (asked && !view_.is(i, mark::relative)) return Kind::question;
    if (view_.is(i, mark::subordinator) && verb_final(range)) return Kind::adverbial;
    if (segment.separator != kNone || i > range.first) {
      if (view_.is(i, mark::question) && verb_final(range)) return after_noun(segment, i) ? Kind::relative : Kind::question;
      if (relative(range, i)) return Kind::relative;
    } else if (view_.is(i, mark::question) && verb_final(range) && finite != kNone && finite > range.first + 1) {
      return Kind::question;
    }
    if (finite != kNone && !attribute_only(range, finite)) return Kind::main;
    return infinitive(range) ? Kind::infinitive : Kind::fragment;
  }

  // ", adding that …": a verb of saying in its -ing form after a comma.
  [[nodiscard]] bool participial(const Segment& segment) const {
    const std::uint32_t first = segment.range.first;
    return view_.free_complements && segment.separator != kNone && !clauses_.empty() && view_.verb(first) != nullptr &&
           view_.verbal(first) && view_.word(first).verb_form != VerbForm::Finite && view_.word(first).tense != Tense::Past &&
           !view_.bare_infinitive(first);
  }
  // "Gestern hatte ein Sprecher, Karl Meier, erklärt, dass …": the rest of a verb whose auxiliary stands before.
  bool close_bracket(const Segment& segment) {
    if (view_.free_complements || segment.range.last - segment.range.first > 12 || clauses_.size() > 200) return false;
    const std::uint32_t last = segment.range.last - 1;
    if (!view_.participle(last) && !view_.bare_infinitive(last)) return false;
    if (last > segment.range.first && view_.is(last - 1, mark::to)) return false;
    for (std::size_t c = clauses_.size(); c > 0 && c + 4 > clauses_.size(); --c) {
      Clause& clause = clauses_[c - 1];
      if (!clause.main()) continue;
      if (clause.finite == kNone || !view_.is(clause.finite, mark::have | mark::passive | mark::modal)) return false;
      if (view_.is(segment.range.first, mark::conjunction) || has_rest(clause)) return false;
      clause.pieces.push_back(segment.range);
      return true;
    }
    return false;
  }
  [[nodiscard]] bool has_rest(const Clause& clause) const {
    for (const Range& piece : clause.pieces) {
      for (std::uint32_t i = std::max(piece.first, clause.finite + 1); i < piece.last; ++i) {
        if ((view_.verbal(i) || (view_.participle(i) && i + 1 == piece.last)) && quotes_.at[i] == kNone) return true;
      }
    }
    return false;
  }
  // "Lehner, die den Verband leitet und dort Kurse gibt, sagte": what is joined to a subordinate clause and ends with its verb.
  [[nodiscard]] bool second_half(const Segment& segment) const {
    if (view_.free_complements || clauses_.empty() || segment.separator != kNone || waiting_.empty()) return false;
    if (!view_.is(segment.range.first, mark::conjunction) || clauses_.back().kind != Kind::relative) return false;
    const std::uint32_t finite = last_finite(segment.range);
    return finite != kNone && finite + 1 == segment.range.last && finite > segment.range.first + 1;
  }
  // "dass der Vertrag "nicht eingehalten wird", kritisierte X": a fragment with the verb that the clause before still lacks.
  void add_quoted(const Segment& segment) {
    const std::uint32_t verb = segment.separator == kNone && !waiting_.empty() ? any_finite(segment.range) : kNone;
    if (verb == kNone) return open(segment, Kind::quoted, kNone);
    Clause& clause = clauses_[waiting_.back()];
    waiting_.pop_back();
    clause.pieces.push_back(segment.range);
    clause.finite = verb;
    if (clause.kind == Kind::fragment) clause.kind = Kind::main;
  }
  // "The dam, the engineer said, would hold": nothing but who says it.
  [[nodiscard]] bool inserted_cue(Range range, std::uint32_t before) const {
    return range.last - range.first < 8 && view_.verb(range.last - 1) != nullptr && !view_.is(before, mark::preposition);
  }
  [[nodiscard]] bool has_verb(Range range) const {
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (view_.verbal(i) || view_.participle(i)) return true;
    }
    return false;
  }
  [[nodiscard]] std::uint32_t any_finite(Range range) const {
    for (std::uint32_t i = range.last; i > range.first; --i) {
      if (view_.finite(i - 1)) return i - 1;
    }
    return kNone;
  }
  void open(const Segment& segment, Kind kind, std::uint32_t finite) {
    Clause clause;
    clause.kind = kind;
    clause.pieces.push_back(segment.range);
    clause.finite = finite;
    clause.separator = segment.separator;
    const std::uint32_t i = opening(segment.range);
    clause.joined = view_.is(segment.range.first, mark::conjunction);
    clause.verb_first = finite != kNone && finite <= i;
    clause.conditional = view_.is(i, mark::hypothetical);
    clauses_.push_back(std::move(clause));
  }
  void add_main(const Segment& segment, std::uint32_t finite) {
    // A clause that ends with its verb does not go on with "sagte X".
    const bool after_colon = segment.separator != kNone && colon(view_, segment.separator);  // "Steinmeier: Der Wahnsinn darf …"
    const bool first = finite <= opening(segment.range);
    const bool resumes = !after_colon && !waiting_.empty() &&
                         (clauses_[waiting_.back()].kind == Kind::fragment
                              ? first || (view_.free_complements ? !inserted_cue(segment.range, clauses_[waiting_.back()].first())
                                                                 : !view_.subjunctive(finite))
                              : view_.free_complements || verb_final(segment.range) || view_.verb(finite) == nullptr);
    // "Der Leiter, Hans Ebert, und seine Stellvertreterin sagten": the second of two subjects.
    const bool both = resumes && clauses_[waiting_.back()].kind == Kind::fragment && !first &&
                      view_.is(segment.range.first, mark::conjunction) && view_.word(finite).number == Number::Plural;
    if (resumes && (both || !view_.is(segment.range.first, mark::conjunction))) {
      Clause& clause = clauses_[waiting_.back()];
      waiting_.pop_back();
      clause.pieces.push_back(segment.range);
      clause.finite = finite;
      if (clause.kind == Kind::fragment) clause.kind = Kind::main;
      return;
    }
    waiting_.clear();
    open(segment, Kind::main, finite);
  }
  void add_fragment(const Segment& segment) {
    const bool particle = segment.range.last - segment.range.first == 1 && view_.is(segment.range.first, mark::particle);
    if (particle) {
      for (std::uint32_t c = static_cast<std::uint32_t>(clauses_.size()); c > 0 && c + 6 > clauses_.size(); --c) {
        if (clauses_[c - 1].main()) return clauses_[c - 1].pieces.push_back(segment.range);
      }
    }
    if (clauses_.empty() || view_.is(segment.range.first, mark::so)) {
      open(segment, Kind::fragment, kNone);
      if (last() == 0) waiting_.push_back(last());
      return;
    }
    const bool colon_before = segment.separator != kNone && colon(view_, segment.separator);
    if (colon_before) return open(segment, Kind::fragment, kNone);
    // "Man habe, sagte der Sprecher, nichts gewusst": what has the rest of the verb belongs to the clause before the cue.
    if (waiting_.empty() && clauses_.size() > 1 && clauses_.back().main() && clauses_.back().verb_first &&
        view_.verb(clauses_.back().finite) != nullptr && clauses_[clauses_.size() - 2].main() && has_verb(segment.range)) {
      clauses_[clauses_.size() - 2].pieces.push_back(segment.range);
      return;
    }
    Clause& before = waiting_.empty() ? clauses_.back() : clauses_[waiting_.back()];
    if (before.kind == Kind::quoted) {
      open(segment, Kind::fragment, kNone);
      if (view_.free_complements) waiting_.push_back(last());  // "„…,“ the woman, a mother of four, said."
      return;
    }
    before.pieces.push_back(segment.range);
  }

  const View& view_;
  const Quotes& quotes_;
  std::vector<Clause> clauses_;
  std::vector<std::uint32_t> waiting_;  // Clauses that have no finite verb yet.
};

}  // namespace

bool comma(const View& view, std::uint32_t token) { return view.text.form(token) == ","; }

bool colon(const View& view, std::uint32_t token) { return view.text.form(token) == ":"; }

bool separator(const View& view, std::uint32_t token) {
  if (view.text.tokens[token].kind != TokenKind::punctuation && view.text.tokens[token].kind != TokenKind::symbol) return false;
  const std::string_view form = view.text.form(token);
  if (form.size() == 1) return form == "," || form == ":" || form == ";" || form == "(" || form == ")" || dash(view, token);
  return dash(view, token);
}

std::vector<Clause> find_clauses(const View& view, const Quotes& quotes, Range sentence) {
  Builder builder(view, quotes);
  const std::vector<Segment> segments = Cutter(view, quotes, sentence).cut();
  for (std::size_t i = 0; i < segments.size(); ++i)
    builder.add(segments[i], i + 1 < segments.size() ? &segments[i + 1] : nullptr);
  return builder.take();
}

}  // namespace lagebild::said
