// Stretches in quotation marks.
//
//   Er sprach von „Mord“.  ->  open „, close “, inside [Mord]
#pragma once

#include <vector>

#include "report/speech/view.h"

namespace lagebild::said {

struct Quote {
  std::uint32_t open = 0, close = 0;  // The tokens that are the marks.
  bool sentence = false;              // Has a finite verb in it, or ends with a full stop: somebody's sentence.
  bool title = false;                 // Reads like a name: every longer word of it has a capital.
  [[nodiscard]] Range whole() const { return {open, close + 1}; }
  [[nodiscard]] Range inside() const { return {open + 1, close}; }
};

struct Quotes {
  std::vector<Quote> all;         // In order, never overlapping; inner quotation marks are left to their outer ones.
  std::vector<std::uint32_t> at;  // Per token: index of the quote whose marks or words it is; kNone outside.
};

// Marks that are not closed before the next mark of their kind or the end of a paragraph after them open nothing. Linear.
Quotes find_quotes(const View& view);

}  // namespace lagebild::said
