#include "ground/text/blocks.h"

#include <algorithm>

namespace lagebild {
namespace {

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

Span trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end && blank(text[begin])) ++begin;
  while (begin < end && blank(text[end - 1])) --end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Lines broken by a typewriter: the first word of each line would not have fitted on the line before it.
bool wrapped(std::string_view text, const std::vector<Span>& lines) {
  std::size_t widest = 0;
  for (const Span line : lines) widest = std::max<std::size_t>(widest, line.size());
  if (lines.size() < 2 || widest > 110 || widest < 30) return false;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::string_view next = slice(text, lines[i + 1]);
    const std::size_t word = std::min(next.find(' '), next.size());
    if (lines[i].size() + 1 + word <= widest) return false;
  }
  return true;
}

bool ends_like_a_sentence(std::string_view block) {
  static constexpr std::string_view kClosing[] = {"\"", "“", "”", "«", "»", "‘", "’", "'", ")"};
  for (bool more = true; more && !block.empty();) {
    more = false;
    for (const auto mark : kClosing) {
      if (block.ends_with(mark)) {
        block.remove_suffix(mark.size());
        more = true;
      }
    }
  }
  return block.empty() || std::string_view(".!?:;,").find(block.back()) != std::string_view::npos || block.ends_with("…");
}

void add(std::string_view text, Span span, std::vector<BlockEdge>& out) {
  if (!span.empty()) out.push_back({span, span.size() <= 140 && !ends_like_a_sentence(slice(text, span))});
}

void add_lines(std::string_view text, std::vector<Span>& lines, std::vector<BlockEdge>& out) {
  if (lines.empty()) return;
  if (wrapped(text, lines)) {
    add(text, {lines.front().begin, lines.back().end}, out);
  } else {
    for (const Span line : lines) add(text, line, out);
  }
  lines.clear();
}

}  // namespace

std::vector<BlockEdge> guess_blocks(std::string_view text) {
  std::vector<BlockEdge> out;
  std::vector<Span> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const Span line = trimmed(text, begin, end);
    if (line.empty()) {
      add_lines(text, lines, out);
    } else {
      lines.push_back(line);
    }
    begin = end + 1;
  }
  add_lines(text, lines, out);
  return out;
}

}  // namespace lagebild
