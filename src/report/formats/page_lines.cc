#include "report/formats/page_lines.h"

#include <algorithm>

#include "report/formats/utf8.h"

namespace lagebild {

namespace {

constexpr std::uint32_t kRowChars = 600;  // A row of more text is layout, not data.

bool breaks_row(Tag tag) {
  switch (tag) {
    case Tag::table:
    case Tag::ul:
    case Tag::ol:
    case Tag::dl:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::form:
    case Tag::article:
    case Tag::blockquote:
      return true;
    default:
      return false;
  }
}

bool silent(Tag tag) {
  switch (tag) {
    case Tag::head:
    case Tag::script:
    case Tag::title:
    case Tag::textarea:
    case Tag::select:
    case Tag::object:
    case Tag::input:
      return true;
    default:
      return false;
  }
}

class Lines {
 public:
  explicit Lines(const HtmlTree& tree) : tree_(tree), block_(tree.nodes.size()), link_(tree.nodes.size()) { find_rows(); }

  std::vector<PageLine> run() {
    const auto size = static_cast<std::uint32_t>(tree_.nodes.size());
    for (std::uint32_t i = 0; i < size;) {
      const HtmlNode& node = tree_.nodes[i];
      if (silent(node.tag)) {
        i = node.end;
        continue;
      }
      enter(i, node);
      ++i;
    }
    flush();
    return std::move(lines_);
  }

 private:
  // Rows whose cells are short become one line each.
  void find_rows() {
    row_.assign(tree_.nodes.size(), false);
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
      if (tree_.nodes[i].tag != Tag::tr) continue;
      std::size_t text = 0, cells = 0;
      bool data = true;
      for (std::uint32_t k = i + 1; k < tree_.nodes[i].end && data; ++k) {
        const HtmlNode& inner = tree_.nodes[k];
        text += inner.text.size();
        cells += inner.parent == i;
        data = !breaks_row(inner.tag) && text < 2 * kRowChars;
      }
      row_[i] = data && cells > 1;
    }
  }

  void enter(std::uint32_t i, const HtmlNode& node) {
    const bool root = node.parent == i;
    if (!root && row_[node.parent] && i != node.parent) row_[i] = true;  // All inside a row stand in its line.
    const bool in_row = !root && row_[i] && row_[node.parent];
    const bool inside = inline_tag(node.tag) || in_row;
    block_[i] = inside && !root ? block_[node.parent] : i;
    link_[i] = node.tag == Tag::a ? i : root ? 0 : link_[node.parent];
    if (node.tag == Tag::text) return add(i);
    if (!inside) pending_flush_ = true;
    if (in_row && (node.tag == Tag::td || node.tag == Tag::th)) gap_ = std::max(gap_, '\x03');
    if (in_row && !inline_tag(node.tag)) gap_ = std::max(gap_, '\x01');
    if (node.tag == Tag::br) {
      if (gap_ == '\x02') pending_flush_ = true;
      gap_ = std::max(gap_, '\x02');
    }
    if (node.tag == Tag::hr) pending_flush_ = true;
  }

  // gap_: what white space stands before the next character: 1 blank, 2 line end, 3 cell border.
  void add(std::uint32_t i) {
    const std::string_view text = tree_.text(i);
    std::size_t at = 0;
    const bool keep_ends = tree_.nodes[block_[i]].tag == Tag::pre;
    while (at < text.size()) {
      std::size_t blank = space_at(text, at);
      if (blank > 0) {
        gap_ = std::max(gap_, keep_ends && text[at] == '\n' ? '\x02' : '\x01');
        at += blank;
        continue;
      }
      std::size_t end = at;
      while (end < text.size() && space_at(text, end) == 0) ++end;
      word(i, at, text.substr(at, end - at));
      at = end;
    }
  }

