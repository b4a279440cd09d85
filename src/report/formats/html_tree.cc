#include "report/formats/html_tree.h"

#include <gumbo.h>

#include <array>
#include <memory>

#include "report/formats/html_slim.h"

namespace lagebild {

namespace {

// Gumbo's tags that some rule of ours looks at.
constexpr auto kTags = [] {
  std::array<Tag, GUMBO_TAG_LAST + 1> tags{};
  for (Tag& tag : tags) tag = Tag::other;
  tags[GUMBO_TAG_HTML] = Tag::html, tags[GUMBO_TAG_HEAD] = Tag::head, tags[GUMBO_TAG_BODY] = Tag::body;
  tags[GUMBO_TAG_TITLE] = Tag::title, tags[GUMBO_TAG_BASE] = Tag::base, tags[GUMBO_TAG_LINK] = Tag::link;
  tags[GUMBO_TAG_META] = Tag::meta, tags[GUMBO_TAG_SCRIPT] = Tag::script, tags[GUMBO_TAG_ARTICLE] = Tag::article;
  tags[GUMBO_TAG_MAIN] = Tag::main, tags[GUMBO_TAG_SECTION] = Tag::section, tags[GUMBO_TAG_DIV] = Tag::div;
  tags[GUMBO_TAG_P] = Tag::p, tags[GUMBO_TAG_H1] = Tag::h1, tags[GUMBO_TAG_H2] = Tag::h2, tags[GUMBO_TAG_H3] = Tag::h3;
  tags[GUMBO_TAG_H4] = Tag::h4, tags[GUMBO_TAG_H5] = Tag::h5, tags[GUMBO_TAG_H6] = Tag::h6;
  tags[GUMBO_TAG_HEADER] = Tag::header, tags[GUMBO_TAG_FOOTER] = Tag::footer, tags[GUMBO_TAG_NAV] = Tag::nav;
  tags[GUMBO_TAG_ASIDE] = Tag::aside, tags[GUMBO_TAG_FORM] = Tag::form, tags[GUMBO_TAG_BUTTON] = Tag::button;
  tags[GUMBO_TAG_SELECT] = Tag::select, tags[GUMBO_TAG_INPUT] = Tag::input, tags[GUMBO_TAG_TEXTAREA] = Tag::textarea;
  tags[GUMBO_TAG_LABEL] = Tag::label, tags[GUMBO_TAG_FIELDSET] = Tag::fieldset, tags[GUMBO_TAG_UL] = Tag::ul;
  tags[GUMBO_TAG_OL] = Tag::ol, tags[GUMBO_TAG_LI] = Tag::li, tags[GUMBO_TAG_DL] = Tag::dl, tags[GUMBO_TAG_DT] = Tag::dt;
  tags[GUMBO_TAG_DD] = Tag::dd, tags[GUMBO_TAG_TABLE] = Tag::table, tags[GUMBO_TAG_CAPTION] = Tag::caption;
  tags[GUMBO_TAG_THEAD] = Tag::thead, tags[GUMBO_TAG_TBODY] = Tag::tbody, tags[GUMBO_TAG_TFOOT] = Tag::tfoot;
  tags[GUMBO_TAG_TR] = Tag::tr, tags[GUMBO_TAG_TD] = Tag::td, tags[GUMBO_TAG_TH] = Tag::th;
  tags[GUMBO_TAG_BLOCKQUOTE] = Tag::blockquote, tags[GUMBO_TAG_Q] = Tag::q, tags[GUMBO_TAG_PRE] = Tag::pre;
  tags[GUMBO_TAG_FIGURE] = Tag::figure, tags[GUMBO_TAG_FIGCAPTION] = Tag::figcaption, tags[GUMBO_TAG_IMG] = Tag::img;
  tags[GUMBO_TAG_VIDEO] = Tag::video, tags[GUMBO_TAG_AUDIO] = Tag::audio, tags[GUMBO_TAG_IFRAME] = Tag::iframe;
  tags[GUMBO_TAG_OBJECT] = Tag::object, tags[GUMBO_TAG_NOSCRIPT] = Tag::noscript, tags[GUMBO_TAG_A] = Tag::a;
  tags[GUMBO_TAG_ABBR] = Tag::abbr, tags[GUMBO_TAG_ADDRESS] = Tag::address, tags[GUMBO_TAG_TIME] = Tag::time;
  tags[GUMBO_TAG_SPAN] = Tag::span, tags[GUMBO_TAG_B] = Tag::b, tags[GUMBO_TAG_STRONG] = Tag::strong;
  tags[GUMBO_TAG_I] = Tag::i, tags[GUMBO_TAG_EM] = Tag::em, tags[GUMBO_TAG_U] = Tag::u, tags[GUMBO_TAG_SMALL] = Tag::small;
  tags[GUMBO_TAG_SUB] = Tag::sub, tags[GUMBO_TAG_SUP] = Tag::sup, tags[GUMBO_TAG_FONT] = Tag::font, tags[GUMBO_TAG_BR] = Tag::br;
  tags[GUMBO_TAG_HR] = Tag::hr, tags[GUMBO_TAG_CENTER] = Tag::center, tags[GUMBO_TAG_DETAILS] = Tag::details;
  tags[GUMBO_TAG_SUMMARY] = Tag::summary, tags[GUMBO_TAG_SVG] = Tag::svg, tags[GUMBO_TAG_MATH] = Tag::math;
  return tags;
}();

struct Freer {
  void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

class Copier {
 public:
  Copier(HtmlTree& tree, std::string_view slim) : tree_(tree), slim_(slim) {}

