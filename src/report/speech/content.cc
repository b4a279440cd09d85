// Which clauses are what somebody says, and which only say that he does.
#include <algorithm>

#include "report/speech/drafts.h"

namespace lagebild::said {
namespace {

using Kind = Clause::Kind;

bool in_reported_mood(const View& view, const Clause& clause) {
  if (clause.finite == kNone) return false;
  if (view.subjunctive(clause.finite)) return true;
  // A plural like "sollen" may be both; after a semicolon it is not reported.
  return view.open_mood(clause.finite) && (clause.separator == kNone || view.text.form(clause.separator) != ";");
}

// "…, sagte X": a clause of its own that says who said what stands around it.
bool cue_clause(const SentenceView& s, std::size_t c) {
  const Clause& clause = s.clauses[c];
  if (!s.predicates[c]) return false;
  const bool as_clause = clause.kind == Kind::adverbial && s.view.is(clause.first(), mark::as);
  if (as_clause) return true;
  if (s.view.free_complements) return clause.main() && clause.last() - clause.first() < 12 && clause.separator != kNone;
  return clause.main() && clause.verb_first && !s.view.subjunctive(clause.finite);
}

// "Sie informierte das Amt, das Amt schwieg": a verb that has its object already leads to no main clause.
bool has_object(const SentenceView& s, std::size_t c) {
  if (!s.predicates[c].takes("object")) return false;
  int bare = 0;
  for (const Phrase& phrase : s.phrases[c]) {
    bare += phrase.preposition == kNone && s.view.time(phrase.head) == kNone && s.view.noun(phrase.head) == nullptr ? 1 : 0;
  }
  return bare > 1;
}

// Whether clause `k` can be what the verb of clause `c` says.
bool acceptable(const SentenceView& s, std::size_t c, std::size_t k) {
  const Clause& clause = s.clauses[k];
  const Predicate& predicate = s.predicates[c];
  if (clause.separator != kNone && colon(s.view, clause.separator)) {
    return !(predicate.weak() || predicate.mind() || (predicate.by_noun && predicate.negated)) || clause.kind == Kind::quoted ||
           in_reported_mood(s.view, clause);
  }
  if (cue_clause(s, k) && clause.separator != kNone && !clause.joined) return false;
  switch (clause.kind) {
    case Kind::infinitive:
      // "die zum Katastrophengebiet erklärt wurde, … zu versorgen": what follows belongs to the clause around.
      if (s.clauses[c].kind == Kind::relative && predicate.passive && predicate.entry->attributes.get("to").empty()) return false;
      // "sah keine andere Möglichkeit, … zu": it hangs on the noun.
      return !(predicate.weak() && clause.separator != kNone && clause.separator > 0 && s.view.noun_like(clause.separator - 1) &&
               !predicate.by_noun);
    case Kind::complement:
    case Kind::quoted:
      return true;
    case Kind::question:
      return !predicate.weak();
    case Kind::main:
      if (clause.joined) return false;
      // "Als sie davon erzählte, verdoppelte das Gericht …"
      if (s.clauses[c].subordinate() && clause.verb_first) return false;
      if (!s.view.free_complements && in_reported_mood(s.view, clause) &&
          (!predicate.passive || s.view.reported_mood(clause.finite)))
        return true;
      if (s.view.free_complements) return clause.separator == kNone && clause.first() == s.clauses[c].last();
      return !predicate.weak() && !predicate.mind() && !predicate.negated && !predicate.passive && !predicate.by_noun &&
             predicate.entry != nullptr && predicate.entry->attributes.get("to") != "accusative" && !has_object(s, c) &&
             clause.separator != kNone && s.clauses[c].main() && comma(s.view, clause.separator) && !clause.verb_first;
    case Kind::adverbial:
    case Kind::relative:
    case Kind::fragment:
      return false;
  }
  return false;
}

// A conditional before what depends on it: "sagte X, wenn Y geschehe, werde Z".
bool opens_conditional(const SentenceView& s, std::size_t k) {
  const Clause& clause = s.clauses[k];
  if (clause.kind != Kind::adverbial || k + 1 >= s.clauses.size()) return false;
  for (std::size_t n = k + 1; n < s.clauses.size() && n < k + 4; ++n) {
    const Clause& next = s.clauses[n];
    if (next.main()) return next.verb_first && in_reported_mood(s.view, next);
    if (next.kind == Kind::complement) return false;
  }
  return false;
}

bool goes_on(const SentenceView& s, std::size_t start, std::size_t k) {
  const Clause& clause = s.clauses[k];
  if (cue_clause(s, k) && !clause.joined) return false;
  if (clause.participial && s.predicates[k]) return false;
  if (!clause.main()) return true;
  // "…, und kündigte eine Prüfung an": the same one says something else.
  if (clause.joined && clause.verb_first && s.predicates[k] && !s.view.subjunctive(clause.finite)) return false;
  if (in_reported_mood(s.view, clause)) return true;
  const Clause& opening = s.clauses[start];
  const bool indicative = opening.main() && !in_reported_mood(s.view, opening);
  const bool lead = opening.separator != kNone && colon(s.view, opening.separator);
  if (indicative || lead) return !s.predicates[k] || !clause.joined;
  return false;
}

}  // namespace

std::vector<Range> without(const View& view, const std::vector<Range>& ranges, Range hole) {
  std::vector<Range> left;
  for (const Range& range : ranges) {
    if (!range.overlaps(hole)) {
      left.push_back(range);
      continue;
    }
    Range before{range.first, std::min(range.last, hole.first)};
    Range after{std::max(range.first, hole.last), range.last};
    while (!before.empty() && separator(view, before.last - 1) && view.text.form(before.last - 1) != ")") --before.last;
    while (!after.empty() && separator(view, after.first) && view.text.form(after.first) != "(") ++after.first;
    if (!before.empty()) left.push_back(before);
    if (!after.empty()) left.push_back(after);
  }
  return left;
}

Range whole_of(const SentenceView& s) {
  Range whole{s.clauses.front().first(), s.clauses.front().last()};
  for (const Clause& clause : s.clauses) whole.last = std::max(whole.last, clause.last());
  return whole;
}

std::size_t clause_at(const SentenceView& s, std::uint32_t token) {
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    if (s.clauses[c].first() > token) break;
    for (const Range& piece : s.clauses[c].pieces) {
      if (piece.contains(token)) return c;
    }
  }
  return s.clauses.size();
}

