// From the codes of a PDF's text to characters: ToUnicode maps, the named encodings, and glyph names (ISO 32000-1, 9.10).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lagebild {

struct PdfFont {
  int code_size = 1;                                           // Bytes a code.
  std::unordered_map<std::uint32_t, std::string> characters;   // Code -> UTF-8.
  std::vector<double> widths = std::vector<double>(256, 0.0);  // Of one-byte codes, in thousandths; 0 where unknown.
  double default_width = 500;

  [[nodiscard]] double width(std::uint32_t code) const {
    return code < widths.size() && widths[code] > 0 ? widths[code] : default_width;
  }
};

// Adds what a ToUnicode map says. Ranges are cut at 65,536 codes in all.
void read_to_unicode(std::string_view cmap, PdfFont& font);

// "adieresis" -> "ä", "uni00E4" -> "ä", "A" -> "A"; empty for a name that is not known.
std::string glyph_text(std::string_view name);

}  // namespace lagebild
