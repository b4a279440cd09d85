#include "report/formats/blocks.h"

#include "report/formats/utf8.h"

namespace lagebild {

std::vector<Block> paragraph_blocks(std::string_view text) {
  std::vector<Block> blocks;
  bool open = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    if (line.empty()) {
      open = false;
    } else {
      const auto begin = static_cast<std::uint32_t>(line.data() - text.data());
      if (!open) blocks.push_back({{begin, begin}, BlockKind::paragraph, {}});
      blocks.back().span.end = begin + static_cast<std::uint32_t>(line.size());
      open = true;
    }
    at = end + 1;
  }
  return blocks;
}

std::uint32_t append_block(Report& report, std::string_view text, BlockKind kind, const std::optional<std::string>& time) {
  if (!report.text.empty()) report.text += "\n\n";
  const auto begin = static_cast<std::uint32_t>(report.text.size());
  report.text += text;
  report.blocks.push_back({{begin, static_cast<std::uint32_t>(report.text.size())}, kind, time});
  return begin;
}

}  // namespace lagebild