namespace {

// The first token after clause `c` that belongs to a clause begun before it; kNone where there is none.
std::uint32_t resumes_after(const SentenceView& s, std::size_t c) {
  for (std::size_t k = c > 4 ? c - 4 : 0; k < c; ++k) {
    for (const Range& piece : s.clauses[k].pieces) {
      if (piece.first >= s.clauses[c].last()) return piece.first;
    }
  }
  return kNone;
}

}  // namespace

std::vector<Range> content_after(const SentenceView& s, std::size_t c) {
  const Clause& clause = s.clauses[c];
  std::size_t start = s.clauses.size();
  // "X, das Y unterstützt, bekräftigte, man …": where the clause around goes on, what an inner one says has ended.
  const std::uint32_t limit = resumes_after(s, c);
  for (std::size_t k = c + 1; k < s.clauses.size() && k < c + 8; ++k) {
    if (s.clauses[k].first() > limit) break;
    // "Another resident, who asked not to be named, said …": what stands before the verb belongs to what is around it.
    const bool earlier =
        s.clauses[k].first() < s.predicates[c].verb && (s.view.free_complements || s.clauses[k].kind == Kind::question);
    if (earlier) continue;
    if (s.clauses[k].participial && s.predicates[k]) break;
    if (acceptable(s, c, k) || opens_conditional(s, k)) {
      start = k;
      break;
    }
    // "erwarteten Verluste, weil der Konzern erklärt hatte, …": what follows belongs to the nearer verb.
    if (s.clauses[k].kind == Kind::adverbial && s.predicates[k] && !s.view.is(s.clauses[k].first(), mark::as)) break;
    // Only what belongs to the frame may stand between: a relative clause, a time clause.
    if (s.clauses[k].main() || s.clauses[k].kind == Kind::fragment) break;
  }
  if (start == s.clauses.size()) return {};
  Range range{s.clauses[start].first(), s.clauses[start].last()};
  if (s.view.is(range.first, mark::conjunction) && !s.view.is(range.first, mark::complement) && range.first + 1 < range.last)
    ++range.first;
  for (std::size_t k = start + 1; k < s.clauses.size() && s.clauses[k].first() < limit && goes_on(s, start, k); ++k)
    range.last = std::max(range.last, s.clauses[k].last());
  std::vector<Range> content{range};
  for (const Range& piece : clause.pieces) content = without(s.view, content, piece);
  return content;
}

