#include "report/formats/html_slim.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "report/formats/utf8.h"

namespace lagebild {

namespace {

constexpr std::size_t kMostTags = 400'000;       // Of one page, counting those the parser makes anew for open formatting.
constexpr std::size_t kMostFormatting = 24;      // Open at once.
constexpr std::size_t kMostAttributes = 64;      // Looked at in one tag.
constexpr std::size_t kMostLooseInTable = 2000;  // Tags inside a table but outside its cells: the parser moves each out.

bool name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
}
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

template <std::size_t N>
bool one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 24> kAttributes = {
    "class",       "id",    "href",    "role",           "itemprop", "content", "name",        "property",
    "datetime",    "type",  "lang",    "hidden",         "style",    "rel",     "charset",     "http-equiv",
    "aria-hidden", "title", "pubdate", "data-published", "itemtype", "colspan", "data-testid", "aria-label"};
constexpr std::array<std::string_view, 16> kVoid = {"area", "base", "br",    "col",    "embed", "hr",  "img",   "input",
                                                    "link", "meta", "param", "source", "track", "wbr", "frame", "keygen"};
// Closed by the next of their kind, so that a page may leave all of them open.
constexpr std::array<std::string_view, 15> kSelfClosing = {"p",     "li",    "dd",     "dt",       "td",   "th",   "tr",  "thead",
                                                           "tbody", "tfoot", "option", "optgroup", "html", "head", "body"};
constexpr std::array<std::string_view, 14> kFormatting = {"a",    "b", "big",   "code",   "em",     "font", "i",
                                                          "nobr", "s", "small", "strike", "strong", "tt",   "u"};
// Left out with all that stands in them.
constexpr std::array<std::string_view, 9> kOut = {"style",    "svg",    "iframe", "noembed", "noframes",
                                                  "template", "canvas", "map",    "datalist"};
// Their text is no markup.
constexpr std::array<std::string_view, 4> kRaw = {"title", "textarea", "xmp", "plaintext"};

class Slimmer {
 public:
  Slimmer(std::string_view page, std::uint32_t depth) : page_(page), depth_(depth) { out_.bytes.reserve(page.size() / 2); }

  SlimPage run() {
    while (at_ < page_.size()) {
      const std::size_t open = std::min(page_.find('<', at_), page_.size());
      keep(at_, open);
      at_ = open;
      if (at_ < page_.size()) markup();
    }
    if (deep_)
      out_.notes.emplace_back(
          "The page nests tags deeper than any page needs; the tags beyond were left out, their text was kept.");
    if (many_)
      out_.notes.emplace_back("The page has more tags than any page needs; the tags beyond were left out, their text was kept.");
    return std::move(out_);
  }

 private:
  void keep(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    const auto a = static_cast<std::uint32_t>(out_.bytes.size()), b = static_cast<std::uint32_t>(begin);
    const auto size = static_cast<std::uint32_t>(end - begin);
    if (!out_.map.empty() && out_.map.back().source.end == b && out_.map.back().text.end == a) {
      out_.map.back().source.end += size;
      out_.map.back().text.end += size;
    } else {
      out_.map.push_back({{a, a + size}, {b, b + size}});
    }
    out_.bytes += page_.substr(begin, end - begin);
  }

  void markup() {
    const char next = at_ + 1 < page_.size() ? page_[at_ + 1] : '\0';
    if (page_.substr(at_).starts_with("<!--")) return comment();
    if (next == '!' || next == '?') return declaration();
    if (next == '/') return end_tag();
    if (letter(next)) return start_tag();
    out_.bytes += "&lt;";
    ++at_;
  }

  void comment() {
    const std::size_t end = page_.find("-->", at_ + 4);
    at_ = end == std::string_view::npos ? page_.size() : end + 3;
  }

  void declaration() {
    const std::size_t end = std::min(page_.find('>', at_), page_.size() - 1);
    if (starts_ignoring_case(page_.substr(at_), "<!doctype")) keep(at_, end + 1);
    if (page_.substr(at_).starts_with("<![CDATA[")) {
      const std::size_t close = page_.find("]]>", at_);
      at_ = close == std::string_view::npos ? page_.size() : close + 3;
      return;
    }
    at_ = end + 1;
  }

  std::string name_from(std::size_t at) const {
    std::size_t end = at;
    while (end < page_.size() && end - at < 40 && name_char(page_[end])) ++end;
    return ascii_lower(page_.substr(at, end - at));
  }

  void end_tag() {
    const std::string name = name_from(at_ + 2);
    const std::size_t end = std::min(page_.find('>', at_), page_.size() - 1);
    const std::size_t begin = at_;
    at_ = end + 1;
    if (name.empty() || !closes(name)) return;
    if (!count_tag()) return;
    keep(begin, begin + 2 + name.size());
    out_.bytes += '>';
  }

  // Mends the picture of open tags; false where nothing of that name is open in reach.
  bool closes(const std::string& name) {
    if (one_of(name, kSelfClosing)) return true;
    if (name == "br") return true;
    if (one_of(name, kFormatting)) {
      std::uint32_t& open = formatting_[name];
      if (open == 0) return false;
      --open;
      --formatting_open_;
      return true;
    }
    for (std::size_t i = stack_.size(); i > 0; --i) {
      if (stack_[i - 1] == name) {
        stack_.resize(i - 1);
        return true;
      }
      if (stack_[i - 1] == "table" || stack_[i - 1] == "object" || stack_[i - 1] == "marquee") return false;
    }
    return false;
  }

  bool count_tag() {
    if (tags_ > kMostTags) many_ = true;
    return !many_;
  }

