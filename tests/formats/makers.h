// Packed and printed files made by hand, so that the tests need no archive of samples.
#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lagebild {

inline std::uint32_t crc32_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
  }
  return ~crc;
}

inline std::string little(std::uint32_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * i & 0xFF);
  return out;
}

using Files = std::vector<std::pair<std::string, std::string>>;

// A zip whose members are stored as they are. `flags` 1 marks them as encrypted.
inline std::string make_zip(const Files& files, std::uint32_t flags = 0) {
  std::string out, directory;
  for (const auto& [name, bytes] : files) {
    const auto size = static_cast<std::uint32_t>(bytes.size());
    const std::string common = little(flags, 2) + little(0, 2) + little(0, 2) + little(0x21, 2) + little(crc32_of(bytes), 4) +
                               little(size, 4) + little(size, 4) + little(static_cast<std::uint32_t>(name.size()), 2) +
                               little(0, 2);
    const auto offset = static_cast<std::uint32_t>(out.size());
    out += "PK\x03\x04" + little(20, 2) + common + name + bytes;
    directory += "PK\x01\x02" + little(20, 2) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) +
                 little(0, 4) + little(offset, 4) + name;
  }
  const auto count = static_cast<std::uint32_t>(files.size());
  const auto at = static_cast<std::uint32_t>(out.size());
  return out + directory + "PK\x05\x06" + little(0, 4) + little(count, 2) + little(count, 2) +
         little(static_cast<std::uint32_t>(directory.size()), 4) + little(at, 4) + little(0, 2);
}

inline std::string make_tar(const Files& files) {
  std::string out;
  for (const auto& [name, bytes] : files) {
    std::string header(512, '\0');
    const auto put = [&](std::size_t at, const std::string& text) { header.replace(at, text.size(), text); };
    std::array<char, 16> octal{};
    std::snprintf(octal.data(), octal.size(), "%011zo", bytes.size());
    put(0, name.substr(0, 99));
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, octal.data());
    put(136, "00000000000");
    put(148, "        ");
    put(156, "0");
    put(257, std::string("ustar\00000", 8));
    unsigned sum = 0;
    for (const char c : header) sum += static_cast<unsigned char>(c);
    std::snprintf(octal.data(), octal.size(), "%06o", sum);
    put(148, std::string(octal.data(), 7));
    out += header + bytes + std::string((512 - bytes.size() % 512) % 512, '\0');
  }
  return out + std::string(1024, '\0');
}

// One gzip member of stored blocks.
inline std::string make_gzip(std::string_view bytes) {
  std::string out("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03", 10);
  const std::string_view whole = bytes;
  do {
    const auto size = static_cast<std::uint32_t>(std::min<std::size_t>(bytes.size(), 65'535));
    out += static_cast<char>(size == bytes.size());
    out += little(size, 2) + little(~size, 2);
    out += bytes.substr(0, size);
    bytes.remove_prefix(size);
  } while (!bytes.empty());
  return out + little(crc32_of(whole), 4) + little(static_cast<std::uint32_t>(whole.size()), 4);
}

inline std::string make_docx(const std::string& body) {
  return make_zip(
      {{"[Content_Types].xml", "<Types/>"},
       {"word/styles.xml", R"(<w:styles><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>)"},
       {"docProps/core.xml",
        "<cp:coreProperties><dc:title>Mitteilung</dc:title><dcterms:created>2016-09-29T08:00:00Z</dcterms:created></"
        "cp:coreProperties>"},
       {"word/document.xml", "<?xml version=\"1.0\"?><w:document><w:body>" + body + "</w:body></w:document>"}});
}

// A PDF of one page with this content stream; the cross-reference table is left to the reader to mend.
inline std::string make_pdf(
    const std::string& content,
    const std::string& font = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding") {
  return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 "
         ">>\nendobj\n"
         "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> "
         ">>\nendobj\n"
         "4 0 obj\n<< /Length " +
         std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream\nendobj\n5 0 obj\n<< " + font +
         " >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n0\n%%EOF\n";
}

inline std::string make_warc_record(const std::string& type, const std::string& url, const std::string& block,
                                    const std::string& content_type = "application/http; msgtype=response") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url +
         "\r\nWARC-Date: 2016-09-29T10:00:00Z\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

inline std::string make_response(const std::string& body,
                                 const std::string& headers = "Content-Type: text/html; charset=utf-8\r\n", int status = 200) {
  return "HTTP/1.1 " + std::to_string(status) + " OK\r\n" + headers + "\r\n" + body;
}

}  // namespace lagebild
