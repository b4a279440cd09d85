// SHA-256 (FIPS 180-4) of content, for ids and custody; the work is libcrypto's.
//
//   sha256_hex("")  ->  "e3b0c44298fc1c14…"
#pragma once

#include <string>
#include <string_view>

namespace lagebild {

// 64 lower-case hexadecimal digits. Linear; safe from any thread.
std::string sha256_hex(std::string_view bytes);

}  // namespace lagebild
