// The thread of a story: the day last told, from which "drei Tage später" and, in history, "am 18. April" are counted.
// Inside this room only.
//
//   "1914 … am 28. Juli … (wie 1870) … am 1. August"  ->  1914-08-01: a look back does not move the story
#pragma once

#include <cstdint>
#include <optional>

#include "report/time/formula.h"

namespace lagebild {

class Story {
 public:
  explicit Story(const std::optional<Days>& published) : published_(published) {}

  // What `formula` is counted from; may fix its year. `sentence` is the one it stands in, `heading` whether that is one.
  std::optional<Days> start(Formula& formula, std::uint32_t sentence) const;
  // Takes note of what an expression came to.
  void tell(const Formula& formula, const Days& days, std::uint32_t sentence, bool heading);

 private:
  std::optional<int> year_for(const Formula& formula, std::uint32_t sentence) const;

  std::optional<Days> published_;
  std::optional<Days> last_;  // Whatever was told last.
  std::uint32_t last_sentence_ = 0;
  std::optional<Day> day_;   // The last day or month told with its year.
  std::optional<int> year_;  // A year named alone since then.
  std::uint32_t year_sentence_ = 0;
  bool year_in_heading_ = false;
};

}  // namespace lagebild
