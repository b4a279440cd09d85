// When each report was published, worked out from all reports together, with the argument for it.
//
//   a: undated, "am 19. September zerbrochen"   b: 2016-09, "Anfang vergangener Woche aufgekündigt"
//     ->  b was published 2016-09-26 … 2016-09-30, because: given 2016-09; "Anfang vergangener Woche" is 19 September as a has it
//
// A system of constraints over days: what is given, how words such as "am Mittwoch" or "vor gut zwei Wochen" tie what is
// told to publication, the same event in two reports, copies, dated facts. Narrowed to a fixed point (after Allen 1983 and
// Dechter, Meiri and Pearl 1991), so that no order of reports or reasons matters. Where reasons can't hold together, the
// smallest set that can't is handed back and nothing is guessed from it. A date that nothing narrows stays as given.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ground/base/day.h"
#include "ground/base/span.h"
#include "record/copies/copies.h"
#include "report/formats/report.h"
#include "report/mentions/facts.h"
#include "report/time/formula.h"

namespace lagebild {

struct Reading;
class Languages;

enum class ClueKind : std::uint8_t {
  given,     // Handed over with the report.
  dateline,  // The report names its own day: "Genf, 29. September (…)", "gestern, am Mittwoch,".
  past,      // Told as having happened.
  future,    // Announced.
  elapsed,   // "Zwei Tage nach dem Abbruch …": the opening counts up to publication.
  fact       // Names a dated fact of knowledge/.
};

// One passage that ties publication to other days.
struct Clue {
  ClueKind kind = ClueKind::past;
  Span span;                         // The words, in the report's text.
  Formula formula;                   // From publication to the days meant.
  std::string event;                 // What happened then, as "matter/turn" ("ceasefire/end"); empty where not told.
  std::vector<std::uint64_t> words;  // Hashes of the words of the sentence that can tell events apart, sorted.
  std::vector<std::uint64_t> names;  // Those of them that are names, sorted.
  std::string fact;                  // Id of a dated fact, or what the ids of several begin with.
  std::string relation;              // fact: "after", "before", or "is": then `partner` says when it was.
  int partner = -1;                  // Index of another clue of the report; -1 where there is none.
  int offset = 0;                    // elapsed: days since the event.
  bool bare = false;                 // A weekday without "vergangene", "kommende".
  bool lead = false;                 // Such a one, told as past in the first paragraph.
  bool direction_known = false;      // False where `kind` past or future is a guess.
  bool series = false;               // "der fünfte Freitag in Folge", "bis Freitag": not one event of that day.
  bool moved = false;                // "put off", "später als geplant": a plan for it says nothing of the day.
};

// What one report says about its own date; all that dating needs of it.
struct Clues {
  std::string id;  // The report's hash: breaks ties, so that no order matters.
  std::optional<Days> given;
  std::vector<Clue> clues;       // In order of the text.
  bool tells_last_week = false;  // Calls something "vergangene Woche": its bare weekdays are of this one.
};

// Linear in the text.
Clues find_clues(const Reading& reading, const Languages& languages);

// One step of the argument. Shown to people in the words of message "dated.KEY", filled from `args`.
struct DatedReason {
  std::string key;                // "given", "weekday", "same-event", "lead", "fact", "copy" …
  std::vector<std::string> args;  // "Anfang vergangener Woche", "2016-09-19"
  std::uint32_t report = 0;       // Index into the reports handed over.
  Span span;                      // Of that report's text; empty for what is given from outside.
  Days leaves;                    // What may still be meant after this step.
};

struct Dated {
  Published published;                // basis inferred where anything narrowed it.
  std::vector<DatedReason> because;   // In the order of the argument; empty where nothing was inferred.
  std::vector<DatedReason> conflict;  // The smallest set of reasons that can't hold together; else empty.
};

// One result per report, in their order. Near-linear: passages are compared only where they share something rare.
std::vector<Dated> date_reports(const std::vector<Clues>& reports, const Copies& copies, const std::vector<Fact>& facts);

}  // namespace lagebild
