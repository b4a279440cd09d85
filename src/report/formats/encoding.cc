#include "report/formats/encoding.h"

#include <fmt/format.h>

#include <algorithm>

#include "ground/text/text.h"
#include "report/formats/utf8.h"

namespace lagebild {

namespace {

constexpr std::string_view kUtf8 = "utf-8";
constexpr std::size_t kHead = 4096;  // Where a declaration is looked for.

std::string canonical(std::string name) {
  if (name == "utf8" || name == "unicode-1-1-utf-8") return std::string(kUtf8);
  for (const std::string_view latin :
       {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "iso-8859-15", "cp1252", "ansi"}) {
    if (name == latin) return name == "iso-8859-15" ? name : "windows-1252";
  }
  if (name == "utf-16" || name == "unicode") return "utf-16le";
  return name;
}

std::string name_at(std::string_view text, std::size_t at) {
  while (at < text.size() && (ascii_space(text[at]) || text[at] == '"' || text[at] == '\'')) ++at;
  const std::size_t end = std::min(text.find_first_of(" \t\r\n\"';>/?", at), text.size());
  return canonical(ascii_lower(text.substr(at, end - at)));
}

std::string declared_in(std::string_view head) {
  if (head.starts_with("<?xml")) {
    const std::size_t end = std::min(head.find("?>"), head.size());
    if (const auto at = head.substr(0, end).find("encoding="); at != std::string_view::npos) return name_at(head, at + 9);
  }
  for (std::size_t at = 0; (at = find_ignoring_case(head, "<meta", at)) != std::string_view::npos; ++at) {
    const std::size_t end = std::min(head.find('>', at), head.size());
    const std::string_view tag = head.substr(at, end - at);
    if (const auto charset = find_ignoring_case(tag, "charset="); charset != std::string_view::npos) {
      std::string name = name_at(tag, charset + 8);
      return name.starts_with("utf-16") ? std::string(kUtf8) : name;  // A meta that can be read is not UTF-16.
    }
  }
  return {};
}

std::string byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return std::string(kUtf8);
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  return {};
}

// Text of Latin letters in UTF-16 has a zero in every second byte.
std::string zeros(std::string_view bytes) {
  const std::size_t size = std::min<std::size_t>(bytes.size(), 512) & ~std::size_t{1};
  std::size_t even = 0, odd = 0;
  for (std::size_t i = 0; i < size; i += 2) {
    even += bytes[i] == '\0';
    odd += bytes[i + 1] == '\0';
  }
  if (size >= 16 && odd * 10 > size * 4 && even * 10 < size) return "utf-16le";
  if (size >= 16 && even * 10 > size * 4 && odd * 10 < size) return "utf-16be";
  return {};
}

bool has_high(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// Bytes of well-formed sequences of two and more, and bytes that belong to none.
std::pair<std::size_t, std::size_t> well_and_ill(std::string_view bytes) {
  std::size_t well = 0, ill = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    const std::size_t size = c < 0x80 ? 1 : c >= 0xC2 && c < 0xE0 ? 2 : c >= 0xE0 && c < 0xF0 ? 3 : c >= 0xF0 && c < 0xF5 ? 4 : 0;
    std::size_t have = 1;
    while (have < size && i + have < bytes.size() && (static_cast<unsigned char>(bytes[i + have]) & 0xC0) == 0x80) ++have;
    if (size > 1 && have == size) well += size;
    if (size == 0 || have < size) ++ill;
    i += size > 0 && have == size ? size : 1;
  }
  return {well, ill};
}

std::string choose(std::string_view bytes, std::string declared, std::vector<std::string>& notes) {
  if (const std::string mark = byte_order_mark(bytes); !mark.empty()) return mark;
  if (declared.empty() || declared == kUtf8) {
    if (const std::string wide = zeros(bytes); !wide.empty()) return wide;
  }
  const bool utf8 = valid_utf8(bytes);
  if (utf8 && (declared.empty() || declared == kUtf8)) return std::string(kUtf8);
  if (utf8 && has_high(bytes) && !declared.starts_with("utf-16") && !declared.starts_with("iso-2022")) {
    notes.push_back(fmt::format("The bytes are declared as {} but are UTF-8; they were read as UTF-8.", declared));
    return std::string(kUtf8);
  }
  if (!declared.empty() && declared != kUtf8) return declared;
  if (const auto [well, ill] = well_and_ill(bytes); well > 4 * ill) {
    notes.push_back(fmt::format("{} bytes are no UTF-8; each was replaced by U+FFFD.", ill));
    return std::string(kUtf8);
  }
  if (!declared.empty()) notes.emplace_back("The bytes are declared as UTF-8 but are not; they were read as windows-1252.");
  return "windows-1252";
}

bool single_byte(std::string_view encoding) {
  return encoding.starts_with("windows-125") || encoding.starts_with("iso-8859-") || encoding.starts_with("koi8");
}

std::size_t sequence(char lead) {
  const auto c = static_cast<unsigned char>(lead);
  return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

// Bytes of `source` that the character at `at` of `text` came from; 0 where that cannot be told.
std::size_t source_size(std::string_view source, std::size_t from, std::string_view text, std::size_t at,
                        std::string_view encoding) {
  if (source[from] == '\r' && text[at] == '\n') return from + 1 < source.size() && source[from + 1] == '\n' ? 2 : 1;
  if (single_byte(encoding)) return 1;
  if (encoding.starts_with("utf-16")) return sequence(text[at]) == 4 ? 4 : 2;
  const std::size_t size = sequence(text[at]);
  if (source.substr(from, size) == text.substr(at, size)) return size;
  return 0;
}

// Walks text and bytes side by side; a run ends where the two sides stop being the same size.
std::vector<SourceRun> align(std::string_view source, std::string_view text, std::string_view encoding) {
  const bool wide = encoding.starts_with("utf-16");
  if (encoding != kUtf8 && !single_byte(encoding) && !wide) return {};
  const std::size_t mark = byte_order_mark(source).empty() ? 0 : encoding == kUtf8 ? 3 : 2;
  if (source.substr(mark) == text) {
    return {{{0, static_cast<std::uint32_t>(text.size())},
             {static_cast<std::uint32_t>(mark), static_cast<std::uint32_t>(source.size())}}};
  }
  if (wide) return {};
  std::vector<SourceRun> runs;
  std::size_t from = mark;
  for (std::size_t at = 0; at < text.size();) {
    if (from >= source.size()) return {};
    const std::size_t size = std::min(sequence(text[at]), text.size() - at);
    const std::size_t taken = source_size(source, from, text, at, encoding);
    if (taken == 0) return runs;  // After an ill-formed byte there is no sure way back.
    const auto a = static_cast<std::uint32_t>(at), b = static_cast<std::uint32_t>(from);
    const bool joins = !runs.empty() && taken == size && runs.back().text.size() == runs.back().source.size();
    if (!joins) runs.push_back({{a, a}, {b, b}});
    runs.back().text.end = static_cast<std::uint32_t>(at + size);
    runs.back().source.end = static_cast<std::uint32_t>(from + taken);
    at += size;
    from += taken;
  }
  return runs;
}

}  // namespace

std::string charset_of(std::string_view content_type) {
  const auto at = find_ignoring_case(content_type, "charset=");
  return at == std::string_view::npos ? std::string() : name_at(content_type, at + 8);
}

Decoded decode(std::string_view bytes, std::string_view content_type, bool markup) {
  Decoded out;
  std::string declared = charset_of(content_type);
  if (declared.empty() && markup) declared = declared_in(bytes.substr(0, kHead));
  out.encoding = choose(bytes, std::move(declared), out.notes);
  out.text = to_utf8(bytes, out.encoding);
  out.map = align(bytes, out.text, out.encoding);
  return out;
}

std::vector<SourceRun> compose_maps(const std::vector<SourceRun>& first, const std::vector<SourceRun>& second) {
  std::vector<SourceRun> out;
  for (const SourceRun& run : first) {
    auto next =
        std::partition_point(second.begin(), second.end(), [&](const SourceRun& r) { return r.text.end <= run.source.begin; });
    const bool exact = run.text.size() == run.source.size();
    for (; next != second.end() && next->text.begin < run.source.end; ++next) {
      const Span middle{std::max(next->text.begin, run.source.begin), std::min(next->text.end, run.source.end)};
      const bool same = next->text.size() == next->source.size();
      Span source = next->source;
      if (same) source = {source.begin + (middle.begin - next->text.begin), source.begin + (middle.end - next->text.begin)};
      Span text = run.text;
      if (exact) text = {text.begin + (middle.begin - run.source.begin), text.begin + (middle.end - run.source.begin)};
      if (!exact && !out.empty() && out.back().text == text) {
        out.back().source.end = source.end;  // A run with entities covers several runs of bytes.
      } else {
        out.push_back({text, source});
      }
    }
  }
  return out;
}

}  // namespace lagebild
