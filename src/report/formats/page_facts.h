// What a page says about itself: title, outlet, author, dates, address, language. From JSON-LD, meta elements, time
// elements and the visible text, in an order of belief that docs/formats.md gives.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/formats/html_tree.h"
#include "report/formats/page_lines.h"
#include "report/formats/page_words.h"

namespace lagebild {

struct PageFacts {
  std::optional<std::string> title, outlet, author, url, language;
  std::optional<std::string> article_body;  // Of JSON-LD: where the article is found by it. Plain text.
  Published published;
  std::optional<Published> updated;
  bool live_blog = false;
};

// What the head of the page and its machine-readable parts say.
PageFacts page_facts(const HtmlTree& tree, const PageWords& words, std::uint32_t json_depth);

// Fills in title and date from what is seen. `dropped` per line: whether it is furniture.
void facts_from_lines(PageFacts& facts, const HtmlTree& tree, const std::vector<PageLine>& lines,
                      const std::vector<bool>& dropped, const PageWords& words, const std::optional<std::string>& url);

}  // namespace lagebild
