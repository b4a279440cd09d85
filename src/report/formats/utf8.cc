#include "report/formats/utf8.h"

#include <cstring>

namespace lagebild {

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
  }
  return true;
}

bool starts_ignoring_case(std::string_view text, std::string_view lower_prefix) {
  return text.size() >= lower_prefix.size() && same_ignoring_case(text.substr(0, lower_prefix.size()), lower_prefix);
}

std::size_t find_ignoring_case(std::string_view text, std::string_view lower, std::size_t from) {
  if (lower.empty()) return from;
  const char first[] = {lower[0], static_cast<char>(lower[0] >= 'a' && lower[0] <= 'z' ? lower[0] - 32 : lower[0])};
  for (std::size_t at = from; (at = text.find_first_of(std::string_view(first, 2), at)) != std::string_view::npos; ++at) {
    if (starts_ignoring_case(text.substr(at), lower)) return at;
  }
  return std::string_view::npos;
}

std::string collapse(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool no_break = text[i] == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0';
    if (no_break || ascii_space(text[i])) {
      blank = true;
      i += no_break ? 1 : 0;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += text[i];
  }
  return out;
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

}  // namespace lagebild
