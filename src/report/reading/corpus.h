// Corpora and rule examples of a language pack, and whether the program does what they say.
//
//   check_corpus("languages/de/corpus/time.txt", content, …)  ->  37 cases, 2 failures, each with file and line
//
// The format is docs/languages.md's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/reading/reading.h"

namespace lagebild {

class Pack;

struct CheckResult {
  int cases = 0;                      // Paragraphs or examples looked at.
  int findings = 0;                   // Lines that had to come out.
  int gaps = 0;                       // Known gaps, still open.
  std::vector<std::string> failures;  // Full sentences with file and line.
  std::vector<std::string> misses;    // The same, of a corpus for grammar that allows some ("grammar 90"); no failures.
  std::string blessed;                // Of a corpus: the same file with what came out.
};

// Reads every paragraph of a corpus with the language `code` and compares.
CheckResult check_corpus(std::string_view name, std::string_view content, std::string_view code, const Languages& languages,
                         const Knowledge& knowledge);

// Runs the examples of all rules of a pack.
CheckResult check_examples(const Pack& pack, const Languages& languages, const Knowledge& knowledge);

}  // namespace lagebild
