#include "report/formats/page_article.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "ground/text/text.h"
#include "report/formats/dates.h"
#include "report/formats/utf8.h"

namespace lagebild {

namespace {

// How much a line speaks for being a report's text, in characters.
double weight(const PageLine& line) {
  if (line.link_share() >= 0.5) return 0;
  if (line.kind == BlockKind::table_row) return line.chars;
  if (line.chars >= 60 && line.sentences > 0) return line.chars;
  return line.chars >= 25 ? 0.3 * line.chars : 0.05 * line.chars;
}

bool good_line(const PageLine& line) { return line.chars >= 50 && line.link_share() < 0.35 && line.sentences > 0; }

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

std::string markup_of(const HtmlTree& tree, std::uint32_t i) {
  if (tree.nodes[i].attributes == 0) return {};
  std::string markup(tree.attribute(i, "class"));
  for (const char* name : {"id", "role", "itemprop", "data-testid"}) markup += " " + std::string(tree.attribute(i, name));
  return markup_words(markup);
}

// What holds one piece of text, never a report.
bool single_block(Tag tag) {
  switch (tag) {
    case Tag::p:
    case Tag::li:
    case Tag::ul:
    case Tag::ol:
    case Tag::blockquote:
    case Tag::pre:
    case Tag::dl:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
      return true;
    default:
      return false;
  }
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
    if (holds_no_sentences(reason) && node.tag != Tag::nav && good_chars(lines, range) >= 120) continue;
    if (sums.mass(range) <= most_share(reason) * sums.total()) reasons[i] = reason;
  }
  return reasons;
}

namespace {

// Decides line by line; a line once given a reason keeps it.
class Chooser {
 public:
  Chooser(const HtmlTree& tree, const std::vector<PageLine>& lines, const std::vector<std::string_view>& furniture,
          const PageFacts& facts, const PageWords& words)
      : tree_(tree), lines_(lines), facts_(facts), words_(words), title_(title_line(tree, lines, facts)) {
    out_.reasons.resize(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      out_.reasons[i] = furniture[lines[i].node];
      folded_.push_back(fold(collapse(std::string_view(lines[i].text).substr(0, 160))));
    }
  }

  PageArticle run() {
    drop_by_words();
    find_container();
    leave_outside();
    restore_lead();
    cut_by_words();
    drop_links();
    drop_captions_and_lines_of_facts();
    drop_repeated();
    trim_ends();
    drop_bare_headings();
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool kept(std::size_t i) const { return out_.reasons[i].empty(); }
  void drop(std::size_t i, std::string_view reason) {
    if (kept(i)) out_.reasons[i] = reason;
  }
  [[nodiscard]] std::vector<bool> dropped() const {
    std::vector<bool> gone(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) gone[i] = !kept(i);
    return gone;
  }

  // From the root down as long as one child holds nearly all of the text.
  void find_container() {
    const Sums sums(lines_, dropped());
    std::uint32_t at = 0;
    bool inside_named = false;
    for (bool moved = true; moved;) {
      moved = false;
      const double whole = sums.mass(sums.range(tree_, at));
      for (std::uint32_t child = at + 1; child < tree_.nodes[at].end && !moved && whole > 0; child = tree_.nodes[child].end) {
        if (inline_tag(tree_.nodes[child].tag) || single_block(tree_.nodes[child].tag)) continue;
        // Of several articles the one under the page's title is the report.
        const double mass = sums.mass(sums.range(tree_, child));
        const bool titled = title_ < lines_.size() && lines_[title_].node > child && lines_[title_].node < tree_.nodes[child].end;
        if (tree_.nodes[child].tag == Tag::article && titled && mass > 200) {
          at = child;
          moved = inside_named = true;
          continue;
        }
        const double share = mass / whole;
        const bool named = tree_.nodes[child].tag == Tag::article || tree_.nodes[child].tag == Tag::main ||
                           words_.content(markup_of(tree_, child));
        if (share < (named ? 0.6 : inside_named ? 0.97 : 0.85)) continue;
        at = child;
        moved = true;
        inside_named = inside_named || named;
      }
    }
    out_.container = at;
    range_ = sums.range(tree_, at);
  }

  // Between the title and the text stands the lead, often outside the element that holds the text.
  void leave_outside() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i >= range_.first && i < range_.second) continue;
      const bool lead = title_ < lines_.size() && i > title_ && i < range_.first && good_line(lines_[i]);
      if (!lead) drop(i, "outside the article");
    }
  }

  // Some systems call the lead of a report its teaser.
  void restore_lead() {
    if (title_ >= lines_.size()) return;
    for (std::size_t i = title_ + 1; i < range_.second && i < title_ + 12; ++i) {
      if (kept(i) && good_line(lines_[i])) return;
      if (out_.reasons[i] == "teaser" && good_line(lines_[i]) && lines_[i].link_share() < 0.2) out_.reasons[i].clear();
    }
  }

