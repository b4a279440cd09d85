// Statements while they are being put together: tokens, not bytes; speakers as the words that name them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/speech/clauses.h"
#include "report/speech/phrases.h"
#include "report/speech/predicates.h"
#include "report/speech/speech.h"

namespace lagebild::said {

struct Draft {
  std::vector<Range> content;
  Form form = Form::indirect;
  std::vector<std::uint32_t> cue;
  std::vector<Range> frame;
  std::vector<Range> clause;     // The clause of the cue without those that stand inside: where time and channel are looked for.
  std::optional<Range> speaker;  // The words that name who says it.
  std::vector<Range> via;        // The words that name who passes it on, nearest first.
  std::optional<Range> addressee;
  std::uint32_t carried = kNone;  // The draft whose speaker this one goes on with.
  bool unnamed = false;           // Somebody says it, and the report does not say who.
  bool own_cue = false;
  bool reported_verb = false;  // Its cue stands in reported mood itself: it is passed on by whoever spoke before.
  std::string act = "say";
  std::string rule;
  std::uint32_t sentence = 0;
  [[nodiscard]] std::uint32_t first() const { return content.front().first; }
  [[nodiscard]] std::uint32_t last() const { return content.back().last; }
  [[nodiscard]] bool covers(std::uint32_t token) const;
};

// What is known while reading a text from its beginning to its end.
struct Told {
  std::vector<Draft> drafts;
  std::uint32_t last = kNone;           // The last draft with a speaker: whoever a sentence without a cue goes on with.
  std::uint32_t before = kNone;         // The same before this sentence.
  std::uint32_t last_sentence = kNone;  // The last sentence some statement stands in.
};

// One sentence as the readers see it.
struct SentenceView {
  const View& view;
  const Quotes& quotes;
  std::uint32_t number = 0;
  Range range;
  const std::vector<Match>& matches;  // Of the pack's rules in this sentence.
  std::vector<Clause> clauses;
  std::vector<Predicate> predicates;  // One a clause.
  std::vector<std::vector<Phrase>> phrases;
  std::vector<bool> used;  // Clauses whose predicate has made a statement.
};

// Verbs of saying with what is said before, after or around them. (verb_cues.cc)
void read_verbs(SentenceView& sentence, Told& told);
// "X kritisierte die Pläne.", in clause `c`; false where it is none. (reported.cc)
bool read_reported(SentenceView& sentence, Told& told, std::size_t c);
// A statement of the verb of clause `c`: cue, act, persons and frame. (verb_cues.cc)
Draft start_draft(const SentenceView& sentence, std::size_t c, std::vector<Range> content, Form form, const char* rule);
// Speaker, via and addressee of it. (cue_persons.cc)
void set_persons(const SentenceView& sentence, std::size_t c, Draft& draft);
// "wie X mitteilte"
bool as_clause(const SentenceView& sentence, std::size_t c);
// "laut", "zufolge", "so", "unter Berufung auf", "heißt es", "demnach". (word_cues.cc)
void read_word_cues(SentenceView& sentence, Told& told);
// "Steinmeier: …" (word_cues.cc)
void read_colon_speakers(SentenceView& sentence, Told& told);
// Quotations in marks: in statements, in clauses with a verb of saying, on their own. (marks.cc)
void read_marks(SentenceView& sentence, Told& told);
// What goes on without a cue: reported mood, hearsay. (going_on.cc)
void read_going_on(SentenceView& sentence, Told& told);

// The content around a frame that belongs to clause `c`: the clauses it speaks of, without the frame. (content.cc)
std::vector<Range> content_around(const SentenceView& sentence, std::size_t c, Range frame);
// The content that follows clause `c`; empty where none does. `colon` tells whether a colon leads to it. (content.cc)
std::vector<Range> content_after(const SentenceView& sentence, std::size_t c);
// The content that stands before clause `c` ("…, sagte X"), and what goes on after it. (content.cc)
std::vector<Range> content_before(const SentenceView& sentence, std::size_t c);
// Takes `hole` out of the ranges. Separators that then stand at an edge go, too.
std::vector<Range> without(const View& view, const std::vector<Range>& ranges, Range hole);
// The whole sentence the clause stands in, or its part where sentences are strung together.
Range block_of(const SentenceView& sentence, std::size_t c);
// From the first to the last word of its clauses: without the final stop.
Range whole_of(const SentenceView& s);
// The clause whose pieces hold the token; clauses.size() where none does.
std::size_t clause_at(const SentenceView& sentence, std::uint32_t token);
// Who is told something in clause `c` (dative, accusative or a preposition, as the verb has it).
std::optional<Range> find_addressee(const SentenceView& sentence, std::size_t c, const Predicate& predicate,
                                    const std::optional<Range>& subject);
// The subject of clause `c`, or of the clause it is joined to.
std::optional<Range> subject_of(const SentenceView& sentence, std::size_t c);
void add(Told& told, Draft draft);
// Where looking back for drafts ends: no text makes it look through all of them.
inline std::size_t oldest(const Told& told) { return told.drafts.size() > 64 ? told.drafts.size() - 64 : 0; }

}  // namespace lagebild::said
