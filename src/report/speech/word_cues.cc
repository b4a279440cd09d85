// Statements of cues that are no verbs: "laut Polizei", "der Agentur zufolge", "so Peskow", "heißt es", "demnach", "Kerry: …".
#include <algorithm>

#include "report/speech/drafts.h"

namespace lagebild::said {
namespace {

using Kind = Clause::Kind;

Range cue_of(const Match& match) {
  const Capture* cue = match.capture("cue");
  return cue != nullptr ? Range{cue->first, cue->last} : Range{match.first, match.last};
}

std::vector<std::uint32_t> tokens(Range range) {
  std::vector<std::uint32_t> all;
  for (std::uint32_t i = range.first; i < range.last; ++i) all.push_back(i);
  return all;
}

std::uint32_t piece_end(const SentenceView& s, std::uint32_t token) {
  const std::size_t c = clause_at(s, token);
  if (c == s.clauses.size()) return s.range.last;
  for (const Range& piece : s.clauses[c].pieces) {
    if (piece.contains(token)) return piece.last;
  }
  return s.range.last;
}

bool told_to(const SentenceView& s, std::uint32_t token) {
  const ListEntry* entry = s.view.pack.lists().find(s.view.pack.list("speech-to-preposition"), s.view.folded(token));
  return entry != nullptr && entry->attributes.get("only").empty();
}

bool citing_at(const SentenceView& s, std::uint32_t token) {
  return std::any_of(s.matches.begin(), s.matches.end(),
                     [&](const Match& match) { return match.first == token && match.gives.get("role") == "citing"; });
}

// "a statement from the Kremlin", "a report by the ministry": whose words they are, after a word for words.
Range written_by(const SentenceView& s, Range phrase, std::uint32_t end) {
  const ListId list = s.view.pack.list("speech-source-preposition");
  bool words = false;
  for (std::uint32_t i = phrase.first; i < phrase.last; ++i) words = words || s.view.is(i, mark::source_noun);
  if (!words || phrase.last + 1 >= end || s.view.pack.lists().find(list, s.view.folded(phrase.last)) == nullptr)
    return {end, end};
  return noun_phrase(s.view, s.quotes, phrase.last + 1, end);
}

// The noun phrase after a cue: at the head of a main clause all up to the verb, else the longest phrase and its appositions.
Range source_after(const SentenceView& s, std::uint32_t first) {
  const std::size_t c = clause_at(s, first);
  if (c == s.clauses.size()) return noun_phrase(s.view, s.quotes, first, s.range.last);
  const Clause& clause = s.clauses[c];
  Range phrase = noun_phrase(s.view, s.quotes, first, piece_end(s, first));
  // "laut bislang unbestätigten Berichten"
  if (phrase.empty() && s.view.upos(first) == Upos::Adv && first + 1 < piece_end(s, first)) {
    phrase = noun_phrase(s.view, s.quotes, first + 1, piece_end(s, first));
    if (!phrase.empty()) phrase.first = first;
  }
  if (phrase.empty()) return phrase;
  if (clause.main() && clause.finite != kNone && first < clause.finite && first <= clause.first() + 2) {
    for (const Range& piece : clause.pieces) {
      if (!piece.contains(first) || !piece.contains(clause.finite)) continue;
      Range whole{first, clause.finite};
      for (std::uint32_t i = phrase.last; i < whole.last; ++i) {
        if (told_to(s, i) || citing_at(s, i)) whole.last = i;
      }
      return whole;
    }
  }
  if (const Range whose = written_by(s, phrase, piece_end(s, first)); !whose.empty()) return {phrase.first, whose.last};
  return with_appositions(s.view, s.quotes, clause, phrase, false);
}

Draft start(const SentenceView& s, Range cue, const char* rule) {
  Draft draft;
  draft.cue = tokens(cue);
  draft.own_cue = true;
  draft.sentence = s.number;
  draft.rule = rule;
  return draft;
}

// "hatte er laut tagesschau.de kritisiert, …": the source passes on what the clause's own statement says.
bool passes_on(const SentenceView& s, Told& told, std::size_t c, const Draft& source) {
  if (c >= s.clauses.size() || !s.predicates[c] || !s.used[c]) return false;
  bool any = false;
  for (std::size_t d = told.drafts.size(); d > oldest(told) && told.drafts[d - 1].sentence == s.number; --d) {
    Draft& draft = told.drafts[d - 1];
    if (draft.form == Form::reported ? !draft.covers(source.frame.front().first)
                                     : std::none_of(draft.frame.begin(), draft.frame.end(),
                                                    [&](Range r) { return r.contains(source.frame.front().first); })) {
      continue;
    }
    if (without(s.view, draft.content, source.frame.front()).empty()) continue;
    draft.via.push_back(*source.speaker);
    if (draft.form == Form::reported) {
      draft.frame = source.frame;
      draft.cue = source.cue;
      draft.form = Form::indirect;
      draft.content = without(s.view, draft.content, source.frame.front());
      while (!draft.content.empty() && s.view.punctuation(draft.content.back().last - 1) &&
             s.quotes.at[draft.content.back().last - 1] == kNone) {
        --draft.content.back().last;
      }
    }
    any = true;
  }
  return any;
}

// "…, according to a statement.": a source at the end of a sentence, after a comma.
bool ends_sentence(const SentenceView& s, Range frame) {
  if (!s.view.free_complements || frame.first <= s.range.first || !comma(s.view, frame.first - 1)) return false;
  std::uint32_t last = s.range.last;
  while (last > frame.last && s.view.punctuation(last - 1)) --last;
  return last == frame.last;
}

// "Marin told Reed that the truce was over, according to the Kremlin": what somebody says in the sentence comes through the
// source.
bool passes_on_all(const SentenceView& s, Told& told, const Draft& source) {
  bool any = false;
  const Range frame = source.frame.front();
  for (std::size_t d = told.drafts.size(); d > oldest(told) && told.drafts[d - 1].sentence == s.number; --d) {
    Draft& draft = told.drafts[d - 1];
    if (!draft.own_cue || !draft.speaker) continue;
    std::vector<Range> rest = without(s.view, draft.content, {frame.first, s.range.last});
    if (rest.empty()) continue;
    draft.via.push_back(*source.speaker);
    draft.content = std::move(rest);
    any = true;
  }
  return any;
}

void add_source(SentenceView& s, Told& told, Draft draft, Range speaker) {
  const Range frame = draft.frame.front();
  const std::size_t c = clause_at(s, frame.first);
  if (speaker.empty() || c == s.clauses.size()) return;
  draft.speaker = speaker;
  if (ends_sentence(s, frame) && passes_on_all(s, told, draft)) return;
  if (passes_on(s, told, c, draft)) return;
  draft.content = content_around(s, c, frame);
  // "nach Angaben der Feuerwehr, die mit dreißig Wagen kam, ist …": what says more of the source belongs to it.
  for (const Clause& clause : s.clauses) {
    if (clause.kind != Kind::relative || clause.first() != frame.last + 1 || !comma(s.view, frame.last)) continue;
    draft.frame.front().last = clause.last();
    draft.content = without(s.view, draft.content, {frame.first, clause.last()});
  }
  if (draft.content.empty()) return;
  draft.form = Form::indirect;
  add(told, std::move(draft));
}

void read_citing(SentenceView& s, Told& told, const Match& match) {
  const Range cue = cue_of(match);
  const Range cited = source_after(s, cue.last);
  if (cited.empty()) return;
  bool any = false;
  for (std::size_t d = told.drafts.size(); d > oldest(told) && told.drafts[d - 1].sentence == s.number; --d) {
    Draft& draft = told.drafts[d - 1];
    if (!draft.own_cue || !draft.speaker || draft.speaker->overlaps(cited)) continue;
    std::vector<Range> rest = without(s.view, draft.content, {cue.first, cited.last});
    if (rest.empty()) continue;
    draft.via.insert(draft.via.begin(), *draft.speaker);
    draft.speaker = cited;
    draft.content = std::move(rest);
    any = true;
  }
  if (any) return;
  Draft draft = start(s, cue, "citing");
  draft.frame = {{cue.first, cited.last}};
  add_source(s, told, std::move(draft), cited);
}

void read_demnach(SentenceView& s, Told& told, const Match& match, bool clause_only) {
  const Range cue = cue_of(match);
  const std::size_t c = clause_at(s, cue.first);
  if (c == s.clauses.size()) return;
  // "Der Offizier sprach demnach von einer Übung": the clause says already who says what.
  for (std::size_t d = told.drafts.size(); d > oldest(told) && told.drafts[d - 1].sentence == s.number && !clause_only; --d) {
    if (told.drafts[d - 1].form == Form::reported && told.drafts[d - 1].covers(cue.first)) return;
  }
  Draft draft = start(s, cue, clause_only ? "wonach" : "demnach");
  draft.frame = {cue};
  draft.carried = told.before;
  draft.speaker = cue;
  draft.unnamed = told.before == kNone;
  if (clause_only && c > 0) {
    // "Berichte, wonach …": the noun before the comma is whose words they are.
    const Range before = noun_phrase_before(s.view, s.quotes, s.range.first, s.clauses[c].first() - 1);
    if (!before.empty()) draft.speaker = before, draft.carried = kNone;
    draft.frame = {{s.clauses[c - 1].first(), cue.last}};
  }
  draft.content = content_around(s, c, cue);
  if (!draft.content.empty()) add(told, std::move(draft));
}

// "Danach" after a sentence of a report, a draft, a study, or in reported mood; else it is a time.
bool after_source(const SentenceView& s, std::uint32_t token) {
  const std::size_t c = clause_at(s, token);
  if (c == s.clauses.size() || s.number == 0) return false;
  if (s.clauses[c].finite != kNone && s.view.subjunctive(s.clauses[c].finite)) return true;
  const Sentence& before = s.view.text.sentences[s.number - 1];
  for (std::uint32_t i = before.first; i < before.last; ++i) {
    if (s.view.is(i, mark::source_noun) && s.view.noun_like(i)) return true;
  }
  return false;
}

// "…, heißt es in dem Bericht", "In dem Bericht heißt es, …", "verlautete aus Kreisen"
void read_impersonal(SentenceView& s, Told& told, const Match& match) {
  const Range cue{match.first, match.last};
  const std::size_t c = clause_at(s, cue.first);
  if (c == s.clauses.size()) return;
  if (s.used[c]) return;
  std::vector<Range> content = content_after(s, c);
  if (content.empty() && (s.clauses[c].verb_first || s.view.is(s.clauses[c].first(), mark::so))) content = content_before(s, c);
  if (content.empty() && s.clauses[c].kind == Kind::adverbial && s.view.is(s.clauses[c].first(), mark::as)) {
    content = without(s.view, {whole_of(s)}, {s.clauses[c].first(), s.clauses[c].last()});
  }
  if (content.empty()) return;
  Draft draft = start(s, cue, "impersonal");
  draft.cue = tokens(cue);
  draft.unnamed = true;
  for (const Phrase& phrase : s.phrases[c]) {
    if (phrase.preposition == kNone || s.view.time(phrase.head) != kNone) continue;
    const ListId leads = s.view.pack.list("speech-impersonal-preposition");
    if (s.view.pack.lists().find(leads, s.view.folded(phrase.preposition)) == nullptr) continue;
    draft.speaker = phrase.range;
    draft.unnamed = false;
    break;
  }
  Range frame{s.clauses[c].first(), s.clauses[c].last()};
  if (frame.last <= content.front().first && frame.last < s.view.size() && separator(s.view, frame.last)) ++frame.last;
  if (frame.first > content.front().first && s.clauses[c].separator != kNone) frame.first = s.clauses[c].separator;
  draft.frame = {frame};
  s.used[c] = true;
  for (const Range& range : content) {
    const std::uint32_t q = s.quotes.at[range.first];
    Draft one = draft;
    one.content = {range};
    if (q != kNone && (s.quotes.all[q].open == range.first || range.first == s.range.first) &&
        range.last <= s.quotes.all[q].close + 1) {
      one.form = Form::direct;
      one.content = {s.quotes.all[q].whole()};
      add(told, std::move(one));
    } else if (&range == &content.front()) {
      one.content = content;
      return add(told, std::move(one));
    }
  }
}

// "angeblich", "reportedly": somebody says it, nobody is named.
void read_hearsay(SentenceView& s, Told& told, Range cue) {
  const std::size_t c = clause_at(s, cue.first);
  if (c == s.clauses.size()) return;
  for (std::size_t d = told.drafts.size(); d > oldest(told) && told.drafts[d - 1].sentence == s.number; --d) {
    if (told.drafts[d - 1].covers(cue.first)) return;
  }
  Draft draft = start(s, cue, "hearsay-word");
  draft.unnamed = true;
  draft.content = {{s.clauses[c].first(), s.clauses[c].last()}};
  if (c + 1 < s.clauses.size() && s.clauses[c + 1].kind == Kind::infinitive && s.clauses[c + 1].separator == kNone) {
    draft.content[0].last = s.clauses[c + 1].last();
  }
  draft.frame = {cue};
  draft.content = without(s.view, draft.content, cue);
  if (!draft.content.empty()) add(told, std::move(draft));
}

// "…, so Peskow"
void read_so(SentenceView& s, Told& told) {
  for (std::size_t c = 1; c < s.clauses.size(); ++c) {
    const Clause& clause = s.clauses[c];
    const std::uint32_t so = clause.first();
    if (!s.view.is(so, mark::so) || clause.kind != Kind::fragment || so + 1 >= clause.last()) continue;
    const Range phrase = noun_phrase(s.view, s.quotes, so + 1, clause.pieces.front().last);
    if (phrase.empty()) continue;
    const std::optional<MentionKind> kind = kind_of(s.view, phrase);
    if (!kind && !s.view.is(phrase.first, mark::determiner | mark::pronoun) && !s.view.name_like(phrase.first)) continue;
    Draft draft = start(s, {so, so + 1}, "so");
    draft.speaker = with_appositions(s.view, s.quotes, clause, phrase);
    std::vector<Range> content = content_before(s, c);
    if (content.empty()) continue;
    for (const Phrase& other : s.phrases[c]) {
      const bool to = other.preposition != kNone && s.view.pack.lists().find(s.view.pack.list("speech-to-preposition"),
                                                                             s.view.folded(other.preposition)) != nullptr;
      if (to && kind_of(s.view, other.range) && !draft.speaker->overlaps(other.range)) draft.addressee = other.range;
    }
    draft.frame = {{clause.separator != kNone ? clause.separator : so, clause.last()}};
    for (const Range& range : content) {
      const std::uint32_t q = s.quotes.at[range.first];
      Draft one = draft;
      if (q != kNone && (s.quotes.all[q].open == range.first || range.first == s.range.first) &&
          range.last <= s.quotes.all[q].close + 1) {
        one.form = Form::direct;
        one.content = {s.quotes.all[q].whole()};
      } else {
        one.content = content.size() > 1 && &range == &content.front() ? content : std::vector<Range>{range};
      }
      const bool all = one.content.size() > 1;
      add(told, std::move(one));
      if (all) break;
    }
  }
}

// The cue of one token that stands at the end of `speaker` or right after it; kNone where there is none.
std::uint32_t second_cue(const SentenceView& s, Range speaker) {
  if (speaker.empty()) return kNone;
  for (const Match& match : s.matches) {
    const Range cue = cue_of(match);
    if (match.gives.get("role") == "source-before" && cue.last == cue.first + 1 && cue.first > speaker.first &&
        (cue.first == speaker.last || speaker.contains(cue.first))) {
      return cue.first;
    }
  }
  return kNone;
}

}  // namespace

void read_word_cues(SentenceView& s, Told& told) {
  read_so(s, told);
  std::uint32_t doubled = kNone;
  for (const Match& match : s.matches) {
    const std::string_view role = match.gives.get("role");
    const Range cue = cue_of(match);
    if (const std::uint32_t q = s.quotes.at[cue.first]; q != kNone && s.quotes.all[q].sentence) continue;
    if (role == "source") {
      Range speaker = source_after(s, cue.last);
      Draft draft = start(s, cue, match.rule->name.c_str());
      draft.frame = {{cue.first, std::max(cue.last, speaker.last)}};
      // "laut Landrätin Petra Voss zufolge": two cues, one source.
      if (const std::uint32_t second = second_cue(s, speaker); second != kNone) {
        draft.cue.push_back(second);
        draft.frame[0].last = second + 1;
        speaker.last = std::min(speaker.last, second);
        doubled = second;
      }
      // "nach Angaben der Sprecherin gegenüber der Zeitung"
      if (speaker.last < s.range.last && told_to(s, speaker.last)) {
        const Range told_one = noun_phrase(s.view, s.quotes, speaker.last + 1, s.range.last);
        if (!told_one.empty()) draft.addressee = told_one, draft.frame[0].last = told_one.last;
      }
      add_source(s, told, std::move(draft), speaker);
    } else if (role == "source-before") {
      if (cue.first == doubled) continue;
      const Range speaker = noun_phrase_before(s.view, s.quotes, s.range.first, cue.first);
      Draft draft = start(s, cue, match.rule->name.c_str());
      draft.frame = {{std::min(speaker.first, cue.first), cue.last}};
      add_source(s, told, std::move(draft), speaker);
    } else if (role == "citing") {
      read_citing(s, told, match);
    } else if (role == "danach") {
      if (after_source(s, cue.first)) read_demnach(s, told, match, false);
    } else if (role == "demnach" || role == "wonach") {
      read_demnach(s, told, match, role == "wonach");
    } else if (role == "hearsay") {
      read_hearsay(s, told, cue);
    } else if (role == "impersonal") {
      read_impersonal(s, told, match);
    }
  }
}

void read_colon_speakers(SentenceView& s, Told& told) {
  if (s.clauses.size() < 2 || s.clauses[0].kind != Kind::fragment) return;
  const Clause& head = s.clauses[0];
  const Clause& next = s.clauses[1];
  if (next.separator == kNone || !colon(s.view, next.separator) || head.last() != next.separator) return;
  const Range phrase = noun_phrase(s.view, s.quotes, head.first(), head.last());
  const std::optional<MentionKind> kind = kind_of(s.view, phrase);
  if (phrase.empty() || !kind || head.last() - phrase.last > 5) return;
  if (*kind == MentionKind::place || *kind == MentionKind::other) {
    // "Berlin: Drei Tote" is a place, unless somebody is quoted.
    if (next.kind != Kind::quoted) return;
  }
  Draft draft = start(s, {next.separator, next.separator + 1}, "colon");
  draft.cue.clear();
  draft.speaker = phrase;
  draft.frame = {{head.first(), next.separator + 1}};
  const std::uint32_t q = s.quotes.at[next.first()];
  const bool direct = q != kNone && s.quotes.all[q].open == next.first();
  draft.form = direct ? Form::direct : Form::indirect;
  draft.content = {direct ? s.quotes.all[q].whole() : Range{next.first(), whole_of(s).last}};
  add(told, std::move(draft));
}

}  // namespace lagebild::said
