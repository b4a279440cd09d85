#include "outside/cli/sheet.h"

#include <algorithm>

namespace lagebild {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t least_flexible = 24;

std::vector<std::string> lines_of(const std::string& cell, std::size_t width) {
  const std::string text = wrapped(cell, width, "");
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, end - begin);
    while (columns(line) > width) {  // A word longer than the column.
      const std::string head = shorten(line, width);
      const std::size_t kept = head.size() - std::string("…").size();
      lines.push_back(line.substr(0, kept));
      line = line.substr(kept);
      if (kept == 0) break;
    }
    lines.push_back(line);
    begin = end + 1;
  }
  return lines;
}

std::string padded(const std::string& text, std::size_t width, Align align) {
  const std::size_t used = columns(text);
  const std::string blank(width > used ? width - used : 0, ' ');
  return align == Align::right ? blank + text : text + blank;
}

}  // namespace

void Sheet::add(std::vector<std::string> cells) {
  cells.resize(columns_.size());
  rows_.push_back({std::move(cells), {}});
}

void Sheet::note(std::string text) { rows_.back().notes.push_back(std::move(text)); }

std::vector<std::size_t> Sheet::widths(std::size_t total) const {
  std::vector<std::size_t> out(columns_.size(), 0);
  std::size_t fixed = 0;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    for (const Row& row : rows_) out[c] = std::max(out[c], columns(row.cells[c]));
    if (out[c] == 0) continue;  // Empty everywhere: left out.
    out[c] = std::max(std::min(out[c], columns_[c].most), std::min(columns(columns_[c].header), columns_[c].most));
    if (!columns_[c].flexible) fixed += out[c] + gap;
  }
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (!columns_[c].flexible || out[c] == 0) continue;
    std::size_t longest = columns(columns_[c].header);
    for (const Row& row : rows_) longest = std::max(longest, columns(row.cells[c]));
    out[c] = std::min(longest, std::max(least_flexible, total > fixed ? total - fixed : 0));
  }
  return out;
}

void Sheet::print_row(const Screen& screen, const std::vector<std::string>& cells, const std::vector<std::size_t>& width,
                      bool header) const {
  std::vector<std::vector<std::string>> parts;
  std::size_t height = 1;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    parts.push_back(width[c] == 0 ? std::vector<std::string>() : lines_of(cells[c], width[c]));
    height = std::max(height, parts.back().size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    std::string out;
    std::size_t pending = 0;  // Blanks before the next cell that holds something, so that no line ends in blanks.
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (width[c] == 0) continue;
      std::string text = line < parts[c].size() ? parts[c][line] : std::string();
      if (columns_[c].align == Align::right) text = padded(text, width[c], Align::right);
      if (text.find_first_not_of(' ') != std::string::npos) {
        out += std::string(pending, ' ') + screen.tint(header ? Tint::strong : columns_[c].tint, text);
        pending = width[c] - columns(text) + gap;
      } else {
        pending += width[c] + gap;
      }
    }
    screen.line(out);
  }
}

void Sheet::print(const Screen& screen) const {
  if (rows_.empty()) return;
  const auto total = static_cast<std::size_t>(screen.width());
  const std::vector<std::size_t> width = widths(total);
  std::vector<std::string> headers;
  for (const Column& column : columns_) headers.push_back(column.header);
  print_row(screen, headers, width, true);
  for (const Row& row : rows_) {
    print_row(screen, row.cells, width, false);
    for (const std::string& note : row.notes) screen.line("    " + wrapped(note, total - 4, "    "));
  }
}

}  // namespace lagebild
