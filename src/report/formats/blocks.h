// Text in blocks: how plain text falls into paragraphs, and how a report's text is put together block by block.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/formats/report.h"

namespace lagebild {

// The paragraphs of `text`, which empty lines set apart. Spans have no blanks at their ends; none is empty.
std::vector<Block> paragraph_blocks(std::string_view text);

// Adds `text` (trimmed, not empty) to report.text as a block of its own; says where it begins.
std::uint32_t append_block(Report& report, std::string_view text, BlockKind kind, const std::optional<std::string>& time = {});

}  // namespace lagebild
