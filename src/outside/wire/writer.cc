#include "outside/wire/writer.h"

#include <fmt/format.h>

#include <cmath>

#include "ground/text/text.h"

namespace lagebild {

namespace {

// What must be escaped inside a string: quotation mark, backslash and control characters (RFC 8259, section 7).
void escape(std::string& out, char byte) {
  switch (byte) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(byte)));
  }
}

bool needs_escape(char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\'; }

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!needs_escape(text[i])) continue;
    out.append(text.substr(plain, i - plain));
    escape(out, text[i]);
    plain = i + 1;
  }
  out.append(text.substr(plain));
  out += '"';
}

}  // namespace

void Writer::comma() {
  if (!first_) out_ += ',';
  first_ = false;
}

void Writer::open(char bracket) {
  comma();
  out_ += bracket;
  first_ = true;
}

void Writer::close(char bracket) {
  out_ += bracket;
  first_ = false;
}

void Writer::key(std::string_view name) {
  comma();
  append_quoted(out_, name);
  out_ += ':';
  first_ = true;  // No comma before its value.
}

void Writer::value(std::string_view text) {
  comma();
  if (valid_utf8(text)) return append_quoted(out_, text);
  append_quoted(out_, to_utf8(text));
}

void Writer::value(bool yes) { raw(yes ? "true" : "false"); }
void Writer::value(std::int64_t number) { raw(fmt::format("{}", number)); }
void Writer::value(std::uint64_t number) { raw(fmt::format("{}", number)); }
void Writer::value(Decimal number) { raw(number.text()); }

void Writer::value(double number) {
  if (!std::isfinite(number)) return raw("null");
  std::string text = fmt::format("{:.6f}", number);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  raw(text == "-0" ? "0" : text);
}

void Writer::value(Span span, const CodePoints& codes) {
  list([&] {
    value(codes.at(span.begin));
    value(codes.at(span.end));
  });
}

void Writer::raw(std::string_view json) {
  comma();
  out_ += json;
}

void Writer::put(std::string_view name, const std::vector<Span>& spans, const CodePoints& codes) {
  list(name, [&] {
    for (Span span : spans) value(span, codes);
  });
}

void Writer::put(std::string_view name, Span span, const CodePoints& codes) {
  key(name);
  value(span, codes);
}

void Writer::put(std::string_view name, const std::vector<std::string>& texts) {
  list(name, [&] {
    for (const std::string& text : texts) value(text);
  });
}

void Writer::put_span(Span span, const CodePoints& codes) {
  put("begin", codes.at(span.begin));
  put("end", codes.at(span.end));
}

void Writer::put_days(const Days& days) {
  put("from", iso(days.from));
  put("to", iso(days.to));
}

}  // namespace lagebild
