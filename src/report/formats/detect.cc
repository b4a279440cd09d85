// What bytes are, seen in the bytes.

#include <algorithm>
#include <array>

#include "report/formats/formats.h"
#include "report/formats/inflate.h"
#include "report/formats/json_value.h"
#include "report/formats/utf8.h"

namespace lagebild {

namespace {

constexpr std::size_t kHead = 64 << 10;

bool tar_header(std::string_view bytes) { return bytes.size() > 265 && bytes.substr(257, 5) == "ustar"; }

bool office_document(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") && bytes.substr(0, 4000).find("[Content_Types].xml") != std::string_view::npos &&
         bytes.find("word/document.xml") != std::string_view::npos;
}

// Header lines as a letter has them: at least two known names before the first empty line.
bool mail_header(std::string_view head) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "from:",         "to:",          "subject:",      "date:",         "received:", "message-id:",
      "mime-version:", "return-path:", "content-type:", "delivered-to:", "reply-to:", "x-"};
  int known = 0;
  for (std::size_t at = 0; at < head.size() && known < 3;) {
    const std::size_t end = std::min(head.find('\n', at), head.size());
    const std::string_view line = trim(head.substr(at, end - at));
    if (line.empty()) break;
    const bool folded = head[at] == ' ' || head[at] == '\t';
    bool name = false;
    for (const std::string_view n : kNames) name = name || starts_ignoring_case(line, n);
    if (!folded && !name && line.find(':') == std::string_view::npos) return false;
    known += name && !folded;
    at = end + 1;
  }
  return known >= 2 && (starts_ignoring_case(head, "x-") || known >= 2);
}

Format json_kind(std::string_view head) {
  const std::size_t line_end = std::min(head.find('\n'), head.size());
  if (head.find("https://jsonfeed.org/version") != std::string_view::npos || head.find("\"items\"") < 2000) {
    if (!parse_json(head.substr(0, line_end), 100, true)) return Format::json_feed;
    if (head.find("jsonfeed.org") != std::string_view::npos) return Format::json_feed;
  }
  return Format::jsonl;
}

Format xml_kind(std::string_view head) {
  for (const std::string_view root : {"<rss", "<feed", "<rdf:rdf"}) {
    if (find_ignoring_case(head.substr(0, 4000), root) != std::string_view::npos) return Format::feed;
  }
  return Format::html;
}

bool looks_like_page(std::string_view head) {
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<article", "<meta ", "<title"}) {
    if (find_ignoring_case(head.substr(0, 16 << 10), tag) != std::string_view::npos) return true;
  }
  std::size_t tags = 0;
  for (const std::string_view tag : {"<p>", "<p ", "<div", "</a>", "<h1", "<h2", "<br", "<span", "<table", "<li"}) {
    tags += find_ignoring_case(head, tag) != std::string_view::npos;
  }
  return tags >= 2;
}

// Control characters that no text has.
bool binary(std::string_view head) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return false;
  std::size_t odd = 0, zero_even = 0, zero_odd = 0;
  for (std::size_t i = 0; i < head.size(); ++i) {
    const auto c = static_cast<unsigned char>(head[i]);
    if (c == 0) (i % 2 == 0 ? zero_even : zero_odd) += 1;
    odd += c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1B && c != 0;
  }
  const std::size_t zeros = zero_even + zero_odd;
  const bool wide = zeros * 10 > head.size() * 3 && (zero_even * 10 < zeros || zero_odd * 10 < zeros);  // UTF-16 without a mark.
  return odd * 50 > head.size() || (zeros > 0 && !wide && zeros * 50 > head.size());
}

}  // namespace

Format detect_format(std::string_view bytes) {
  if (bytes.starts_with("%PDF-") || bytes.substr(0, 1024).find("%PDF-1.") != std::string_view::npos) return Format::pdf;
  if (bytes.starts_with("WARC/")) return Format::warc;
  if (bytes.starts_with("\x1F\x8B") && gzip_head(bytes, 16).starts_with("WARC/")) return Format::warc;
  if (office_document(bytes)) return Format::docx;
  for (const std::string_view magic :
       {"PK\x03\x04", "PK\x05\x06", "\x1F\x8B", "BZh", "\x28\xB5\x2F\xFD", "7z\xBC\xAF", "\xFD\x37zXZ"}) {
    if (bytes.starts_with(magic)) return Format::archive;
  }
  if (tar_header(bytes)) return Format::archive;
  std::string_view head = bytes.substr(0, kHead);
  if (binary(head)) return Format::binary;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (head.starts_with("From ") && mail_header(head.substr(std::min(head.find('\n'), head.size() - 1) + 1))) return Format::mbox;
  const std::string_view start = trim(head);
  if (start.starts_with('{')) return json_kind(start);
  if (start.starts_with("<?xml")) return xml_kind(start);
  if (start.starts_with('<') && xml_kind(start.substr(0, 200)) == Format::feed) return Format::feed;
  if (mail_header(head)) return Format::mail;
  return looks_like_page(head) ? Format::html : Format::text;
}

}  // namespace lagebild
