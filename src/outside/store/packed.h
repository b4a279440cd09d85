// Bytes in less room: gzip (RFC 1952), so that any tool can unpack what the store keeps. Inside store only.
#pragma once

#include <string>
#include <string_view>

#include "ground/base/result.h"

namespace lagebild {

std::string packed(std::string_view bytes);

// `size`: how many bytes come out. The error says that they are damaged (gzip has a checksum of its own).
Result<std::string> unpacked(std::string_view bytes, std::size_t size);

}  // namespace lagebild
