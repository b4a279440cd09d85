// Takes out of a page what the parser is slow or in danger on, before it parses: comments, scripts but for JSON-LD,
// styles, drawings, attributes nobody reads, tags nested beyond any page's need.
//
//   "<p data-x='…' class=a><!-- … -->Text"  ->  "<p class=a>Text"
//
// The text itself is never changed. gumbo takes 17 s on 100,000 nested tags and grows quadratically on some misnested
// ones; after this neither is left.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/formats/report.h"

namespace lagebild {

struct SlimPage {
  std::string bytes;
  std::vector<SourceRun> map;      // `bytes` -> page, runs of the same size.
  std::vector<std::string> notes;  // What was taken out that a page should not have.
};

SlimPage slim_html(std::string_view page, std::uint32_t depth);

}  // namespace lagebild
