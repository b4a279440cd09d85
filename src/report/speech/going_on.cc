// What goes on without a cue of its own: "Die Gefahr sei real." after somebody spoke; "Dabei sollen zwölf Menschen getötet worden
// sein."
#include <algorithm>

#include "report/speech/drafts.h"

namespace lagebild::said {
namespace {

using Kind = Clause::Kind;

// `frames_of_reported`: whether clauses that say in reported mood that somebody said something count ("Er habe erklärt, …").
bool covered(const Told& told, const SentenceView& s, std::uint32_t token, bool frames_of_reported = true) {
  for (std::size_t d = told.drafts.size(); d > oldest(told) && told.drafts[d - 1].sentence + 12 > s.number; --d) {
    const Draft& draft = told.drafts[d - 1];
    if (draft.covers(token)) return true;
    if (draft.reported_verb && !frames_of_reported) continue;
    for (const Range& frame : draft.frame) {
      if (draft.sentence == s.number && frame.contains(token)) return true;
    }
  }
  return false;
}

bool conditional(const SentenceView& s) {
  return std::any_of(s.clauses.begin(), s.clauses.end(), [](const Clause& clause) { return clause.conditional; });
}

// How sure it is that a clause is reported: 2 by its mood, 1 where only what stands before can tell, 0 not at all.
int reported(const SentenceView& s, const Clause& clause) {
  if (clause.finite == kNone) return 0;
  if (s.view.reported_mood(clause.finite)) return 2;
  if (s.view.subjunctive(clause.finite)) return conditional(s) ? 1 : 2;
  return 0;
}

bool near(const Told& told, const SentenceView& s, std::uint32_t distance) {
  if (told.last == kNone) return false;
  const std::uint32_t since = told.last_sentence == kNone ? told.drafts[told.last].sentence : told.last_sentence;
  return since + distance >= s.number;
}

void carry(Told& told, Draft& draft) {
  if (told.last == kNone) {
    draft.unnamed = true;
    return;
  }
  const Draft& before = told.drafts[told.last];
  draft.carried = told.last;
  draft.speaker = before.speaker;
  draft.unnamed = before.unnamed;
  draft.via = before.via;
}

// Joins with the statement of the sentence before where that goes on in the same way.
bool join(const SentenceView& s, Told& told, const Draft& draft) {
  if (told.drafts.empty() || s.view.text.sentences[s.number].starts_paragraph) return false;
  for (std::size_t d = told.drafts.size(); d > oldest(told); --d) {
    Draft& before = told.drafts[d - 1];
    if (before.form == Form::direct && before.rule == "marks-nested") continue;
    const bool same = before.form == draft.form && !before.own_cue && before.sentence + 1 == s.number &&
                      before.carried == draft.carried && before.last() + 1 >= s.range.first;
    if (!same || draft.first() != s.range.first) return false;
    before.content.back().last = draft.content.front().last;
    before.content.insert(before.content.end(), draft.content.begin() + 1, draft.content.end());
    before.sentence = s.number;
    told.last_sentence = s.number;
    return true;
  }
  return false;
}

// The part of a sentence that goes on: from clause `c` to where the report speaks for itself again.
Range stretch(const SentenceView& s, std::size_t c) {
  Range range{s.clauses[c].first(), s.clauses[c].last()};
  std::size_t k = c;
  while (k > 0 && !s.clauses[k - 1].main() && s.clauses[k - 1].kind != Kind::quoted) --k;
  // "X spottet über Meldungen, dass A - B habe …": what hangs on a main clause before stays with it.
  const bool hangs = k > 0 && s.clauses[k].kind != Kind::adverbial && s.clauses[k - 1].main();
  if (hangs) k = c;
  if (s.clauses[k].first() < range.first) range.first = s.clauses[k].first();
  for (std::size_t n = c + 1; n < s.clauses.size(); ++n) {
    const Clause& clause = s.clauses[n];
    if (clause.main() && reported(s, clause) == 0 && !(clause.finite != kNone && s.view.open_mood(clause.finite))) break;
    if (clause.kind == Kind::quoted && !s.clauses[n - 1].joined && n > c + 1) break;
    range.last = std::max(range.last, clause.last());
  }
  // The full stop belongs to it where the whole sentence does.
  if (range.last + 1 == s.range.last && s.view.punctuation(range.last)) range.last = s.range.last;
  return range;
}

bool by_mood(SentenceView& s, Told& told) {
  bool any = false;
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    const Clause& clause = s.clauses[c];
    if (!clause.main() || covered(told, s, clause.finite == kNone ? clause.first() : clause.finite, false)) continue;
    const int sure = reported(s, clause);
    // "Es wäre ein Erfolg" may be the author's own; present subjunctive is not.
    const bool present = s.view.reported_mood(clause.finite);
    const bool certain = sure == 2 && (present || near(told, s, s.view.text.sentences[s.number].starts_paragraph ? 0 : 1));
    if (!certain && !(sure == 1 && near(told, s, 1))) continue;
    Draft draft;
    draft.form = Form::continued_indirect;
    draft.content = {stretch(s, c)};
    draft.sentence = s.number;
    draft.rule = "mood";
    carry(told, draft);
    if (!join(s, told, draft)) add(told, std::move(draft));
    any = true;
    while (c + 1 < s.clauses.size() && s.clauses[c + 1].first() < told.drafts.back().last()) ++c;
  }
  return any;
}

// "soll", "sollen" with a perfect infinitive, or with any after somebody's words.
bool by_hearsay(SentenceView& s, Told& told) {
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    const Clause& clause = s.clauses[c];
    if (clause.finite == kNone || !s.view.is(clause.finite, mark::hearsay) || !(clause.main() || clause.kind == Kind::relative))
      continue;
    if (covered(told, s, clause.finite)) continue;
    // "sollen … getötet worden sein, darunter acht Kinder": what is added after a comma does not hide the verb.
    const bool perfect =
        std::any_of(
            clause.pieces.begin(), clause.pieces.end(),
            [&](const Range& piece) { return piece.last - 1 > clause.finite && s.view.is(piece.last - 1, mark::have); }) ||
        (clause.kind == Kind::relative && clause.last() > clause.first() + 2 && s.view.is(clause.finite - 1, mark::have));
    const bool after = near(told, s, 2) && !s.view.text.sentences[s.number].heading;
    if (!after && !perfect) continue;
    if (clause.kind == Kind::relative && !perfect) continue;
    Draft draft;
    draft.sentence = s.number;
    draft.rule = "hearsay";
    draft.act = "say";
    if (after) {
      draft.form = Form::free_indirect;
      carry(told, draft);
    } else {
      draft.unnamed = true;
      draft.cue = {clause.finite};
      draft.own_cue = true;
    }
    draft.content = {clause.main() ? whole_of(s) : Range{clause.first(), clause.last()}};
    if (after && draft.content[0].last + 1 == s.range.last) draft.content[0].last = s.range.last;
    if (!after || !join(s, told, draft)) add(told, std::move(draft));
    return true;
  }
  return false;
}

