#include "report/formats/pdf_font.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "report/formats/utf8.h"

namespace lagebild {

namespace {

struct Glyph {
  std::string_view name;
  std::uint32_t code;
};

// Of Adobe's glyph list, what German and English text needs; letters name themselves.
constexpr std::array<Glyph, 96> kGlyphs = {{
    {"space", 0x20},
    {"exclam", 0x21},
    {"quotedbl", 0x22},
    {"numbersign", 0x23},
    {"dollar", 0x24},
    {"percent", 0x25},
    {"ampersand", 0x26},
    {"quotesingle", 0x27},
    {"parenleft", 0x28},
    {"parenright", 0x29},
    {"asterisk", 0x2A},
    {"plus", 0x2B},
    {"comma", 0x2C},
    {"hyphen", 0x2D},
    {"period", 0x2E},
    {"slash", 0x2F},
    {"zero", 0x30},
    {"one", 0x31},
    {"two", 0x32},
    {"three", 0x33},
    {"four", 0x34},
    {"five", 0x35},
    {"six", 0x36},
    {"seven", 0x37},
    {"eight", 0x38},
    {"nine", 0x39},
    {"colon", 0x3A},
    {"semicolon", 0x3B},
    {"less", 0x3C},
    {"equal", 0x3D},
    {"greater", 0x3E},
    {"question", 0x3F},
    {"at", 0x40},
    {"bracketleft", 0x5B},
    {"backslash", 0x5C},
    {"bracketright", 0x5D},
    {"underscore", 0x5F},
    {"braceleft", 0x7B},
    {"bar", 0x7C},
    {"braceright", 0x7D},
    {"Adieresis", 0xC4},
    {"Odieresis", 0xD6},
    {"Udieresis", 0xDC},
    {"adieresis", 0xE4},
    {"odieresis", 0xF6},
    {"udieresis", 0xFC},
    {"germandbls", 0xDF},
    {"eacute", 0xE9},
    {"egrave", 0xE8},
    {"ecircumflex", 0xEA},
    {"agrave", 0xE0},
    {"aacute", 0xE1},
    {"acircumflex", 0xE2},
    {"ccedilla", 0xE7},
    {"ntilde", 0xF1},
    {"oacute", 0xF3},
    {"ograve", 0xF2},
    {"ocircumflex", 0xF4},
    {"uacute", 0xFA},
    {"ugrave", 0xF9},
    {"iacute", 0xED},
    {"Eacute", 0xC9},
    {"aring", 0xE5},
    {"oslash", 0xF8},
    {"ae", 0xE6},
    {"scaron", 0x161},
    {"Scaron", 0x160},
    {"zcaron", 0x17E},
    {"quoteleft", 0x2018},
    {"quoteright", 0x2019},
    {"quotesinglbase", 0x201A},
    {"quotedblleft", 0x201C},
    {"quotedblright", 0x201D},
    {"quotedblbase", 0x201E},
    {"guillemotleft", 0xAB},
    {"guillemotright", 0xBB},
    {"guilsinglleft", 0x2039},
    {"guilsinglright", 0x203A},
    {"endash", 0x2013},
    {"emdash", 0x2014},
    {"bullet", 0x2022},
    {"ellipsis", 0x2026},
    {"Euro", 0x20AC},
    {"section", 0xA7},
    {"degree", 0xB0},
    {"copyright", 0xA9},
    {"registered", 0xAE},
    {"periodcentered", 0xB7},
    {"onehalf", 0xBD},
    {"minus", 0x2212},
    {"fi", 0xFB01},
    {"fl", 0xFB02},
    {"ff", 0xFB00},
    {"ffi", 0xFB03},
    {"nbspace", 0x20},
    {"sterling", 0xA3},
}};

int hex(char c) {
  return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Bytes of "<00E4>" at `at`, which is left after it.
std::string hex_string(std::string_view text, std::size_t& at) {
  std::string out;
  int high = -1;
  for (++at; at < text.size() && text[at] != '>'; ++at) {
    const int digit = hex(text[at]);
    if (digit < 0) continue;
    if (high < 0) {
      high = digit;
    } else {
      out += static_cast<char>(high * 16 + digit);
      high = -1;
    }
  }
  at = std::min(at + 1, text.size());
  return out;
}

std::uint32_t number_of(const std::string& bytes) {
  std::uint32_t value = 0;
  for (const char c : bytes.substr(0, 4)) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

// Ligatures as their letters: what reads the text looks for "fl", not for one sign.
void append_character(std::string& out, std::uint32_t code) {
  static constexpr std::array<std::string_view, 5> kLigatures = {"ff", "fi", "fl", "ffi", "ffl"};
  if (code >= 0xFB00 && code <= 0xFB04) {
    out += kLigatures[code - 0xFB00];
  } else {
    append_utf8(out, code);
  }
}

std::string from_utf16(const std::string& bytes) {
  std::string out;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    std::uint32_t code = number_of(bytes.substr(i, 2));
    if (code >= 0xD800 && code < 0xDC00 && i + 3 < bytes.size()) {
      code = 0x10000 + ((code - 0xD800) << 10) + (number_of(bytes.substr(i + 2, 2)) - 0xDC00);
      i += 2;
    }
    append_character(out, code);
  }
  if (bytes.size() == 1) append_character(out, static_cast<unsigned char>(bytes[0]));
  return out;
}

// One section of a map, "beginbfchar" or "beginbfrange" to its end.
void read_section(std::string_view body, bool ranges, PdfFont& font, std::size_t& left) {
  for (std::size_t at = 0; left > 0 && (at = body.find('<', at)) != std::string_view::npos;) {
    const std::uint32_t first = number_of(hex_string(body, at));
    std::uint32_t last = first;
    const auto next = [&] { return at = std::min(body.find_first_of("<[", at), body.size()), at < body.size(); };
    if (ranges && next()) last = number_of(hex_string(body, at));
    if (!next()) return;
    const bool listed = body[at] == '[';
    std::string to = listed ? std::string() : hex_string(body, at);
    if (listed) ++at;
    for (std::uint32_t code = first; code <= last && left > 0; ++code, --left) {
      if (listed) {
        at = std::min(body.find_first_of("<]", at), body.size());
        if (at >= body.size() || body[at] == ']') break;
        to = hex_string(body, at);
      }
      font.characters[code] = from_utf16(to);
      if (!listed && !to.empty() && static_cast<unsigned char>(to.back()) < 0xFF) to.back() = static_cast<char>(to.back() + 1);
      if (code == UINT32_MAX) break;
    }
    if (listed) at = std::min(body.find(']', at), body.size());
  }
}

}  // namespace

void read_to_unicode(std::string_view cmap, PdfFont& font) {
  if (const auto space = cmap.find("begincodespacerange"); space != std::string_view::npos) {
    std::size_t at = cmap.find('<', space);
    if (at != std::string_view::npos) font.code_size = std::clamp(static_cast<int>(hex_string(cmap, at).size()), 1, 4);
  }
  std::size_t left = 65'536;
  for (const bool ranges : {false, true}) {
    const std::string_view begin = ranges ? "beginbfrange" : "beginbfchar", end = ranges ? "endbfrange" : "endbfchar";
    for (std::size_t at = 0; (at = cmap.find(begin, at)) != std::string_view::npos;) {
      const std::size_t close = std::min(cmap.find(end, at), cmap.size());
      read_section(cmap.substr(at + begin.size(), close - at - begin.size()), ranges, font, left);
      at = close;
    }
  }
}

std::string glyph_text(std::string_view name) {
  std::string out;
  if (name.size() == 1) return std::string(name);
  for (const Glyph& glyph : kGlyphs) {
    if (glyph.name == name) return append_character(out, glyph.code), out;
  }
  const std::size_t prefix = name.starts_with("uni") ? 3 : name.starts_with("u") ? 1 : 0;
  std::uint32_t code = 0;
  const std::string_view digits = name.substr(prefix, prefix == 3 ? 4 : 6);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
  if (prefix == 0 || digits.size() < 4 || error != std::errc() || end != digits.data() + digits.size()) return {};
  append_character(out, code);
  return out;
}

}  // namespace lagebild