  void run(const GumboNode* root) {
    push(root, 0);
    while (!stack_.empty()) {
      Open& top = stack_.back();
      const GumboVector& children = top.node->v.element.children;
      if (top.next == children.length) {
        tree_.nodes[top.index].end = static_cast<std::uint32_t>(tree_.nodes.size());
        stack_.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children.data[top.next++]);
      push(child, top.index);
    }
  }

 private:
  struct Open {
    const GumboNode* node;
    std::uint32_t index;
    unsigned next;
  };

  Span keep(std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(tree_.arena.size());
    tree_.arena += text;
    return {begin, static_cast<std::uint32_t>(tree_.arena.size())};
  }

  [[nodiscard]] Span place(const GumboStringPiece& piece) const {
    if (piece.data == nullptr || piece.data < slim_.data() || piece.data > slim_.data() + slim_.size()) return {};
    const auto begin = static_cast<std::uint32_t>(piece.data - slim_.data());
    return {begin, begin + static_cast<std::uint32_t>(piece.length)};
  }

  void push(const GumboNode* node, std::uint32_t parent) {
    const auto index = static_cast<std::uint32_t>(tree_.nodes.size());
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
      HtmlNode text;
      text.tag = Tag::text;
      text.parent = parent;
      text.end = index + 1;
      text.text = keep(node->v.text.text);
      text.source = place(node->v.text.original_text);
      tree_.nodes.push_back(text);
      return;
    }
    if (node->type != GUMBO_NODE_ELEMENT) return;
    const GumboElement& element = node->v.element;
    HtmlNode out;
    out.tag = kTags[element.tag];
    out.parent = parent;
    out.source = place(element.original_tag);
    out.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
    out.attributes = element.attributes.length;
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      const Span name = keep(attribute->name);
      tree_.attributes.push_back({name, keep(attribute->value)});
    }
    tree_.nodes.push_back(out);
    stack_.push_back({node, index, 0});
  }

  HtmlTree& tree_;
  std::string_view slim_;
  std::vector<Open> stack_;
};

}  // namespace

std::string_view HtmlTree::attribute(std::uint32_t node, std::string_view name) const {
  const HtmlNode& n = nodes[node];
  for (std::uint32_t i = n.first_attribute; i < n.first_attribute + n.attributes; ++i) {
    if (slice(arena, attributes[i].name) == name) return slice(arena, attributes[i].value);
  }
  return {};
}

bool HtmlTree::has(std::uint32_t node, std::string_view name) const {
  const HtmlNode& n = nodes[node];
  for (std::uint32_t i = n.first_attribute; i < n.first_attribute + n.attributes; ++i) {
    if (slice(arena, attributes[i].name) == name) return true;
  }
  return false;
}

HtmlTree parse_html(std::string_view utf8, std::uint32_t depth) {
  HtmlTree tree;
  SlimPage slim = slim_html(utf8, depth);
  tree.notes = std::move(slim.notes);
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  const std::unique_ptr<GumboOutput, Freer> output(gumbo_parse_with_options(&options, slim.bytes.data(), slim.bytes.size()));
  tree.arena.reserve(slim.bytes.size());
  Copier(tree, slim.bytes).run(output->root);
  tree.slim_map = std::move(slim.map);
  return tree;
}

bool inline_tag(Tag tag) {
  switch (tag) {
    case Tag::text:
    case Tag::a:
    case Tag::abbr:
    case Tag::time:
    case Tag::span:
    case Tag::b:
    case Tag::strong:
    case Tag::i:
    case Tag::em:
    case Tag::u:
    case Tag::small:
    case Tag::sub:
    case Tag::sup:
    case Tag::font:
    case Tag::q:
    case Tag::label:
    case Tag::br:
    case Tag::img:
    case Tag::picture:
    case Tag::other:
    case Tag::math:
    case Tag::input:
    case Tag::button:
      return true;
    default:
      return false;
  }
}

bool heading_tag(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }

}  // namespace lagebild
