// Letters: RFC 5322 with MIME (RFC 2045 to 2047), single or many in an mbox. The text is the plain part, else the HTML part;
// attached reports (PDF, DOCX, pages, letters) are parts of their own after it.
//
//   "Subject: =?utf-8?Q?L=C3=A4ge?=\n\nText"  ->  title "Läge", text "Text"

#include <fmt/format.h>

#include <array>

#include "ground/text/text.h"
#include "report/formats/blocks.h"
#include "report/formats/encoding.h"
#include "report/formats/html.h"
#include "report/formats/http.h"
#include "report/formats/run.h"
#include "report/formats/utf8.h"

namespace lagebild {

namespace {

int hex(char c) {
  return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string unquote(std::string_view text, bool header) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '_' && header) {
      out += ' ';
    } else if (c != '=') {
      out += c;
    } else if (i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else {
      const std::size_t line = text.find('\n', i);  // A soft line end.
      if (line == std::string_view::npos || !trim(text.substr(i + 1, line - i - 1)).empty()) {
        out += c;
      } else {
        i = line;
      }
    }
  }
  return out;
}

std::string unbase64(std::string_view text) {
  static constexpr auto kValues = [] {
    std::array<int, 256> values{};
    values.fill(-1);
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t i = 0; i < digits.size(); ++i) values[static_cast<unsigned char>(digits[i])] = static_cast<int>(i);
    return values;
  }();
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const int value = kValues[static_cast<unsigned char>(c)];
    if (value < 0) continue;
    bits = (bits << 6) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count >= 8) out += static_cast<char>(bits >> (count -= 8));
  }
  return out;
}

std::string in_utf8(const std::string& bytes, std::string_view charset) {
  return charset.empty() ? decode(bytes).text : decode(bytes, fmt::format("charset={}", charset)).text;
}

// "=?utf-8?B?…?= =?iso-8859-1?Q?…?=" in a header line.
std::string header_text(std::string_view raw) {
  std::string out;
  bool after_word = false;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t start = raw.find("=?", at);
    const std::string_view before = raw.substr(at, start - at);
    if (!(after_word && trim(before).empty())) out += before;
    if (start == std::string_view::npos) break;
    const std::size_t charset = raw.find('?', start + 2);
    const std::size_t kind = charset == std::string_view::npos ? charset : raw.find('?', charset + 1);
    const std::size_t end = kind == std::string_view::npos ? kind : raw.find("?=", kind + 1);
    if (end == std::string_view::npos || kind != charset + 2) {
      out += raw.substr(start, 2);
      at = start + 2;
      after_word = false;
      continue;
    }
    const std::string_view body = raw.substr(kind + 1, end - kind - 1);
    const bool base64 = ascii_lower(raw[charset + 1]) == 'b';
    out += in_utf8(base64 ? unbase64(body) : unquote(body, true), raw.substr(start + 2, charset - start - 2));
    at = end + 2;
    after_word = true;
  }
  return collapse(to_utf8(out));
}

// Header lines with their continuations on one line.
std::string unfold(std::string_view header) {
  std::string out;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (header[i] == '\r') continue;
    const bool folds = header[i] == '\n' && i + 1 < header.size() && (header[i + 1] == ' ' || header[i + 1] == '\t');
    out += folds ? ' ' : header[i];
  }
  return out;
}

std::string parameter(std::string_view value, std::string_view name) {
  const std::string key = fmt::format("{}=", name);
  const std::size_t at = find_ignoring_case(value, key);
  if (at == std::string_view::npos) return {};
  std::string_view rest = value.substr(at + key.size());
  if (rest.starts_with('"')) return std::string(rest.substr(1, rest.find('"', 1) - 1));
  return std::string(rest.substr(0, rest.find_first_of("; \t\r\n")));
}

struct MailPart {
  std::string header;     // Unfolded.
  std::string_view body;  // As sent.
  [[nodiscard]] std::string_view value(std::string_view name) const { return header_value(header, name); }
};

MailPart split(std::string_view bytes) {
  std::size_t gap = 2, end = bytes.find("\n\n");
  if (const std::size_t wide = bytes.find("\r\n\r\n"); wide < end) gap = 4, end = wide;
  if (bytes.starts_with('\n') || bytes.starts_with("\r\n")) end = 0, gap = bytes[0] == '\n' ? 1 : 2;
  MailPart part{unfold(bytes.substr(0, end)), {}};
  if (end != std::string_view::npos) part.body = bytes.substr(end + gap);
  return part;
}

std::string body_bytes(const MailPart& part) {
  const std::string_view encoding = part.value("content-transfer-encoding");
  if (starts_ignoring_case(encoding, "base64")) return unbase64(part.body);
  if (starts_ignoring_case(encoding, "quoted-printable")) return unquote(part.body, false);
  return std::string(part.body);
}

// The parts of a multipart body, between its boundary lines.
std::vector<std::string_view> pieces(std::string_view body, std::string_view boundary) {
  std::vector<std::string_view> out;
  const std::string mark = fmt::format("--{}", boundary);
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = 0; (at = body.find(mark, at)) != std::string_view::npos; at += mark.size()) {
    if (at > 0 && body[at - 1] != '\n') continue;
    if (begin != std::string_view::npos && begin <= at) out.push_back(body.substr(begin, at - begin));
    const std::size_t line = body.find('\n', at);
    if (body.substr(at + mark.size(), 2) == "--" || line == std::string_view::npos) return out;
    begin = line + 1;
  }
  if (begin != std::string_view::npos) out.push_back(body.substr(begin));
  return out;
}