  struct Attribute {
    std::size_t begin = 0, name_end = 0, end = 0;  // In the page; with its value and quotes.
  };

  // Reads the attributes from `at`; leaves at_ after the tag.
  std::vector<Attribute> read_attributes(std::size_t at) {
    std::vector<Attribute> found;
    while (at < page_.size() && page_[at] != '>') {
      if (ascii_space(page_[at]) || page_[at] == '/') {
        ++at;
        continue;
      }
      Attribute attribute{at, at, at};
      while (at < page_.size() && page_[at] != '>' && page_[at] != '=' && !ascii_space(page_[at]) && page_[at] != '/') ++at;
      if (at == attribute.begin) ++at;
      attribute.name_end = at;
      std::size_t value = at;
      while (value < page_.size() && ascii_space(page_[value])) ++value;
      if (value < page_.size() && page_[value] == '=') at = read_value(value + 1);
      attribute.end = at;
      if (found.size() < kMostAttributes) found.push_back(attribute);
    }
    at_ = std::min(at + 1, page_.size());
    return found;
  }

  std::size_t read_value(std::size_t at) {
    while (at < page_.size() && ascii_space(page_[at])) ++at;
    if (at < page_.size() && (page_[at] == '"' || page_[at] == '\'')) {
      const std::size_t close = page_.find(page_[at], at + 1);
      return close == std::string_view::npos ? page_.size() : close + 1;
    }
    while (at < page_.size() && page_[at] != '>' && !ascii_space(page_[at])) ++at;
    return at;
  }

  void start_tag() {
    const std::size_t begin = at_;
    const std::string name = name_from(at_ + 1);
    const std::vector<Attribute> attributes = read_attributes(at_ + 1 + name.size());
    if (at_ >= page_.size() && page_.back() != '>') return;  // A tag without an end is none.
    const bool closed = at_ >= 2 && page_[at_ - 2] == '/';
    if (name == "script") return script(begin, name, attributes);
    if (one_of(name, kOut)) {
      if (!closed || name != "svg") leave_out(name);
      return;
    }
    if (!opens(name)) return;
    emit(begin, name, attributes);
    if (one_of(name, kRaw)) raw(name);
  }

  // Whether the tag is kept; counts what it opens.
  bool opens(const std::string& name) {
    if (!count_tag()) return false;
    const bool formatting = one_of(name, kFormatting);
    tags_ += formatting || one_of(name, kVoid) ? 1 : 1 + formatting_open_;
    if (name == "td" || name == "th" || name == "caption") loose_ = 0;
    if (!stack_.empty() && stack_.back() == "table" && !one_of(name, kSelfClosing) && ++loose_ > kMostLooseInTable) {
      deep_ = true;
      return false;
    }
    if (one_of(name, kVoid) || one_of(name, kSelfClosing)) return true;
    if (formatting) {
      if (formatting_open_ >= kMostFormatting) return false;
      ++formatting_[name];
      ++formatting_open_;
      return true;
    }
    if (stack_.size() >= depth_) {
      deep_ = true;
      return false;
    }
    stack_.push_back(name);
    return true;
  }

  void emit(std::size_t begin, const std::string& name, const std::vector<Attribute>& attributes) {
    keep(begin, begin + 1 + name.size());
    for (const Attribute& attribute : attributes) {
      if (!one_of(ascii_lower(page_.substr(attribute.begin, std::min<std::size_t>(attribute.name_end - attribute.begin, 20))),
                  kAttributes))
        continue;
      out_.bytes += ' ';
      keep(attribute.begin, attribute.end);
    }
    out_.bytes += '>';
  }

  void script(std::size_t begin, const std::string& name, const std::vector<Attribute>& attributes) {
    bool json = false;
    for (const Attribute& attribute : attributes) {
      json = json || find_ignoring_case(page_.substr(attribute.begin, attribute.end - attribute.begin), "ld+json") !=
                         std::string_view::npos;
    }
    if (!json) return leave_out(name);
    if (!count_tag()) return leave_out(name);
    emit(begin, name, attributes);
    raw(name);
  }

  std::size_t find_end(const std::string& name) {
    std::size_t& none_after = no_end_[name];
    if (none_after == std::string_view::npos) return page_.size();
    const std::size_t end = find_ignoring_case(page_, "</" + name, at_);
    if (end == std::string_view::npos) none_after = end;  // Looked for once: else many unclosed ones cost the square.
    return std::min(end, page_.size());
  }

  void leave_out(const std::string& name) {
    const std::size_t end = find_end(name);
    // A drawing or frame without an end must not swallow the page; a script or style does, as in any browser.
    if (end >= page_.size() && name != "script" && name != "style") return;
    const std::size_t close = page_.find('>', end);
    at_ = close == std::string_view::npos ? page_.size() : close + 1;
  }

  void raw(const std::string& name) {
    const std::size_t end = find_end(name);
    keep(at_, end);
    at_ = end;
    if (end >= page_.size()) return;
    const std::size_t close = page_.find('>', end);
    at_ = close == std::string_view::npos ? page_.size() : close + 1;
    out_.bytes += "</" + name + ">";
    closes(name);
  }

  std::string_view page_;
  std::uint32_t depth_;
  std::size_t at_ = 0;
  SlimPage out_;
  std::vector<std::string> stack_;
  std::unordered_map<std::string, std::uint32_t> formatting_;
  std::unordered_map<std::string, std::size_t> no_end_;
  std::size_t formatting_open_ = 0, tags_ = 0, loose_ = 0;
  bool deep_ = false, many_ = false;
};

}  // namespace

SlimPage slim_html(std::string_view page, std::uint32_t depth) { return Slimmer(page, depth).run(); }

}  // namespace lagebild
