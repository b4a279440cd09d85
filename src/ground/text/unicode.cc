// Encodings, folding and code points; the work is ICU's, with short cuts for what German and English mostly are.
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "ground/text/text.h"

namespace lagebild {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Length of the well-formed sequence at `i`; 0 where there is none (Unicode 15, table 3-7).
std::size_t sequence(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U; };
  const auto tail = [&](std::size_t k) { return byte(k) >= 0x80U && byte(k) <= 0xBFU; };
  const unsigned lead = byte(i);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return tail(i + 1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const bool second = lead == 0xE0 ? byte(i + 1) >= 0xA0 && byte(i + 1) <= 0xBF
                                     : (lead == 0xED ? byte(i + 1) >= 0x80 && byte(i + 1) <= 0x9F : tail(i + 1));
    return second && tail(i + 2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const bool second = lead == 0xF0 ? byte(i + 1) >= 0x90 && byte(i + 1) <= 0xBF
                                     : (lead == 0xF4 ? byte(i + 1) >= 0x80 && byte(i + 1) <= 0x8F : tail(i + 1));
    return second && tail(i + 2) && tail(i + 3) ? 4 : 0;
  }
  return 0;
}

// Lower case of ASCII and of the Latin-1 letters in their two-byte form; false where a character is beyond them.
bool fold_latin(std::string_view text, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : text[i];
      continue;
    }
    if (c != 0xC3 || i + 1 >= text.size()) return false;
    const auto d = static_cast<unsigned char>(text[++i]);
    out += text[i - 1];
    out += d >= 0x80 && d <= 0x9E && d != 0x97 ? static_cast<char>(d + 32) : text[i];
  }
  return true;
}

icu::UnicodeString normal(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString whole = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<int32_t>(utf8.size())});
  if (U_FAILURE(status)) return whole;
  icu::UnicodeString out = nfc->normalize(whole, status);
  return U_FAILURE(status) ? whole : out;
}

}  // namespace

bool valid_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = sequence(bytes, i);
    if (length == 0) return false;
    i += length;
  }
  return true;
}

std::string to_utf8(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.find('\r') == std::string_view::npos && bytes.find('\0') == std::string_view::npos && valid_utf8(bytes))
    return std::string(bytes);
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t length = sequence(bytes, i);
    if (length == 0 || bytes[i] == '\0') {
      out += kReplacement;
      ++i;
      continue;
    }
    if (bytes[i] == '\r') {
      out += '\n';
      i += i + 1 < bytes.size() && bytes[i + 1] == '\n' ? 2 : 1;
      continue;
    }
    out.append(bytes.substr(i, length));
    i += length;
  }
  return out;
}

std::string to_utf8(std::string_view bytes, std::string_view encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::string name(encoding);
  if (name.empty() || bytes.size() > 0x3FFFFFFF) return to_utf8(bytes);
  const icu::LocalUConverterPointer converter(ucnv_open(name.c_str(), &status));
  if (U_FAILURE(status)) return to_utf8(bytes);
  const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter.getAlias(), status);
  if (U_FAILURE(status)) return to_utf8(bytes);
  std::string out;
  text.toUTF8String(out);
  return to_utf8(out);
}

std::string fold(std::string_view utf8) {
  // Quotation marks, dashes, the ellipsis (U+2010 to U+2026) have no other spelling.
  if (utf8.size() == 3 && utf8.starts_with("\xE2\x80") && utf8 != "’" && static_cast<unsigned char>(utf8[2]) <= 0xA6)
    return std::string(utf8);
  std::string out;
  out.reserve(utf8.size());
  if (fold_latin(utf8, out)) return out;
  out.clear();
  icu::UnicodeString text = normal(utf8);
  text.toLower(icu::Locale::getRoot());
  text.findAndReplace(icu::UnicodeString(static_cast<UChar>(0x00AD)), icu::UnicodeString());
  text.findAndReplace(icu::UnicodeString(static_cast<UChar>(0x2019)), icu::UnicodeString(static_cast<UChar>('\'')));
  text.toUTF8String(out);
  return out;
}

std::string compose(std::string_view utf8) {
  if (std::all_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) < 0xC4; }))
    return std::string(utf8);
  std::string out;
  normal(utf8).toUTF8String(out);
  return out;
}

CodePoints::CodePoints(std::string_view utf8) : text_(utf8) {
  std::uint32_t points = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if (i % 64 == 0) every_64_.push_back(points);
    points += (static_cast<unsigned char>(utf8[i]) & 0xC0) != 0x80;
  }
  if (utf8.size() % 64 == 0) every_64_.push_back(points);
}

std::uint32_t CodePoints::at(std::uint32_t byte) const {
  byte = std::min(byte, static_cast<std::uint32_t>(text_.size()));
  std::uint32_t points = every_64_[byte / 64];
  for (std::uint32_t i = byte / 64 * 64; i < byte; ++i) points += (static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80;
  return points;
}

std::uint32_t CodePoints::byte(std::uint32_t code_point) const {
  const auto row = std::upper_bound(every_64_.begin(), every_64_.end(), code_point) - every_64_.begin() - 1;
  std::uint32_t points = every_64_[static_cast<std::size_t>(row)];
  auto i = static_cast<std::uint32_t>(row * 64);
  while (i < text_.size()) {
    if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80) {
      if (points == code_point) return i;
      ++points;
    }
    ++i;
  }
  return static_cast<std::uint32_t>(text_.size());
}

}  // namespace lagebild