// "Die Armee will sechzig Kämpfer getötet haben.": she says so herself.
bool by_claim(SentenceView& s, Told& told) {
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    const Clause& clause = s.clauses[c];
    if (!clause.main() || clause.finite == kNone || !s.view.is(clause.finite, mark::claiming) || s.used[c]) continue;
    if (covered(told, s, clause.finite)) continue;
    const bool perfect = std::any_of(clause.pieces.begin(), clause.pieces.end(), [&](const Range& piece) {
      return piece.last > clause.finite + 2 && s.view.is(piece.last - 1, mark::have) && s.view.participle(piece.last - 2);
    });
    const std::optional<Range> subject = find_subject(s.view, s.quotes, clause, s.phrases[c]);
    if (!perfect || !subject || !kind_of(s.view, *subject)) continue;
    Draft draft;
    draft.form = Form::reported;
    draft.act = "claim";
    draft.speaker = subject;
    draft.content = {block_of(s, c)};
    if (draft.content[0].last + 1 == s.range.last) draft.content[0].last = s.range.last;
    draft.own_cue = true;
    draft.sentence = s.number;
    draft.rule = "claim";
    add(told, std::move(draft));
    return true;
  }
  return false;
}

// "Die verbliebenen Rationen reichten noch für 70.000 Menschen.": a past tense that is reported mood as well, of a verb for how
// things stand, right after somebody's words.
bool by_open_mood(SentenceView& s, Told& told) {
  if (!near(told, s, 1) || s.view.text.sentences[s.number].starts_paragraph) return false;
  const ListId stative = s.view.pack.list("speech-stative");
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    const Clause& clause = s.clauses[c];
    if (!clause.main() || clause.finite == kNone || covered(told, s, clause.finite)) continue;
    if (!s.view.open_mood(clause.finite) || s.view.word(clause.finite).tense != Tense::Past) return false;
    if (s.view.pack.lists().find(stative, s.view.lemma(clause.finite)) == nullptr) return false;
    if (told.drafts[told.last].form == Form::reported) return false;
    Draft draft;
    draft.form = Form::continued_indirect;
    draft.content = {stretch(s, c)};
    draft.sentence = s.number;
    draft.rule = "open-mood";
    carry(told, draft);
    if (!join(s, told, draft)) add(told, std::move(draft));
    return true;
  }
  return false;
}

}  // namespace

void read_going_on(SentenceView& s, Told& told) {
  const bool any = by_mood(s, told);
  if (!any && !by_hearsay(s, told) && !by_claim(s, told)) by_open_mood(s, told);
}

}  // namespace lagebild::said
