#include <algorithm>
#include <map>

#include "report/formats/page_article.h"
#include "report/formats/page_sums.h"
#include "report/formats/utf8.h"

namespace lagebild {

namespace {

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

// Words that are seldom wrong may take away more of the page than others.
double most_share(std::string_view reason) {
  if (reason == "comments") return 0.9;
  if (reason == "menu" || reason == "cookie notice" || reason == "newsletter" || reason == "for readers without scripts")
    return 0.5;
  return 0.3;
}

// Furniture of these kinds is buttons and names: where real sentences stand in it, its markup words mean something else
// (an embedded message of a network has "twitter" among its classes).
bool holds_no_sentences(std::string_view reason) {
  return reason == "sharing" || reason == "byline and tags" || reason == "menu" || reason == "player" || reason == "search" ||
         reason == "login";
}

bool holds(const HtmlTree& tree, std::uint32_t element, Tag tag) {
  for (std::uint32_t i = element + 1; i < tree.nodes[element].end; ++i) {
    if (tree.nodes[i].tag == tag) return true;
  }
  return false;
}

std::uint32_t good_chars(const std::vector<PageLine>& lines, std::pair<std::size_t, std::size_t> range) {
  std::uint32_t sum = 0;
  for (std::size_t i = range.first; i < range.second && sum < 1000; ++i) sum += good_line(lines[i]) ? lines[i].chars : 0;
  return sum;
}

}  // namespace

std::size_t title_line(const HtmlTree& tree, const std::vector<PageLine>& lines, const PageFacts& facts) {
  std::size_t found = lines.size(), plain = lines.size();
  if (!facts.title) return found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].text.size() > facts.title->size() + 20 || collapse(lines[i].text) != *facts.title) continue;
    if (lines[i].kind != BlockKind::heading) {
      if (plain == lines.size() && lines[i].link_share() < 0.5) plain = i;
      continue;
    }
    if (tree.nodes[lines[i].block].tag == Tag::h1 || tree.nodes[tree.nodes[lines[i].block].parent].tag == Tag::h1) return i;
    if (found == lines.size()) found = i;
  }
  return found < lines.size() ? found : plain;
}

namespace {

// Lists of teasers: three or more neighbours of one make, most of which hold a line or heading that is one link.
class TeaserLists {
 public:
  TeaserLists(const HtmlTree& tree, const std::vector<PageLine>& lines, const Sums& sums, std::uint32_t title_node,
              const PageWords& words)
      : tree_(tree), sums_(sums), title_node_(title_node), teasers_(tree.nodes.size()), in_article_(tree.nodes.size()) {
    for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
      const bool named = tree.nodes[i].tag == Tag::article || (tree.nodes[i].attributes > 0 && words.content(markup_of(tree, i)));
      in_article_[i] = in_article_[tree.nodes[i].parent] || named;
    }
    for (const PageLine& line : lines) {
      // "Überschrift als Link, dann der Anriss" in one line is a teaser too, but an article may hold such a list.
      const bool opened_by_link = line.starts_linked && line.link_chars >= 25 && !in_article_[line.block];
      linked_.push_back((linked_.empty() ? 0 : linked_.back()) +
                        ((line.link_share() > 0.9 && line.chars >= 15) || opened_by_link));
    }
  }

  std::vector<bool> run() {
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      if (tree_.nodes[i].end > i + 6) look_at_children(i);
    }
    // A page that is all such lists is a forum or an overview; there they are the text.
    double mass = 0;
    for (std::uint32_t i = 0; i < tree_.nodes.size(); i = teasers_[i] ? tree_.nodes[i].end : i + 1) {
      if (teasers_[i]) mass += sums_.mass(sums_.range(tree_, i));
    }
    if (mass > 0.75 * sums_.total()) teasers_.assign(teasers_.size(), false);
    return std::move(teasers_);
  }

 private:
  [[nodiscard]] std::string make(std::uint32_t i) const {
    const std::string_view classes = tree_.attribute(i, "class");
    std::string out(1, static_cast<char>(tree_.nodes[i].tag));
    for (const char c : classes.substr(0, classes.find(' '))) {
      if (c < '0' || c > '9') out += c;
    }
    return out;
  }
  [[nodiscard]] bool teaser(std::uint32_t i) const {
    const auto [first, last] = sums_.range(tree_, i);
    if (first == last || last - first > 12 || sums_.chars({first, last}) > 900) return false;
    return linked_[last - 1] > (first == 0 ? 0u : linked_[first - 1]);
  }

  void look_at_children(std::uint32_t parent) {
    std::map<std::string, std::vector<std::uint32_t>> groups;
    for (std::uint32_t child = parent + 1; child < tree_.nodes[parent].end; child = tree_.nodes[child].end) {
      const Tag tag = tree_.nodes[child].tag;
      if (tag != Tag::text && tag != Tag::tr && tag != Tag::td && (!inline_tag(tag) || tag == Tag::a))
        groups[make(child)].push_back(child);
    }
    for (const auto& [name, members] : groups) {
      if (members.size() < 3) continue;
      std::size_t count = 0;
      bool titled = false;
      for (const std::uint32_t member : members) {
        count += teaser(member);
        titled = titled || (title_node_ >= member && title_node_ < tree_.nodes[member].end);
      }
      if (titled || count < 3 || count * 10 < members.size() * 7) continue;
      for (const std::uint32_t member : members) teasers_[member] = true;
    }
  }

  const HtmlTree& tree_;
  const Sums& sums_;
  std::uint32_t title_node_;
  std::vector<std::uint32_t> linked_;  // Lines up to each that are one link.
  std::vector<bool> teasers_, in_article_;
};

}  // namespace

std::vector<std::string_view> furniture(const HtmlTree& tree, const std::vector<PageLine>& lines, const PageFacts& facts,
                                        const PageWords& words) {
  std::vector<std::string_view> reasons(tree.nodes.size());
  const Sums sums(lines, std::vector<bool>(lines.size()));
  const std::size_t title = title_line(tree, lines, facts);
  const std::uint32_t title_node = title < lines.size() ? lines[title].node : 0;
  const std::vector<bool> teasers = TeaserLists(tree, lines, sums, title_node, words).run();
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    const HtmlNode& node = tree.nodes[i];
    reasons[i] = reasons[node.parent];
    if (!reasons[i].empty() || node.tag == Tag::text || node.tag == Tag::body || node.tag == Tag::head) continue;
    std::string_view reason = furniture_tag(node.tag);
    if (reason.empty() && node.attributes > 0) {
      if (hidden(tree, i)) reason = "hidden";
      const std::string_view property = tree.attribute(i, "itemprop");
      if (property == "image" || property == "publisher" || property == "logo") reason = "for machines";
      const std::string markup = markup_of(tree, i);
      const bool text = node.tag == Tag::article || node.tag == Tag::main || node.tag == Tag::blockquote ||
                        (node.tag >= Tag::thead && node.tag <= Tag::tr) || words.content(markup);
      if (reason.empty() && !text) reason = words.furniture(markup).value_or(std::string_view());
    }
    if (teasers[i] && reason.empty()) {
      reasons[i] = "list of teasers";
      continue;
    }
    if (reason.empty() || (title_node > i && title_node < node.end)) continue;
    const auto range = sums.range(tree, i);
    if (reason == "sharing" && holds(tree, i, Tag::blockquote)) continue;
    if (holds_no_sentences(reason) && node.tag != Tag::nav && good_chars(lines, range) >= 80) continue;
    if (sums.mass(range) <= most_share(reason) * sums.total()) reasons[i] = reason;
  }
  return reasons;
}

}  // namespace lagebild
