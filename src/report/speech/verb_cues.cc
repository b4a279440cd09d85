// Statements of verbs: "sagte X, …", "…, sagte X", "wie X mitteilte", "X kritisierte Y", "Das teilte X mit."
#include <algorithm>

#include "report/speech/drafts.h"
#include "report/speech/sources.h"

namespace lagebild::said {
namespace {

using Kind = Clause::Kind;

// The words of a clause as a frame, with the comma or colon that parts it from what is said.
Range frame_of(const SentenceView& s, std::size_t c, const std::vector<Range>& content) {
  Range frame{s.clauses[c].first(), s.clauses[c].last()};
  if (content.empty()) return frame;
  // Pieces of the clause that come after the content are added apart.
  const std::uint32_t first = content.front().first;
  if (frame.first < first && frame.last > first) frame.last = first;
  const std::uint32_t n = s.view.size();
  if (frame.last <= first && frame.last < n && separator(s.view, frame.last) && s.view.text.form(frame.last) != ")") ++frame.last;
  if (frame.first > first && s.clauses[c].separator != kNone && s.clauses[c].separator + 1 == frame.first) --frame.first;
  return frame;
}

// "Lawrow sprach sich dagegen aus und sagte,": the first half belongs to the frame where the second has no subject.
void take_first_half(const SentenceView& s, std::size_t c, const std::optional<Range>& subject, Range& frame) {
  if (!s.clauses[c].joined || !subject || subject->first >= frame.first) return;
  for (std::size_t k = c; k > 0; --k) {
    if (s.clauses[k - 1].kind != s.clauses[c].kind) continue;
    if (s.clauses[k - 1].first() <= subject->first) frame.first = s.clauses[k - 1].first();
    return;
  }
}

}  // namespace

bool as_clause(const SentenceView& s, std::size_t c) {
  return s.clauses[c].kind == Kind::adverbial && s.view.is(s.clauses[c].first(), mark::as);
}

Draft start_draft(const SentenceView& s, std::size_t c, std::vector<Range> content, Form form, const char* rule) {
  Draft draft;
  draft.form = form;
  draft.content = std::move(content);
  draft.cue = s.predicates[c].words;
  draft.act = s.predicates[c].act();
  draft.own_cue = true;
  draft.sentence = s.number;
  draft.rule = rule;
  const std::uint32_t finite = s.clauses[c].finite;
  draft.reported_verb = finite != kNone && s.view.subjunctive(finite);
  set_persons(s, c, draft);
  Range frame = frame_of(s, c, draft.content);
  take_first_half(s, c, draft.speaker, frame);
  draft.frame.push_back(frame);
  draft.clause = s.clauses[c].pieces;
  for (const Range& piece : s.clauses[c].pieces) {
    if (piece.first >= frame.last) draft.frame.push_back(piece);
  }
  return draft;
}

namespace {

// A quotation that is all the content there is.
bool only_marks(const SentenceView& s, const Range& range) {
  const std::uint32_t q = s.quotes.at[range.first];
  // Of a quotation of several sentences only the last may stand in this one.
  return q != kNone && range.last <= s.quotes.all[q].close + 1 &&
         (s.quotes.all[q].open == range.first || range.first == s.range.first);
}

// Parts of the content in marks become direct statements; what is left stays indirect.
void add_content(const SentenceView& s, Told& told, const Draft& draft) {
  Draft rest = draft;
  rest.content.clear();
  for (const Range& range : draft.content) {
    if (!only_marks(s, range)) {
      rest.content.push_back(range);
      continue;
    }
    Draft direct = draft;
    direct.form = Form::direct;
    const Quote& quote = s.quotes.all[s.quotes.at[range.first]];
    direct.content = {quote.whole()};
    // "Er reagierte: „…“, sagte sein Sprecher.": the nearer cue has it.
    Draft* old = nullptr;
    for (std::size_t d = told.drafts.size(); d > oldest(told) && told.drafts[d - 1].sentence == s.number; --d) {
      if (told.drafts[d - 1].content == direct.content && told.drafts[d - 1].form == Form::direct) old = &told.drafts[d - 1];
    }
    if (old != nullptr) {
      *old = std::move(direct);
    } else {
      add(told, std::move(direct));
    }
  }
  if (!rest.content.empty()) add(told, std::move(rest));
}

std::vector<std::vector<Range>> split_at_marks(const SentenceView& s, const std::vector<Range>& content) {
  // "„Q1“, „Q2“": two quotations side by side are two statements.
  std::vector<std::vector<Range>> parts;
  std::vector<Range> rest;
  for (const Range& range : content) {
    if (!only_marks(s, range)) {
      const std::uint32_t last = range.last - 1;
      const std::uint32_t q = s.quotes.at[range.first];
      if (q != kNone && s.quotes.all[q].open == range.first && s.quotes.all[q].sentence && s.quotes.all[q].close < last) {
        // A quotation and then more: cut after it.
        parts.push_back({{range.first, s.quotes.all[q].close + 1}});
        std::uint32_t first = s.quotes.all[q].close + 1;
        while (first < range.last && separator(s.view, first)) ++first;
        if (first < range.last) rest.push_back({first, range.last});
        continue;
      }
      rest.push_back(range);
      continue;
    }
    parts.push_back({range});
  }
  if (!rest.empty()) parts.push_back(rest);
  return parts;
}

void add_all(const SentenceView& s, Told& told, const Draft& draft) {
  for (std::vector<Range>& part : split_at_marks(s, draft.content)) {
    Draft one = draft;
    one.content = std::move(part);
    add_content(s, told, one);
  }
}

// In quotation marks or in reported mood: what weak verbs need before them.
bool marked_or_reported(const SentenceView& s, const std::vector<Range>& content) {
  for (const Range& range : content) {
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (s.quotes.at[i] != kNone && s.quotes.all[s.quotes.at[i]].sentence) return true;
      if (s.view.subjunctive(i)) return true;
    }
  }
  return false;
}

bool try_after(SentenceView& s, Told& told, std::size_t c) {
  if (as_clause(s, c)) return false;
  std::vector<Range> content = content_after(s, c);
  if (content.empty()) return false;
  // "declined to comment": that nothing is said is all the matter.
  const bool bare = content.size() == 1 && content[0].last - content[0].first < 3 && s.view.is(content[0].first, mark::to);
  if (bare && s.predicates[c].act() == "withhold") {
    Draft draft = start_draft(s, c, {{s.clauses[c].first(), content[0].last}}, Form::reported, "reported");
    draft.frame.clear();
    draft.cue.clear();
    if (!draft.speaker) return false;
    add(told, std::move(draft));
    return true;
  }
  // A quotation only hangs on verbs of thought when it is a sentence of their own.
  const Predicate& predicate = s.predicates[c];
  if (!predicate.takes("clause") && !predicate.takes("quote") && !predicate.takes("object")) {
    const std::size_t k = clause_at(s, content.front().first);
    if (k < s.clauses.size() && s.clauses[k].kind == Kind::relative) return false;
  }
  // "wurde zur Übernahme der Kosten, die entstanden sind, verurteilt": a verb that leads to no clause only takes a quotation.
  if (!predicate.takes("clause") && !marked_or_reported(s, content)) return false;
  add_all(s, told, start_draft(s, c, std::move(content), Form::indirect, "verb-before"));
  return true;
}

// "…, Kerry said on Monday.": nothing but time, place and addressee after the verb.
bool ends_with_verb(const SentenceView& s, std::size_t c) {
  if (s.clauses[c].separator == kNone && (c == 0 || s.clauses[c - 1].kind != Kind::quoted)) return false;
  const bool tells = s.predicates[c].entry->attributes.get("to") == "accusative";
  // "a charge they deny": two before the verb are a noun and its clause.
  const auto bare = std::count_if(s.phrases[c].begin(), s.phrases[c].end(), [&](const Phrase& phrase) {
    return phrase.preposition == kNone && phrase.range.last <= s.predicates[c].verb && s.view.time(phrase.head) == kNone &&
           !(phrase.range.first > 0 && comma(s.view, phrase.range.first - 1) && phrase.range.first > s.clauses[c].first());
  });
  if (bare > 1) return false;
  return std::none_of(s.phrases[c].begin(), s.phrases[c].end(), [&](const Phrase& phrase) {
    return phrase.preposition == kNone && phrase.range.first > s.predicates[c].verb && s.view.time(phrase.head) == kNone &&
           !tells;
  });
}

bool try_before(SentenceView& s, Told& told, std::size_t c) {
  const Clause& clause = s.clauses[c];
  if (!clause.main() || clause.joined || c == 0) return false;
  // "…, das teilte X mit": the pointer stands for what comes before it.
  const bool pointer =
      s.view.is(clause.first(), mark::pointer) && clause.finite == clause.first() + 1 && clause.separator != kNone;
  if (!clause.verb_first && !pointer && !(s.view.free_complements && ends_with_verb(s, c))) return false;
  std::vector<Range> content = content_before(s, c);
  if (content.empty()) return false;
  // "Er arbeitete dort, fand dann eine Stelle": without a subject of its own it only goes on.
  const Predicate& predicate = s.predicates[c];
  if (!predicate.passive && !find_subject(s.view, s.quotes, clause, s.phrases[c])) return false;
  if (predicate.weak() && !marked_or_reported(s, content)) return false;
  // "Was die Armee feiert, nennt die Opposition ein Desaster."
  if (!s.view.free_complements && !predicate.takes("clause") && !marked_or_reported(s, content)) return false;
  add_all(s, told, start_draft(s, c, std::move(content), Form::indirect, "verb-after"));
  return true;
}

// "Wie X mitteilte, …" and "…, wie X mitteilte"
bool try_as(SentenceView& s, Told& told, std::size_t c) {
  if (!as_clause(s, c) || s.predicates[c].negated) return false;
  Range frame{s.clauses[c].first(), s.clauses[c].last()};
  std::vector<Range> content = without(s.view, {whole_of(s)}, frame);
  if (content.empty()) return false;
  Draft draft = start_draft(s, c, std::move(content), Form::indirect, "as-clause");
  draft.cue.insert(draft.cue.begin(), s.clauses[c].first());
  add_all(s, told, draft);
  return true;
}

// "Das teilte X mit.": what is said is the sentence before.
bool try_pointer(SentenceView& s, Told& told, std::size_t c) {
  const Clause& clause = s.clauses[c];
  if (!clause.main() || s.number == 0 || s.clauses.size() > 3) return false;
  const std::uint32_t first = clause.first();
  const Sentence& here = s.view.text.sentences[s.number];
  if (!s.view.is(first, mark::pointer) || clause.finite != first + 1 ||
      s.predicates[c].weak() != s.predicates[c].entry->attributes.has("source")) {
    return false;
  }
  // "Das sagte X: …" has its content after it.
  if (c + 1 < s.clauses.size() && s.clauses[c + 1].separator != kNone && colon(s.view, s.clauses[c + 1].separator)) return false;
  if (!s.predicates[c].takes("clause") || s.predicates[c].negated) return false;
  const Sentence& before = s.view.text.sentences[s.number - 1];
  if (before.heading || here.starts_paragraph) return false;
  const std::optional<Range> subject = subject_of(s, c);
  const bool source = s.predicates[c].entry->attributes.has("source");
  if (!s.predicates[c].passive && !source && (!subject || subject->contains(first))) return false;
  // A statement without a cue of its own in that sentence gets this one.
  for (std::size_t d = told.drafts.size(); d > oldest(told) && told.drafts[d - 1].sentence + 1 >= s.number; --d) {
    Draft& old = told.drafts[d - 1];
    if (old.sentence + 1 != s.number) continue;
    if (old.own_cue) {
      // "X sagte, …. Das teilte Y mit.": Y passes it on.
      const Draft cue = start_draft(s, c, old.content, Form::indirect, "pointer");
      if (!cue.speaker || !old.speaker || cue.speaker == old.speaker || cue.rule.empty()) return false;
      if (make_source(s.view, *cue.speaker).actor &&
          make_source(s.view, *cue.speaker).actor == make_source(s.view, *old.speaker).actor)
        return false;
      old.via.push_back(*cue.speaker);
      return true;
    }
    Draft fresh = start_draft(s, c, old.content, old.form == Form::direct ? Form::direct : Form::indirect, "pointer");
    if (fresh.form != Form::direct) fresh.content.back().last = std::max(fresh.content.back().last, first + 1);
    old = std::move(fresh);
    told.last = static_cast<std::uint32_t>(d) - 1;
    return true;
  }
  Draft draft = start_draft(s, c, {{before.first, first + 1}}, Form::indirect, "pointer");
  draft.frame = {{first + 1, clause.last()}};
  add(told, std::move(draft));
  return true;
}

bool has_marks(const SentenceView& s, std::size_t c) {
  for (const Range& piece : s.clauses[c].pieces) {
    for (std::uint32_t i = piece.first; i < piece.last; ++i) {
      if (const std::uint32_t q = s.quotes.at[i]; q != kNone) {
        const std::uint32_t open = s.quotes.all[q].open;
        const bool led = open > 0 && s.view.is(open - 1, mark::preposition) && s.predicates[c].takes(s.view.folded(open - 1));
        if (!s.quotes.all[q].title || s.predicates[c].takes("as") || (led && s.quotes.all[q].close - open > 3)) return true;
        i = s.quotes.all[q].close;
      }
    }
  }
  return false;
}

// "mit dem Vorwurf, die Regierung halte sich nicht …", "die Warnung des Amtes, dass …": a noun before the comma leads to it.
bool try_noun(SentenceView& s, Told& told, std::size_t c) {
  const Clause& clause = s.clauses[c];
  if (c + 1 >= s.clauses.size() || clause.kind == Kind::quoted) return false;
  std::size_t k = c + 1;
  const Clause& next = s.clauses[k];
  if (next.separator == kNone || next.separator == 0 || !comma(s.view, next.separator)) return false;
  const bool mood = next.main() && next.finite != kNone && s.view.subjunctive(next.finite) && !next.verb_first && !next.joined;
  if (next.kind != Kind::complement && next.kind != Kind::infinitive && !mood) return false;
  const std::uint32_t end = next.separator;
  // The noun itself, or the noun with the one it belongs to, ends at the comma.
  const Phrase* found = nullptr;
  for (const Phrase& phrase : s.phrases[c]) {
    // "mit dem Vorwurf abgebrochen, …": the verb may stand between.
    bool verbs = phrase.range.last < end;
    for (std::uint32_t i = phrase.range.last; i < end && verbs; ++i)
      verbs = s.view.verbal(i) || s.view.participle(i) || (i + 1 == end && s.view.upos(i) == Upos::Adj);
    if ((phrase.range.last == end || verbs) && !phrase.pronoun) found = &phrase;
  }
  if (found == nullptr) return false;
  const ListId nouns = s.view.pack.list("speech-content-noun");
  const ListEntry* entry = s.view.pack.lists().find(nouns, s.view.folded(found->head));
  if (entry == nullptr) return false;
  Draft draft;
  draft.rule = "noun";
  draft.act = entry->value().empty() || entry->value() == entry->text ? "say" : std::string(entry->value());
  draft.sentence = s.number;
  draft.own_cue = true;
  for (std::uint32_t i = found->range.first; i <= found->head; ++i) draft.cue.push_back(i);
  if (found->head + 1 < found->range.last) {
    draft.speaker = Range{found->head + 1, found->range.last};
    if (s.view.is(found->head + 1, mark::attaching)) ++draft.speaker->first;
  } else if (entry->attributes.get("others") == "yes") {
    draft.speaker = found->range;  // "über Meldungen, dass …": whose they are is not said.
  } else if (const std::optional<Range> subject = subject_of(s, c); subject && !subject->contains(found->head)) {
    draft.speaker = subject;
  }
  draft.unnamed = !draft.speaker;
  Range content{next.first(), next.last()};
  for (std::size_t n = k + 1; n < s.clauses.size(); ++n) {
    const Clause& more = s.clauses[n];
    if (more.main() && !(more.finite != kNone && s.view.subjunctive(more.finite))) break;
    if (more.first() > content.last + 2) break;
    content.last = std::max(content.last, more.last());
  }
  draft.content = {content};
  for (const Range& piece : clause.pieces) draft.content = without(s.view, draft.content, piece);
  draft.frame = {{clause.first(), std::min(end + 1, content.first)}};
  for (const Range& piece : clause.pieces) {
    if (piece.first >= content.last) draft.frame.push_back(piece);
  }
  add_all(s, told, draft);
  return true;
}

// Verbs of other meanings, and the author's own "ich glaube": they make no statement.
bool no_saying(const SentenceView& s, std::size_t c) {
  const Predicate& predicate = s.predicates[c];
  const Clause& clause = s.clauses[c];
  const std::uint32_t q = s.quotes.at[predicate.verb];
  if (q != kNone && s.quotes.all[q].sentence) return true;
  for (const Phrase& phrase : s.phrases[c]) {
    if (phrase.preposition != kNone || !phrase.pronoun) continue;
    if (s.view.word(phrase.head).person == 1 || s.view.word(phrase.head).person == 2) {
      if (s.view.is(phrase.head, mark::nominative)) return true;
    }
    if (predicate.weak() && s.view.is(phrase.head, mark::expletive)) return true;
  }
  if (clause.kind == Kind::infinitive) return true;
  // "Asked whether …, he said": the start of a sentence without a subject.
  if (s.view.free_complements && predicate.verb == s.range.first) return true;
  // "had nothing to say"
  if (predicate.verb > 0 && predicate.verb != clause.finite && s.view.is(predicate.verb - 1, mark::to) && s.view.free_complements)
    return true;
  // "Keine Seite bestätigte …", "Neither side commented": nobody says it.
  if (const std::optional<Range> subject = find_subject(s.view, s.quotes, clause, s.phrases[c]);
      subject && s.view.is(subject->first, mark::negation | mark::neither)) {
    return true;
  }
  // "who asked not to be named"
  if (s.view.free_complements && clause.kind == Kind::relative && predicate.negated &&
      predicate.entry->attributes.get("act") == "ask")
    return true;
  // "in einem Bericht, der am Montag veröffentlicht wurde, …": tells of the report only.
  if (clause.kind == Kind::relative && predicate.passive && predicate.weak()) return true;
  // "are believed to have died": word_cues' matter.
  for (const Match& match : s.matches) {
    if (match.gives.get("role") == "hearsay" && match.first <= predicate.verb && predicate.verb < match.last) return true;
  }
  if (predicate.entry->attributes.get("needs") == "correlate" &&
      std::none_of(predicate.words.begin(), predicate.words.end(),
                   [&](std::uint32_t i) { return s.view.is(i, mark::correlate); })) {
    return true;
  }
  const bool be = clause.finite != kNone && s.view.lemma(clause.finite) == s.view.pack.setting("speech-be");
  // "ist davon auszugehen, dass …"
  if (be && s.view.bare_infinitive(predicate.verb) && !predicate.by_noun) return true;
  const bool state = clause.finite != kNone && s.view.is(clause.finite, mark::have) && !s.view.is(clause.finite, mark::passive) &&
                     be && s.view.participle(predicate.verb);
  return predicate.weak() && state && !predicate.by_noun;
}

}  // namespace

void read_verbs(SentenceView& s, Told& told) {
  for (std::size_t c = 0; c < s.clauses.size(); ++c) {
    if (!s.predicates[c] || no_saying(s, c)) {
      s.used[c] = try_noun(s, told, c);
      continue;
    }
    if (!s.predicates[c].takes("clause") && try_noun(s, told, c)) {
      s.used[c] = true;
      continue;
    }
    s.used[c] = try_as(s, told, c) || try_pointer(s, told, c) || try_after(s, told, c) || try_before(s, told, c);
    // Quotations inside the clause itself are read_marks' matter.
    if (!s.used[c] && !has_marks(s, c)) s.used[c] = read_reported(s, told, c);
  }
}

}  // namespace lagebild::said
