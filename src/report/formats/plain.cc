// Plain text: the bytes as they stand, with an optional dateline in front.
//
//   " date 2016-09 Die Feuerwehr hat …"  ->  published 2016-09, text "Die Feuerwehr hat …"

#include <fmt/format.h>

#include "ground/text/text.h"
#include "report/formats/blocks.h"
#include "report/formats/encoding.h"
#include "report/formats/run.h"
#include "report/formats/utf8.h"

namespace lagebild {

namespace {

constexpr std::string_view kDateline = "date ";

// The size of the dateline in front of `text` (0 where there is none) and its date.
std::pair<std::size_t, std::string_view> dateline(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && ascii_space(text[at])) ++at;
  if (!text.substr(at).starts_with(kDateline)) return {0, {}};
  at += kDateline.size();
  while (at < text.size() && text[at] == ' ') ++at;
  std::size_t end = at;
  while (end < text.size() && !ascii_space(text[end])) ++end;
  const std::string_view date = text.substr(at, end - at);
  if (!parse_days(date)) return {0, {}};
  while (end < text.size() && ascii_space(text[end])) ++end;
  return {end, date};
}

}  // namespace

void read_text(const Input& input, Run& run, std::uint32_t) {
  Decoded decoded = decode(input.bytes, input.content_type.value_or(""));
  const auto [skip, date] = dateline(decoded.text);
  Report report;
  if (skip > 0) report.published = read_date(date).value_or(Published{});
  const std::size_t end = decoded.text.find_last_not_of(" \t\n\r\f");
  if (end == std::string::npos || end < skip) {
    return run.refuse(input, input.bytes, Format::text, fmt::format("{} holds no text; leave it out.", input.name));
  }
  report.text = decoded.text.substr(skip, end + 1 - skip);
  const auto from = static_cast<std::uint32_t>(skip), size = static_cast<std::uint32_t>(report.text.size());
  report.map = compose_maps({{{0, size}, {from, from + size}}}, decoded.map);
  report.notes = std::move(decoded.notes);
  report.blocks = paragraph_blocks(report.text);
  run.give(std::move(report), input, input.bytes, Format::text);
}

}  // namespace lagebild