std::vector<Range> content_before(const SentenceView& s, std::size_t c) {
  if (c == 0) return {};
  const Clause& cue = s.clauses[c];
  std::size_t start = c;
  bool substance = false;
  for (std::size_t k = c; k > 0; --k) {
    const Clause& clause = s.clauses[k - 1];
    // "X kündigte A an, B sei C, sagte Y": another saying before that has its own content.
    if (s.used[k - 1] && clause.main() && !in_reported_mood(s.view, clause) &&
        !(s.view.free_complements && cue.separator != kNone))
      break;
    start = k - 1;
    if (clause.kind != Kind::adverbial) substance = true;
  }
  if (!substance || start == c) return {};
  std::vector<Range> content{{s.clauses[start].first(), s.clauses[c - 1].last()}};
  for (std::size_t k = start; k < c; ++k) content[0].last = std::max(content[0].last, s.clauses[k].last());
  content[0].last = std::min(content[0].last, cue.first());
  while (!content[0].empty() && separator(s.view, content[0].last - 1)) --content[0].last;
  const bool complete = std::any_of(s.clauses.begin() + static_cast<long>(start), s.clauses.begin() + static_cast<long>(c),
                                    [](const Clause& clause) { return clause.kind == Kind::quoted || clause.finite != kNone; });
  Range rest{cue.last(), cue.last()};
  for (std::size_t k = start; k < c; ++k) {
    for (const Range& piece : s.clauses[k].pieces) {
      if (piece.first < cue.last()) continue;
      if (rest.empty()) rest.first = piece.first;
      rest.last = std::max(rest.last, piece.last);
    }
  }
  for (std::size_t k = c + 1; k < s.clauses.size(); ++k) {
    const Clause& clause = s.clauses[k];
    if (clause.kind == Kind::quoted && complete) break;
    if (clause.participial && s.predicates[k]) break;
    if (clause.main() && !in_reported_mood(s.view, clause) && (complete || clause.joined)) break;
    if (clause.main() && clause.joined && s.predicates[k]) break;
    if (clause.kind == Kind::relative && k == c + 1) continue;
    if (rest.empty()) rest.first = clause.first();
    rest.last = clause.last();
  }
  if (!rest.empty()) content.push_back(rest);
  if (content[0].empty()) content.erase(content.begin());
  return content;
}

Range block_of(const SentenceView& s, std::size_t c) {
  Range block = s.clauses[c].main() || c == 0 ? whole_of(s) : Range{s.clauses[c].first(), s.clauses[c].last()};
  if (!s.clauses[c].main() && c > 0 && s.clauses[c].kind != Kind::fragment) {
    // A subordinate clause with those that hang on it.
    for (std::size_t k = c + 1; k < s.clauses.size() && s.clauses[k].subordinate() && !s.clauses[k].joined; ++k) {
      if (s.clauses[k].kind == Kind::adverbial) break;
      block.last = std::max(block.last, s.clauses[k].last());
    }
    return block;
  }
  for (std::size_t k = c; k > 0; --k) {
    const Clause& here = s.clauses[k];
    const bool asyndetic =
        here.main() && here.verb_first && s.predicates[k] && here.separator != kNone && comma(s.view, here.separator);
    const bool breaks =
        here.main() && (here.joined || asyndetic || (here.separator != kNone && s.view.text.form(here.separator) == ";"));
    const bool main_before = std::any_of(s.clauses.begin(), s.clauses.begin() + static_cast<long>(k),
                                         [](const Clause& clause) { return clause.main(); });
    if (breaks && main_before) {
      block.first = here.first();
      if (s.view.is(block.first, mark::conjunction)) ++block.first;
      break;
    }
  }
  for (std::size_t k = c + 1; k < s.clauses.size(); ++k) {
    const Clause& here = s.clauses[k];
    const bool asyndetic =
        here.verb_first && here.separator != kNone && comma(s.view, here.separator) && !s.view.free_complements;
    if (here.main() && (here.joined || asyndetic) && s.predicates[k] && !s.view.subjunctive(here.finite)) {
      block.last = s.clauses[k - 1].last();
      break;
    }
  }
  return block;
}

std::vector<Range> content_around(const SentenceView& s, std::size_t c, Range frame) {
  return without(s.view, {block_of(s, c)}, frame);
}

}  // namespace lagebild::said
