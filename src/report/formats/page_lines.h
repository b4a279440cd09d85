// A page as lines: each maximal run of text that a reader sees in one piece (a paragraph, a heading, a list item, the
// cells of a table row), with what the choice of the article rests on.
//
//   "<p>Ein <a>Satz</a></p><li>Punkt"  ->  "Ein Satz" (paragraph, 8 characters, 4 in links), "Punkt" (list item)
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/formats/html_tree.h"

namespace lagebild {

// A run of a line's text and the text node it came from.
struct LineRun {
  Span text;  // Bytes of PageLine::text.
  std::uint32_t node = 0;
  std::uint32_t node_begin = 0;  // First byte in the node's text.
};

struct PageLine {
  std::string text;  // White space collapsed; a single <br> is a line end, a cell's border a tab. Never empty.
  std::vector<LineRun> runs;
  std::uint32_t node = 0;   // The first text node.
  std::uint32_t block = 0;  // The element whose line it is.
  BlockKind kind = BlockKind::paragraph;
  std::uint32_t chars = 0, link_chars = 0, links = 0;  // Characters without white space.
  std::uint32_t sentences = 0;  // Ends of sentences: a point, question or exclamation mark after a lower-case word.
  std::uint32_t commas = 0;
  bool starts_linked = false;  // Its first word is a link.

  [[nodiscard]] double link_share() const { return chars == 0 ? 0.0 : static_cast<double>(link_chars) / chars; }
};

// In document order; text of <head>, scripts, options and hidden fields is in none. Linear.
std::vector<PageLine> page_lines(const HtmlTree& tree);

}  // namespace lagebild
