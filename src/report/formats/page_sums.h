// Sums over the lines inside an element: what the choice of the article weighs.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "report/formats/html_tree.h"
#include "report/formats/page_lines.h"
#include "report/formats/page_words.h"

namespace lagebild {

// How much a line speaks for being a report's text, in characters.
inline double weight(const PageLine& line) {
  if (line.link_share() >= 0.5) return 0;
  if (line.kind == BlockKind::table_row) return line.chars;
  if (line.chars >= 60 && line.sentences > 0) return line.chars;
  return line.chars >= 25 ? 0.3 * line.chars : 0.05 * line.chars;
}

inline bool good_line(const PageLine& line) { return line.chars >= 50 && line.link_share() < 0.35 && line.sentences > 0; }

// Sums over the lines inside an element. Lines that `out` names count nothing.
class Sums {
 public:
  Sums(const std::vector<PageLine>& lines, const std::vector<bool>& out)
      : mass_(lines.size() + 1), chars_(lines.size() + 1), links_(lines.size() + 1) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      nodes_.push_back(lines[i].node);
      mass_[i + 1] = mass_[i] + (out[i] ? 0.0 : weight(lines[i]));
      chars_[i + 1] = chars_[i] + (out[i] ? 0 : lines[i].chars);
      links_[i + 1] = links_[i] + (out[i] ? 0 : lines[i].link_chars);
    }
  }
  // The lines of an element: [first, last).
  [[nodiscard]] std::pair<std::size_t, std::size_t> range(const HtmlTree& tree, std::uint32_t element) const {
    const auto a = std::lower_bound(nodes_.begin(), nodes_.end(), element);
    const auto b = std::lower_bound(a, nodes_.end(), tree.nodes[element].end);
    return {a - nodes_.begin(), b - nodes_.begin()};
  }
  [[nodiscard]] double mass(std::pair<std::size_t, std::size_t> r) const { return mass_[r.second] - mass_[r.first]; }
  [[nodiscard]] double chars(std::pair<std::size_t, std::size_t> r) const { return chars_[r.second] - chars_[r.first]; }
  [[nodiscard]] double links(std::pair<std::size_t, std::size_t> r) const { return links_[r.second] - links_[r.first]; }
  [[nodiscard]] double total() const { return mass_.back(); }

 private:
  std::vector<std::uint32_t> nodes_;
  std::vector<double> mass_, chars_, links_;
};

// Class, id, role and the like of an element, as markup_words gives them; empty where it has none.
inline std::string markup_of(const HtmlTree& tree, std::uint32_t i) {
  if (tree.nodes[i].attributes == 0) return {};
  std::string markup(tree.attribute(i, "class"));
  for (const char* name : {"id", "role", "itemprop", "data-testid"}) markup += " " + std::string(tree.attribute(i, name));
  return markup_words(markup);
}

}  // namespace lagebild