// The leaves of a letter, in order. Deeper ones than `depth` are left out.
struct Letter {
  std::vector<MailPart> leaves;
  bool too_deep = false;
};

Letter leaves_of(std::string_view bytes, std::uint32_t depth) {
  Letter letter;
  std::vector<std::pair<std::string_view, std::uint32_t>> open = {{bytes, 0}};
  while (!open.empty() && letter.leaves.size() < 1000) {
    const auto [piece, level] = open.back();
    open.pop_back();
    MailPart part = split(piece);
    const std::string_view type = part.value("content-type");
    const std::string boundary = parameter(type, "boundary");
    if (!starts_ignoring_case(type, "multipart/") || boundary.empty()) {
      letter.leaves.push_back(std::move(part));
      continue;
    }
    letter.too_deep = letter.too_deep || level >= depth;
    if (level >= depth) continue;
    const auto inner = pieces(part.body, boundary);
    for (auto it = inner.rbegin(); it != inner.rend(); ++it) open.emplace_back(*it, level + 1);
  }
  return letter;
}

std::string sender_of(std::string_view from) {
  const std::string text = header_text(from);
  const std::size_t angle = text.find('<');
  std::string name(trim(std::string_view(text).substr(0, angle)));
  std::erase(name, '"');
  return name.empty() ? text : name;
}

bool is_text(const MailPart& part, std::string_view kind) {
  const std::string_view type = part.value("content-type");
  const bool attached = starts_ignoring_case(part.value("content-disposition"), "attachment");
  return !attached && (starts_ignoring_case(type, kind) || (type.empty() && kind == "text/plain"));
}

bool attached_report(const MailPart& part) {
  const std::string_view type = part.value("content-type");
  for (const std::string_view kind :
       {"application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml", "message/rfc822", "application/zip",
        "application/octet-stream", "text/html", "text/plain"}) {
    if (starts_ignoring_case(type, kind)) return true;
  }
  return false;
}

void fill_text(Report& report, const std::vector<MailPart>& leaves, const Settings& settings) {
  for (const MailPart& part : leaves) {
    if (!is_text(part, "text/plain")) continue;
    const std::string text = in_utf8(body_bytes(part), charset_of(part.value("content-type")));
    const std::string_view lean = trim(text);
    if (lean.empty()) continue;
    if (!report.text.empty()) report.text += "\n\n";
    report.text += lean;
  }
  report.blocks = paragraph_blocks(report.text);
  for (const MailPart& part : leaves) {
    if (!report.text.empty()) return;
    if (is_text(part, "text/html"))
      append_fragment(report, in_utf8(body_bytes(part), charset_of(part.value("content-type"))), settings);
  }
}

}  // namespace

void read_mail(const Input& input, Run& run, std::uint32_t nesting) {
  if (input.bytes.size() > 4 * run.settings().limits.document) {
    return run.refuse(input, input.bytes, Format::mail,
                      fmt::format("{} is a letter of {} bytes; that is more than is read.", input.name, input.bytes.size()));
  }
  const MailPart head = split(input.bytes);
  const Letter letter = leaves_of(input.bytes, run.settings().limits.depth / 10);
  Report report;
  if (const auto subject = head.value("subject"); !subject.empty()) report.title = header_text(subject);
  if (const auto from = head.value("from"); !from.empty()) report.author = sender_of(from);
  if (const auto date = read_date(head.value("date"))) report.published = *date;
  if (letter.too_deep)
    report.notes.emplace_back("The letter nests parts deeper than any letter needs; the parts beyond were left out.");
  fill_text(report, letter.leaves, run.settings());
  const bool text = !report.text.empty();
  if (text) run.give(std::move(report), input, input.bytes, Format::mail);
  bool attachments = false;
  for (const MailPart& part : letter.leaves) {
    if (is_text(part, "text/plain") || is_text(part, "text/html") || !attached_report(part) || run.stopped()) continue;
    attachments = true;
    const std::string bytes = body_bytes(part);
    std::string name = header_text(parameter(part.value("content-disposition"), "filename"));
    if (name.empty()) name = "attachment";
    const Input inner = part_of(input, fmt::format("{}:{}", input.name, name), bytes);
    if (run.entry(inner) && run.unpacked(input, bytes.size())) run.read(inner, nesting + 1);
  }
  if (!text && !attachments)
    run.refuse(input, input.bytes, Format::mail, fmt::format("{} is a letter without text.", input.name));
}

void read_mbox(const Input& input, Run& run, std::uint32_t nesting) {
  const std::string_view bytes = input.bytes;
  std::size_t number = 0;
  for (std::size_t at = 0; at < bytes.size() && !run.stopped();) {
    std::size_t next = at;
    do {
      next = bytes.find("\nFrom ", next + 1);
    } while (next != std::string_view::npos &&
             !(bytes[next - 1] == '\n' || (next >= 2 && bytes[next - 1] == '\r' && bytes[next - 2] == '\n')));
    const std::size_t line = bytes.find('\n', at);  // After "From somebody date".
    if (line == std::string_view::npos) return;
    const std::size_t end = std::min(next, bytes.size());
    const Input part = part_of(input, fmt::format("{}:{}", input.name, ++number),
                               end > line ? bytes.substr(line + 1, end - line - 1) : std::string_view());
    if (!run.entry(part)) return;
    read_mail(part, run, nesting);
    at = next == std::string_view::npos ? bytes.size() : next + 1;
  }
}

}  // namespace lagebild
