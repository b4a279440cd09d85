// The thread of a story: the day last told, from which "drei Tage später" and, in history, "am 18. April" are counted.
// Inside this room only.
//
//   "1914 … am 28. Juli … (wie 1870) … am 1. August"  ->  1914-08-01: a look back does not move the story
//
// A heading that names one year holds for the section below it; "1862" alone also for what other headings divide in it.
#pragma once

#include <cstdint>
#include <optional>

#include "ground/text/text.h"
#include "report/time/formula.h"

namespace lagebild {

class Story {
 public:
  // `text` must outlive the story.
  Story(const std::optional<Days>& published, const Text& text) : text_(text), published_(published) {}

  // What `formula` is counted from; may fix its year. `sentence` is the one it stands in, `heading` whether that is one.
  std::optional<Days> start(Formula& formula, std::uint32_t sentence) const;
  // Takes note of what an expression came to.
  void tell(const Formula& formula, const Days& days, std::uint32_t sentence);

 private:
  std::optional<int> year_for(const Formula& formula, std::uint32_t sentence) const;
  bool in_section(std::uint32_t sentence) const;
  bool since_last(std::uint32_t sentence, bool headings) const;
  bool heading(std::uint32_t sentence) const;
  void tell_year(int year, std::uint32_t sentence);

  const Text& text_;
  std::optional<Days> published_;
  std::optional<Days> last_;  // Whatever was told last.
  std::uint32_t last_sentence_ = 0;
  std::optional<Day> day_;    // The last day or month told with its year.
  std::optional<Day> aside_;  // One told since then that lies a year and more before it.
  std::optional<int> year_;   // A year named alone since then.
  std::uint32_t year_sentence_ = 0;
  std::optional<int> section_;  // The year that the heading names.
  std::uint32_t section_sentence_ = 0;
  bool chapter_ = false;  // The heading is that year and no more: other headings divide the section.
};

}  // namespace lagebild
