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
  std::vector<std::string> titles;          // All that the head offers, without the outlet's name.
  std::string document_title;               // With it; empty where there is none.
  std::optional<std::string> article_body;  // Of JSON-LD: where the article is found by it. Plain text.
  Published published;
  bool published_loosely = false;  // From an element that may give the day of filing or of printing instead.
  std::optional<Published> updated;
  std::vector<std::pair<std::uint32_t, Published>> times;  // Time elements that say nothing of what they date, by node.
  bool live_blog = false;
};

// What the head of the page and its machine-readable parts say.
PageFacts page_facts(const HtmlTree& tree, const PageWords& words, std::uint32_t json_depth);

// The title as the page shows it: the heading that says what the head says.
void title_from_lines(PageFacts& facts, const HtmlTree& tree, const std::vector<PageLine>& lines);

// The date where the head gives none: from the address, else the first one seen near the title (a line). Where the head
// gives one loosely, or in universal time within a day of it, the one seen at the title is what the outlet shows: it is taken.
void date_from_lines(PageFacts& facts, const std::vector<PageLine>& lines, const PageWords& words,
                     const std::optional<std::string>& url, std::size_t title);

}  // namespace lagebild
