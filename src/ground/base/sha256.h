// SHA-256 (FIPS 180-4) of content, for ids and custody; the work is libcrypto's.
//
//   sha256_hex("")  ->  "e3b0c44298fc1c14…"
#pragma once

#include <string>
#include <string_view>

namespace lagebild {

// 64 lower-case hexadecimal digits. Linear; safe from any thread.
std::string sha256_hex(std::string_view bytes);

// `kind` and the first twelve digits of the content's hash: content_id("f", "…") -> "f3a1…". Short enough to type, and of a
// million ids two are the same once in 500 records.
std::string content_id(std::string_view kind, std::string_view content);

}  // namespace lagebild
