#include "report/speech/speech.h"

#include <algorithm>

#include "report/speech/doubt.h"
#include "report/speech/drafts.h"
#include "report/speech/sources.h"

namespace lagebild::said {
namespace {

// Sentences longer than this are read in parts, so that the cost stays in proportion to their length.
constexpr std::uint32_t kLongest = 240;

class Reader {
 public:
  Reader(const View& view) : view_(view), quotes_(find_quotes(view)), matches_(view.pack.rules("speech").find(view.text)) {}

  [[nodiscard]] const std::vector<Match>& matches() const { return matches_; }

  std::vector<Draft> read() {
    for (std::uint32_t n = 0; n < view_.text.sentences.size(); ++n) {
      const Sentence& sentence = view_.text.sentences[n];
      for (std::uint32_t first = sentence.first; first < sentence.last; first += kLongest) {
        read({first, std::min(sentence.last, first + kLongest)}, n);
      }
    }
    return std::move(told_.drafts);
  }

 private:
  void read(Range range, std::uint32_t number) {
    const std::vector<Match> matches = take_matches(range);
    SentenceView s{view_, quotes_, number, range, matches, find_clauses(view_, quotes_, range), {}, {}, {}};
    for (const Clause& clause : s.clauses) {
      s.predicates.push_back(find_predicate(view_, quotes_, clause));
      s.phrases.push_back(find_phrases(view_, quotes_, clause, s.predicates.back()));
    }
    s.used.assign(s.clauses.size(), false);
    if (s.clauses.empty()) return;
    told_.before = told_.last;
    read_colon_speakers(s, told_);
    read_verbs(s, told_);
    read_word_cues(s, told_);
    read_going_on(s, told_);
    read_marks(s, told_);
  }
  std::vector<Match> take_matches(Range range) {
    std::vector<Match> taken;
    while (next_match_ < matches_.size() && matches_[next_match_].first < range.last) {
      if (matches_[next_match_].first >= range.first) taken.push_back(matches_[next_match_]);
      ++next_match_;
    }
    return taken;
  }

