// Small tools on UTF-8 that every format needs; what a language needs is ground/text's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lagebild {

// U+FFFD for what is no character (surrogates, beyond U+10FFFF, NUL).
inline void append_utf8(std::string& out, std::uint32_t code) {
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  if (code < 0x80) {
    out += static_cast<char>(code);
    return;
  }
  if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
  }
  out += static_cast<char>(0x80 | (code & 0x3F));
}

inline bool ascii_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
inline char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string ascii_lower(std::string_view text);
std::string_view trim(std::string_view text);
// Whole comparison and search without regard to ASCII case. `from` and the result are bytes; npos where there is none.
bool same_ignoring_case(std::string_view a, std::string_view b);
bool starts_ignoring_case(std::string_view text, std::string_view lower_prefix);
std::size_t find_ignoring_case(std::string_view text, std::string_view lower, std::size_t from = 0);
// Runs of white space (also U+00A0) as one blank, none at the ends.
std::string collapse(std::string_view text);
// Characters, for sizes: bytes that do not continue one.
std::size_t characters(std::string_view text);

}  // namespace lagebild
