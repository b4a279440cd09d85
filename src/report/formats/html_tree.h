// A page as a tree of nodes in document order. The parsing is gumbo's (the HTML standard's tree construction); what it
// would choke on is taken out before (see html_slim.h).
//
//   "<p>Ein <b>Satz</b>"  ->  html, head, body, p, text "Ein ", b, text "Satz"
//
// Flat: the subtree of node i is [i, nodes[i].end), so that every walk is a loop.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/span.h"
#include "report/formats/report.h"

namespace lagebild {

enum class Tag : std::uint8_t {
  text,
  other,
  html,
  head,
  body,
  title,
  base,
  link,
  meta,
  script,
  article,
  main,
  section,
  div,
  p,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  header,
  footer,
  nav,
  aside,
  form,
  button,
  select,
  input,
  textarea,
  label,
  fieldset,
  ul,
  ol,
  li,
  dl,
  dt,
  dd,
  table,
  caption,
  thead,
  tbody,
  tfoot,
  tr,
  td,
  th,
  blockquote,
  q,
  pre,
  figure,
  figcaption,
  picture,
  img,
  video,
  audio,
  iframe,
  object,
  noscript,
  a,
  abbr,
  address,
  time,
  span,
  b,
  strong,
  i,
  em,
  u,
  small,
  sub,
  sup,
  font,
  br,
  hr,
  center,
  details,
  summary,
  dialog,
  svg,
  math
};

struct HtmlNode {
  Tag tag = Tag::other;
  std::uint32_t parent = 0;  // Itself for the root.
  std::uint32_t end = 0;     // One past its subtree.
  Span text;                 // Of a text node: bytes of arena.
  Span source;               // Bytes of the page: of a text node its text, of an element its start tag.
  std::uint32_t first_attribute = 0, attributes = 0;
};

struct HtmlAttribute {
  Span name, value;  // Bytes of arena.
};

struct HtmlTree {
  std::string arena;
  std::vector<HtmlNode> nodes;
  std::vector<HtmlAttribute> attributes;
  std::vector<SourceRun> slim_map;  // Bytes given to the parser -> bytes of the page.
  std::vector<std::string> notes;

  [[nodiscard]] std::string_view text(std::uint32_t node) const { return slice(arena, nodes[node].text); }
  [[nodiscard]] std::string_view attribute(std::uint32_t node, std::string_view name) const;
  [[nodiscard]] bool has(std::uint32_t node, std::string_view name) const;
};

// `utf8` must be valid UTF-8. `depth`: deeper tags are left out, their text stays. Linear.
HtmlTree parse_html(std::string_view utf8, std::uint32_t depth);

// Elements that stand in a line of text rather than making a block of their own.
bool inline_tag(Tag tag);
bool heading_tag(Tag tag);

}  // namespace lagebild
