// Which lines of a page are its report.
//
// After the observations of Kohlschütter 2010 (text length and link share tell text from furniture) and of the readers
// built into browsers (paragraphs vote for the element around them); the words of furniture are data (PageWords).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/formats/html_tree.h"
#include "report/formats/page_facts.h"
#include "report/formats/page_lines.h"

namespace lagebild {

struct PageArticle {
  std::vector<std::string> reasons;  // Per line: empty where it is part of the report, else why not.
  std::uint32_t container = 0;       // The element the report was found in.
};

// The heading that is the page's title; lines.size() where none is.
std::size_t title_line(const HtmlTree& tree, const std::vector<PageLine>& lines, const PageFacts& facts);

// Elements that are furniture by tag, role, hiding or markup words; per node the reason, empty for none. Inherited.
std::vector<std::string_view> furniture(const HtmlTree& tree, const std::vector<PageLine>& lines, const PageFacts& facts,
                                        const PageWords& words);

PageArticle choose_article(const HtmlTree& tree, const std::vector<PageLine>& lines,
                           const std::vector<std::string_view>& furniture, const PageFacts& facts, const PageWords& words);

}  // namespace lagebild
