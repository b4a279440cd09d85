// Which passages were taken from which report, what was changed on the way, and who wrote them first.
//
//   a: "Nach Angaben der Feuerwehr starben beim Brand in der Altstadt drei Menschen, zwei werden vermisst."
//   b: "Beim Brand in der Altstadt starben drei Menschen, zwei werden vermisst."
//     ->  a copy from a to b, 10 words, dropped hedge "nach Angaben"
//
// Shared runs of words are found by winnowing (Schleimer, Wilkerson and Aiken 2003) and grown word by word over small
// gaps. What two reports say in different words is not a copy; record/agreement compares that.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ground/base/span.h"

namespace lagebild {

struct Reading;

// A stretch of one report of a record.
struct Passage {
  std::uint32_t report = 0;  // Index into the readings handed over (the record's order).
  Span span;                 // Bytes of that report's text.
  auto operator<=>(const Passage&) const = default;
};

// Words that stand in one of the passages only; `from` of a, `to` of b. One of them may be empty.
struct Change {
  std::string from, to;
};

// A passage of `b` that also stands in `a`. `a` is held to be the earlier one: by day (or time) of
// publication where both are known, else the agency before who credits it, the longer text before the shorter, the smaller id.
struct Copy {
  Passage a, b;                      // From the first to the last shared word.
  std::uint32_t words = 0;           // Shared words.
  double same = 0;                   // Shared words by the words of the longer passage, 0 to 1, two places.
  double share = 0;                  // Part of the words of b's whole report that also stand in a, 0 to 1, two places.
  bool quoted = false;               // All of it is direct speech: both may have it from the speaker.
  bool version = false;              // a and b are versions of one report.
  std::vector<Change> changed;       // In order of b.
  std::vector<std::string> dropped;  // Hedges of a's sentences that b's lack, as they stand in a: "nach Angaben".
};

struct Copies {
  std::vector<Copy> all;                  // By a's report, b's report, b's span.
  std::vector<std::uint32_t> origin;      // Per report: the first of its family; itself where nothing is shared.
  std::vector<std::uint32_t> source;      // Per report: equal where one stands behind them: the agency credited, the outlet of
                                          // the family's first report. Reports of one source are no independent origins.
  std::vector<std::uint32_t> version_of;  // Per report: the first version of it; itself where there is one only.
  std::vector<std::uint32_t> newest;      // Per report: its latest version; itself where it is the latest.
  std::vector<std::string> agency;        // Per report: the agency it credits, as written; empty where it credits none.
};

// What a language and knowledge hand to copies: phrases as folded words with one space between them.
struct CopyWords {
  std::vector<std::string> hedges;    // "angeblich", "nach angaben": sorted
  std::vector<std::string> agencies;  // Names as written: "dpa", "AFP"
};

// The copies among `readings`; never fails. Each passage is traced to at most twelve earlier reports, so that cost grows
// with the text and not with the square of the reports; families are whole all the same.
Copies find_copies(const std::vector<const Reading*>& readings, const CopyWords& words);

}  // namespace lagebild