  static std::size_t space_at(std::string_view text, std::size_t at) {
    if (ascii_space(text[at])) return 1;
    if (text.compare(at, 2, "\xC2\xA0") == 0) return 2;
    if (text.compare(at, 3, "\xE2\x80\x8B") == 0) return 3;  // Zero width space.
    if (text.compare(at, 3, "\xEF\xBB\xBF") == 0) return 3;
    return 0;
  }

  void word(std::uint32_t i, std::size_t at, std::string_view bytes) {
    if (pending_flush_ || (open_ && line_.block != block_[i])) flush();
    if (!open_) {
      open_ = true;
      line_ = PageLine{};
      line_.node = i;
      line_.block = block_[i];
      line_.starts_linked = link_[i] != 0;
      gap_ = '\0';
    }
    if (gap_ != '\0') line_.text += gap_ == '\x01' ? ' ' : gap_ == '\x02' ? '\n' : '\t';
    const auto begin = static_cast<std::uint32_t>(line_.text.size());
    line_.text += bytes;
    LineRun* last = line_.runs.empty() ? nullptr : &line_.runs.back();
    const bool joins = last != nullptr && last->node == i && gap_ != '\x03' && last->text.end + (gap_ != '\0' ? 1 : 0) == begin &&
                       last->node_begin + last->text.size() + (gap_ != '\0' ? 1 : 0) == at;
    if (joins) {
      last->text.end = static_cast<std::uint32_t>(line_.text.size());
    } else {
      line_.runs.push_back({{begin, static_cast<std::uint32_t>(line_.text.size())}, i, static_cast<std::uint32_t>(at)});
    }
    gap_ = '\0';
    count(i, bytes);
  }

  void count(std::uint32_t i, std::string_view bytes) {
    const auto chars = static_cast<std::uint32_t>(characters(bytes));
    line_.chars += chars;
    if (link_[i] != 0) {
      line_.link_chars += chars;
      if (link_[i] != last_link_) ++line_.links;
      last_link_ = link_[i];
    }
    for (const char c : bytes) line_.commas += c == ',';
    const char end = bytes.back() == '"' && bytes.size() > 1 ? bytes[bytes.size() - 2] : bytes.back();
    if (end == '.' || end == '!' || end == '?') line_.sentences += bytes.size() > 3;
    if (bytes.ends_with("。") || bytes.ends_with("।") || bytes.ends_with("؟") || bytes.ends_with("…")) ++line_.sentences;
  }

  void flush() {
    pending_flush_ = false;
    if (open_) {
      line_.kind = kind_of(line_.block);
      lines_.push_back(std::move(line_));
    }
    open_ = false;
    gap_ = '\0';
  }

  [[nodiscard]] BlockKind kind_of(std::uint32_t block) const {
    for (int up = 0; up < 6; ++up) {
      switch (tree_.nodes[block].tag) {
        case Tag::h1:
        case Tag::h2:
        case Tag::h3:
        case Tag::h4:
        case Tag::h5:
        case Tag::h6:
          return BlockKind::heading;
        case Tag::li:
        case Tag::dt:
        case Tag::dd:
          return BlockKind::list_item;
        case Tag::tr:
          return BlockKind::table_row;
        case Tag::figcaption:
        case Tag::caption:
          return BlockKind::caption;
        case Tag::blockquote:
          return BlockKind::quote;
        case Tag::aside:
          return BlockKind::box;
        case Tag::p:
        case Tag::div:
        case Tag::span:
          break;
        default:
          return BlockKind::paragraph;
      }
      block = tree_.nodes[block].parent;
    }
    return BlockKind::paragraph;
  }

  const HtmlTree& tree_;
  std::vector<std::uint32_t> block_, link_;
  std::vector<bool> row_;
  std::vector<PageLine> lines_;
  PageLine line_;
  bool open_ = false, pending_flush_ = false;
  char gap_ = '\0';
  std::uint32_t last_link_ = 0;
};

}  // namespace

std::vector<PageLine> page_lines(const HtmlTree& tree) { return Lines(tree).run(); }

}  // namespace lagebild
