// Parts as bytes on the way from the child to its parent. Numbers are little-endian; a text is its length and its bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "report/formats/formats.h"

namespace lagebild {

// `input`: a source inside it is sent as its place.
std::string part_to_bytes(const Part& part, std::string_view input);

// What a child sent; it keeps the source where that is no part of the input.
struct ReceivedPart {
  Part part;
  std::string source;  // What part.source shows, where it was sent as bytes.
};

// Nothing where the bytes are no such message, or hold spans outside their text or text that is no UTF-8: then the child
// is not to be believed.
std::optional<ReceivedPart> part_from_bytes(std::string_view bytes, std::string_view input);

}  // namespace lagebild
