// The blocks of a text that comes without any: paragraphs between empty lines, and headings among them.
#pragma once

#include <string_view>
#include <vector>

#include "ground/text/text.h"

namespace lagebild {

// In order, without white space at their ends. A line end inside a block is a break of its own unless the lines look
// hard-wrapped.
std::vector<BlockEdge> guess_blocks(std::string_view text);

}  // namespace lagebild