  void drop_by_words() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!kept(i)) continue;
      if (i == title_ ||
          (facts_.title && lines_[i].text.size() < facts_.title->size() + 20 && collapse(lines_[i].text) == *facts_.title))
        drop(i, "title");
      const auto reason = words_.dropped(folded_[i]);
      if (reason && lines_[i].chars <= (*reason == "cookie notice" ? 500u : 160u)) drop(i, *reason);
    }
  }

  // "Das könnte Sie auch interessieren": from there to the end of the element it opens.
  void cut_by_words() {
    const Sums sums(lines_, dropped());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!kept(i) || lines_[i].chars > 70 || (lines_[i].kind != BlockKind::heading && lines_[i].sentences > 1)) continue;
      const auto reason = words_.cut(folded_[i]);
      if (!reason) continue;
      std::uint32_t element = lines_[i].block;
      std::pair<std::size_t, std::size_t> rest{i, i + 1};
      while (element != out_.container && rest.second <= i + 1) {
        element = tree_.nodes[element].parent;
        rest.second = sums.range(tree_, element).second;
      }
      rest.second = std::min(rest.second, range_.second);
      if (sums.mass(rest) > 0.4 * sums.mass(range_)) rest.second = i + 1;
      for (std::size_t k = rest.first; k < rest.second; ++k) drop(k, *reason);
    }
  }

  // Elements that hold little but links.
  void drop_links() {
    const Sums sums(lines_, dropped());
    for (std::uint32_t i = out_.container + 1; i < tree_.nodes[out_.container].end; ++i) {
      const Tag tag = tree_.nodes[i].tag;
      if (inline_tag(tag) || tag == Tag::td || tag == Tag::th || tag == Tag::tr || heading_tag(tag)) continue;
      const auto range = sums.range(tree_, i);
      const double chars = sums.chars(range);
      if (chars < 1 || sums.links(range) < 0.66 * chars || sums.mass(range) > 120) continue;
      for (std::size_t k = range.first; k < range.second; ++k) drop(k, "links");
    }
  }

  void drop_captions_and_lines_of_facts() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const PageLine& line = lines_[i];
      if (!kept(i)) continue;
      if (line.kind == BlockKind::caption && tree_.nodes[line.block].tag != Tag::caption) drop(i, "caption of a picture");
      if (line.chars > 100 || line.kind == BlockKind::table_row || line.kind == BlockKind::list_item ||
          line.kind == BlockKind::quote)
        continue;
      const std::string_view first = std::string_view(folded_[i]).substr(0, folded_[i].find(' '));
      if (line.sentences == 0 && line.chars < 60 && words_.byline(first) && line.kind != BlockKind::heading) drop(i, "byline");
      if (line.sentences <= 1 && line.chars < 45 && find_date(line.text, words_)) drop(i, "date line");
    }
  }

  // Pages for several screens hold their text more than once.
  void drop_repeated() {
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (kept(i) && lines_[i].chars > 60 && !seen.insert(lines_[i].text).second) drop(i, "said before");
    }
  }

  // Before the first and after the last real sentence only what belongs to them stays.
  void trim_ends() {
    std::size_t first = lines_.size(), last = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!kept(i) || !good_line(lines_[i])) continue;
      first = std::min(first, i);
      last = i;
    }
    if (first == lines_.size()) return;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!kept(i)) continue;
      const PageLine& line = lines_[i];
      const bool slight = line.chars < 40 && line.sentences == 0 && line.kind != BlockKind::table_row;
      const bool paragraph = tree_.nodes[line.block].tag == Tag::p;
      if (i < first && slight && !paragraph && line.kind != BlockKind::heading) drop(i, "before the text");
      if (i > last && ((slight && !paragraph && line.kind != BlockKind::list_item) || line.link_share() > 0.5))
        drop(i, "after the text");
    }
  }

  // A heading whose text was left out goes with it.
  void drop_bare_headings() {
    bool bare = true, something_left_out = false;
    for (std::size_t i = lines_.size(); i-- > 0;) {
      if (!kept(i)) {
        something_left_out = something_left_out || (i >= range_.first && i < range_.second);
        continue;
      }
      if (lines_[i].kind == BlockKind::heading && bare && something_left_out) {
        drop(i, "heading of what was left out");
        continue;
      }
      bare = lines_[i].kind == BlockKind::heading;
      something_left_out = false;
    }
  }

  const HtmlTree& tree_;
  const std::vector<PageLine>& lines_;
  const PageFacts& facts_;
  const PageWords& words_;
  std::size_t title_;
  std::vector<std::string> folded_;
  std::pair<std::size_t, std::size_t> range_;
  PageArticle out_;
};

}  // namespace

PageArticle choose_article(const HtmlTree& tree, const std::vector<PageLine>& lines,
                           const std::vector<std::string_view>& furniture, const PageFacts& facts, const PageWords& words) {
  return Chooser(tree, lines, furniture, facts, words).run();
}

}  // namespace lagebild