  const View& view_;
  Quotes quotes_;
  std::vector<Match> matches_;
  std::size_t next_match_ = 0;
  Told told_;
};

std::vector<Span> spans(const Text& text, const std::vector<Range>& ranges) {
  std::vector<Span> all;
  for (const Range& range : ranges) {
    if (!range.empty()) all.push_back(text.cover(range.first, range.last));
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<Span> spans(const Text& text, const std::vector<std::uint32_t>& tokens) {
  std::vector<Span> all;
  for (const std::uint32_t token : tokens) {
    const Span span = text.tokens[token].span;
    const bool joins = !all.empty() && text.bytes.find_first_not_of(" \n\t", all.back().end) == span.begin;
    if (joins) {
      all.back().end = span.end;
    } else {
      all.push_back(span);
    }
  }
  return all;
}

// Two statements with the same words and form: the first one stays.
bool doubled(const std::vector<Draft>& drafts, std::size_t d) {
  for (std::size_t k = d; k > 0 && d - k < 64 && drafts[k - 1].sentence + 3 > drafts[d].sentence; --k) {
    if (drafts[k - 1].form == drafts[d].form && drafts[k - 1].content == drafts[d].content &&
        drafts[k - 1].speaker == drafts[d].speaker) {
      return true;
    }
  }
  return false;
}

std::uint32_t words_of(const Draft& draft) {
  std::uint32_t words = 0;
  for (const Range& range : draft.content) words += range.last - range.first;
  return words;
}

// Of two that share first and last word, the one with fewer words is inside: "…, so die Feuerwehr, …, berichtet der Sender".
bool inside(const Draft& inner, const Draft& outer) {
  return &inner != &outer && words_of(inner) < words_of(outer) && outer.covers(inner.first()) && outer.covers(inner.last() - 1) &&
         outer.content != inner.content;
}

// The smallest statement around another; kNone where it stands on its own.
std::uint32_t outer_of(const std::vector<Draft>& drafts, std::size_t d) {
  std::uint32_t best = kNone;
  const std::size_t from = d > 60 ? d - 60 : 0;
  for (std::size_t k = from; k < std::min(drafts.size(), d + 60); ++k) {
    if (!inside(drafts[d], drafts[k]) || drafts[k].form == Form::reported) continue;
    if (best == kNone || drafts[k].last() - drafts[k].first() < drafts[best].last() - drafts[best].first()) {
      best = static_cast<std::uint32_t>(k);
    }
  }
  return best;
}

// "Putin habe mit Erdogan gesprochen. Dabei sei betont worden, dass …": those the sentence before is about.
std::optional<Range> persons_before(const View& view, const std::vector<Draft>& drafts, const Draft& draft) {
  if (!draft.reported_verb || draft.speaker) return std::nullopt;
  const std::size_t index = static_cast<std::size_t>(&draft - drafts.data());
  const std::vector<Naming>& all = view.mentions.namings;
  for (std::size_t d = index; d > 0 && d + 4 > index; --d) {
    const Draft& before = drafts[d - 1];
    if (before.sentence + 1 != draft.sentence) continue;
    auto it =
        std::lower_bound(all.begin(), all.end(), before.first(), [](const Naming& n, std::uint32_t t) { return n.first < t; });
    for (; it != all.end() && it->first < before.last(); ++it) {
      if (it->actor && view.mentions.actors[*it->actor].kind == MentionKind::person) return Range{it->first, it->last};
    }
  }
  return std::nullopt;
}

void attribute(const View& view, const std::vector<Draft>& drafts, const Draft& draft, Statement& statement) {
  if (draft.speaker) {
    statement.attribution.speaker = source_of(view, drafts, draft);
  } else if (const std::optional<Range> persons = persons_before(view, drafts, draft)) {
    statement.attribution.speaker = make_source(view, *persons);
    statement.attribution.speaker->how = How::carried;
  } else if (draft.unnamed) {
    Source source;
    source.how = How::unnamed;
    statement.attribution.speaker = source;
  }
  for (const Range& via : draft.via) statement.attribution.via.push_back(make_source(view, via));
  if (draft.addressee) statement.addressee = make_source(view, *draft.addressee);
}

std::string channel_in(const View& view, Range range) {
  const ListId channels = view.pack.list("speech-channel");
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (view.pack.lists().find(channels, view.folded(i)) == nullptr) continue;
    std::uint32_t first = i;
    while (first > range.first && i - first < 5 && !view.is(first, mark::preposition)) --first;
    // "in dem am Donnerstag veröffentlichten Bericht"
    if (first > range.first + 1 && view.is(first - 1, mark::determiner) && view.is(first - 2, mark::preposition)) first -= 2;
    if (view.is(first, mark::preposition) && !view.is(first, mark::attaching))
      return std::string(slice(view.text.bytes, view.text.cover(first, i + 1)));
  }
  return {};
}

void set_time_and_channel(const View& view, const Draft& draft, Statement& statement) {
  for (const Range& range : draft.clause.empty() ? draft.frame : draft.clause) {
    for (std::uint32_t i = range.first; i < range.last && !statement.said; ++i) {
      const std::uint32_t m = view.covering(i);  // "Jan Prinz" is no month.
      if (m != kNone && view.mentions.all[m].kind == MentionKind::person) continue;
      if (view.time(i) != kNone && !draft.covers(i)) statement.said = view.times[view.time(i)].days;
    }
    if (statement.channel.empty()) statement.channel = channel_in(view, range);
  }
}

Statement make_statement(const View& view, const std::vector<Draft>& drafts, const Draft& draft) {
  Statement statement;
  statement.spans = spans(view.text, draft.content);
  statement.span = {statement.spans.front().begin, statement.spans.back().end};
  statement.form = draft.form;
  statement.act = draft.act;
  statement.cue = spans(view.text, draft.cue);
  statement.frame = spans(view.text, draft.frame);
  statement.rule = draft.rule;
  attribute(view, drafts, draft, statement);
  set_time_and_channel(view, draft, statement);
  return statement;
}

bool same_source(const Source& a, const Source& b) { return a.actor ? a.actor == b.actor : a.spans == b.spans; }

// "Kerry habe Lawrow gesagt, …, sagte Kirby": whoever speaks around passes on what stands inside.
void chain(Statement& statement, const Statement& outer) {
  if (!outer.attribution.speaker || !statement.attribution.speaker) return;
  if (same_source(*outer.attribution.speaker, *statement.attribution.speaker)) return;
  if (outer.attribution.speaker->spans.empty()) return;  // "Er habe gewarnt, …": passed on by nobody the report names.
  statement.attribution.via.push_back(*outer.attribution.speaker);
  for (const Source& via : outer.attribution.via) statement.attribution.via.push_back(via);
}

}  // namespace

bool Draft::covers(std::uint32_t token) const {
  return std::any_of(content.begin(), content.end(), [&](const Range& range) { return range.contains(token); });
}

void add(Told& told, Draft draft) {
  const std::uint32_t index = static_cast<std::uint32_t>(told.drafts.size());
  const bool speaks = draft.speaker.has_value() || draft.unnamed;
  told.last_sentence = draft.sentence;
  // What is passed on inside somebody's words does not take the word from him.
  if (speaks && !draft.reported_verb && draft.carried == kNone) told.last = index;
  told.drafts.push_back(std::move(draft));
}

}  // namespace lagebild::said

namespace lagebild {

// "laut Landrätin Petra Voss zufolge": two cues, one statement.
bool said_twice(const Statement& a, const Statement& b) {
  const auto& one = a.attribution.speaker;
  const auto& other = b.attribution.speaker;
  return a.span == b.span && a.form == b.form && one && other && one->name && one->name == other->name;
}

Speech find_speech(const Text& text, const Pack& pack, const Mentions& mentions, const std::vector<Time>& times) {
  using namespace said;
  Speech speech;
  if (text.words.empty()) return speech;
  const View view(text, pack, mentions, times);
  Reader reader(view);
  const std::vector<Draft> drafts = reader.read();
  std::vector<std::pair<std::size_t, std::uint32_t>> kept;  // Draft and the draft around it.
  for (std::size_t d = 0; d < drafts.size(); ++d) {
    if (!doubled(drafts, d)) kept.emplace_back(d, outer_of(drafts, d));
  }
  std::vector<std::uint32_t> made(drafts.size(), kNone);
  for (const auto& [d, outer] : kept) {
    made[d] = static_cast<std::uint32_t>(speech.statements.size());
    speech.statements.push_back(make_statement(view, drafts, drafts[d]));
    speech.statements.back().nested = outer != kNone;
  }
  for (const bool quoted : {false, true}) {
    for (const auto& [d, outer] : kept) {
      if (outer == kNone || made[outer] == kNone || (drafts[d].rule == "marks-nested") != quoted) continue;
      Statement &inner = speech.statements[made[d]], &around = speech.statements[made[outer]];
      // What is quoted in a statement comes the same way as the statement.
      if (quoted) {
        inner.attribution.via = around.attribution.via;
      } else {
        chain(inner, around);
      }
    }
  }
  std::stable_sort(speech.statements.begin(), speech.statements.end(),
                   [](const Statement& a, const Statement& b) { return a.span < b.span; });
  for (std::size_t i = 1; i < speech.statements.size(); ++i) {
    if (said_twice(speech.statements[i - 1], speech.statements[i])) speech.statements[i - 1].nested = false;
  }
  speech.statements.erase(std::unique(speech.statements.begin(), speech.statements.end(), said_twice), speech.statements.end());
  mark_doubt(view, reader.matches(), speech.statements);
  return speech;
}

}  // namespace lagebild
