#include "report/formats/page_article.h"

#include <algorithm>
#include <unordered_set>

#include "ground/text/text.h"
#include "report/formats/dates.h"
#include "report/formats/page_sums.h"
#include "report/formats/utf8.h"

namespace lagebild {

namespace {

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

  // Notices are long; other furniture that opens with these words is short, and what is longer is text.
  static std::uint32_t most_chars(std::string_view reason) {
    if (reason == "cookie notice" || reason == "legal notice") return 800;
    return reason == "newsletter" ? 300 : 160;
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

  // A lead often ends without a point.
  static bool long_unlinked(const PageLine& line) {
    return line.chars >= 90 && line.links == 0 && line.kind != BlockKind::list_item;
  }

  // Between the title and the text stands the lead, often outside the element that holds the text.
  void leave_outside() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i >= range_.first && i < range_.second) continue;
      const bool lead =
          title_ < lines_.size() && i > title_ && i < range_.first && (good_line(lines_[i]) || long_unlinked(lines_[i]));
      if (!lead) drop(i, "outside the article");
    }
    if (title_ <= range_.first || title_ >= range_.second) return;
    const Sums sums(lines_, dropped());
    if (sums.mass({range_.first, title_}) > 0.6 * sums.mass(range_)) return;
    for (std::size_t i = range_.first; i < title_; ++i) drop(i, "before the title");
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
      if (reason && lines_[i].chars <= most_chars(*reason)) drop(i, *reason);
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

  // Elements that hold little but links; where they are nearly all there is, the page is a list of links and they stay.
  void drop_links() {
    const Sums sums(lines_, dropped());
    std::vector<bool> linked(lines_.size());
    for (std::uint32_t i = out_.container + 1; i < tree_.nodes[out_.container].end; ++i) {
      const Tag tag = tree_.nodes[i].tag;
      if (inline_tag(tag) || tag == Tag::td || tag == Tag::th || tag == Tag::tr || heading_tag(tag)) continue;
      const auto range = sums.range(tree_, i);
      const double chars = sums.chars(range);
      if (chars < 1 || sums.links(range) < 0.66 * chars || sums.mass(range) > 120) continue;
      for (std::size_t k = range.first; k < range.second; ++k) linked[k] = true;
    }
    double gone = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) gone += linked[i] && kept(i) ? lines_[i].chars : 0;
    if (gone > 0.7 * sums.chars(range_)) return;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (linked[i]) drop(i, "links");
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
    std::vector<const std::string*> first_good;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!kept(i) || lines_[i].chars <= 60) continue;
      // A copy for machines may stand in one piece.
      std::size_t held = 0;
      for (std::size_t k = 0; k < first_good.size() && lines_[i].chars > 600; ++k)
        held += lines_[i].text.find(*first_good[k]) != std::string::npos;
      if (!seen.insert(lines_[i].text).second || held >= 3) drop(i, "said before");
      if (kept(i) && good_line(lines_[i]) && first_good.size() < 6) first_good.push_back(&lines_[i].text);
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
