#include "report/formats/page_article.h"

#include <algorithm>

#include "ground/text/text.h"
#include "report/formats/utf8.h"

namespace lagebild {

namespace {

bool good_line(const PageLine& line) { return line.chars >= 50 && line.link_share() < 0.35 && line.sentences > 0; }

// Sums over the lines inside an element, from sums up to each line.
class Sums {
 public:
  explicit Sums(const std::vector<PageLine>& lines)
      : mass_(lines.size() + 1), chars_(lines.size() + 1), links_(lines.size() + 1) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      nodes_.push_back(lines[i].node);
      mass_[i + 1] = mass_[i] + (good_line(lines[i]) ? lines[i].chars : 0);
      chars_[i + 1] = chars_[i] + lines[i].chars;
      links_[i + 1] = links_[i] + lines[i].link_chars;
    }
  }
  [[nodiscard]] std::pair<std::size_t, std::size_t> range(std::uint32_t begin, std::uint32_t end) const {
    const auto a = std::lower_bound(nodes_.begin(), nodes_.end(), begin), b = std::lower_bound(a, nodes_.end(), end);
    return {a - nodes_.begin(), b - nodes_.begin()};
  }
  [[nodiscard]] std::uint64_t mass(const HtmlTree& tree, std::uint32_t i) const {
    return difference(mass_, range(i, tree.nodes[i].end));
  }
  [[nodiscard]] std::uint64_t chars(const HtmlTree& tree, std::uint32_t i) const {
    return difference(chars_, range(i, tree.nodes[i].end));
  }
  [[nodiscard]] std::uint64_t links(const HtmlTree& tree, std::uint32_t i) const {
    return difference(links_, range(i, tree.nodes[i].end));
  }
  [[nodiscard]] std::uint64_t total() const { return mass_.back(); }

 private:
  static std::uint64_t difference(const std::vector<std::uint64_t>& sums, std::pair<std::size_t, std::size_t> range) {
    return sums[range.second] - sums[range.first];
  }
  std::vector<std::uint32_t> nodes_;
  std::vector<std::uint64_t> mass_, chars_, links_;
};

std::string_view furniture_tag(Tag tag) {
  switch (tag) {
    case Tag::nav:
      return "menu";
    case Tag::footer:
      return "footer";
    case Tag::aside:
      return "aside";
    case Tag::form:
      return "form";
    case Tag::button:
    case Tag::label:
      return "control";
    case Tag::noscript:
      return "for readers without scripts";
    case Tag::dialog:
      return "dialog";
    default:
      return {};
  }
}

bool hidden(const HtmlTree& tree, std::uint32_t i) {
  if (tree.has(i, "hidden")) return true;
  std::string style;
  for (const char c : tree.attribute(i, "style")) {
    if (!ascii_space(c)) style += ascii_lower(c);
  }
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

}  // namespace

std::vector<std::string_view> furniture(const HtmlTree& tree, const std::vector<PageLine>& lines, const PageWords& words) {
  std::vector<std::string_view> reasons(tree.nodes.size());
  const Sums sums(lines);
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    const HtmlNode& node = tree.nodes[i];
    reasons[i] = reasons[node.parent];
    if (!reasons[i].empty() || node.tag == Tag::text || node.tag == Tag::body || node.tag == Tag::html) continue;
    std::string_view reason = furniture_tag(node.tag);
    if (reason.empty() && node.attributes > 0) {
      if (hidden(tree, i)) reason = "hidden";
      std::string markup(tree.attribute(i, "class"));
      for (const char* name : {"id", "role", "itemprop", "data-testid"}) markup += " " + std::string(tree.attribute(i, name));
      if (reason.empty()) reason = words.furniture(markup_words(markup)).value_or(std::string_view());
    }
    if (!reason.empty() && sums.mass(tree, i) * 2 <= sums.total()) reasons[i] = reason;
  }
  return reasons;
}

PageArticle choose_article(const HtmlTree& tree, const std::vector<PageLine>& lines,
                           const std::vector<std::string_view>& furniture, const PageFacts& facts, const PageWords& words) {
  PageArticle out;
  out.reasons.resize(lines.size());
  std::vector<PageLine> left;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out.reasons[i] = furniture[lines[i].node];
    if (out.reasons[i].empty()) left.push_back(lines[i]);
  }
  const Sums sums(left);
  std::uint32_t at = 0;
  for (bool moved = true; moved;) {
    moved = false;
    const std::uint64_t whole = sums.mass(tree, at);
    for (std::uint32_t child = at + 1; child < tree.nodes[at].end && !moved; child = tree.nodes[child].end) {
      if (tree.nodes[child].tag == Tag::text || whole == 0) continue;
      if (sums.mass(tree, child) * 100 >= whole * 85) at = child, moved = true;
    }
  }
  out.container = at;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!out.reasons[i].empty()) continue;
    const bool inside = lines[i].node >= at && lines[i].node < tree.nodes[at].end;
    if (!inside) out.reasons[i] = "outside the article";
    if (facts.title && lines[i].kind == BlockKind::heading && collapse(lines[i].text) == *facts.title) out.reasons[i] = "title";
    const std::string folded = fold(lines[i].text.substr(0, 200));
    if (const auto reason = words.dropped(folded); out.reasons[i].empty() && reason && lines[i].chars < 200)
      out.reasons[i] = *reason;
  }
  return out;
}

}  // namespace lagebild
