// The members of a packed file, one after the other, as bytes in memory. libarchive is included in one file behind it:
// zip, tar, and gzip, bzip2, xz and zstd around a tar or a single file. Nothing is ever written, no name is used as a path.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace lagebild {

struct Member {
  std::string name;  // As the archive has it, made valid UTF-8; for sentences only.
  std::string bytes;
  std::string problem;  // Why it could not be read, as the end of a sentence; empty where it could.
};

struct MemberLimits {
  std::uint64_t member = 0, total = 0;
  std::uint32_t ratio = 0, count = 0;
};

// Hands every regular file over in the order of the archive, until `each` returns false. Says what broke the archive
// itself, as the end of a sentence; empty where it was read to its end.
std::string read_members(std::string_view bytes, const MemberLimits& limits, const std::function<bool(Member)>& each);

}  // namespace lagebild
