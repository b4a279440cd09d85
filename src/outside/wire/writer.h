// Writes JSON (RFC 8259) onto a string, one value after the other, without building a tree.
//
//   Writer w; w.object([&] { w.put("id", "a1"); w.put("spans", spans, codes); });  ->  {"id":"a1","spans":[[0,5]]}
//
// Keys are written in the order of the calls; nothing is escaped that need not be, so UTF-8 stays readable. A key of an
// empty optional or of an empty string is left out by put_if. Bytes that are no UTF-8 come out as U+FFFD.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/day.h"
#include "ground/base/decimal.h"
#include "ground/base/span.h"

namespace lagebild {

class CodePoints;

class Writer {
 public:
  [[nodiscard]] const std::string& text() const { return out_; }
  std::string take() { return std::move(out_); }

  // The content is what `fill` writes: keys and values, or elements.
  template <typename Fill>
  void object(Fill fill) {
    open('{');
    fill();
    close('}');
  }
  template <typename Fill>
  void list(Fill fill) {
    open('[');
    fill();
    close(']');
  }
  template <typename Fill>
  void object(std::string_view name, Fill fill) {
    key(name);
    object(fill);
  }
  template <typename Fill>
  void list(std::string_view name, Fill fill) {
    key(name);
    list(fill);
  }

  void key(std::string_view name);
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(bool yes);
  void value(std::int64_t number);
  void value(std::uint64_t number);
  void value(std::uint32_t number) { value(std::uint64_t{number}); }
  void value(int number) { value(std::int64_t{number}); }
  void value(Decimal number);
  void value(double number);                       // Six places at most, as degrees and shares need.
  void value(Span span, const CodePoints& codes);  // [begin, end] in code points.
  void raw(std::string_view json);                 // A finished JSON value.

  template <typename Value>
  void put(std::string_view name, const Value& what) {
    key(name);
    value(what);
  }
  void put(std::string_view name, const std::vector<Span>& spans, const CodePoints& codes);
  void put(std::string_view name, Span span, const CodePoints& codes);
  void put(std::string_view name, const std::vector<std::string>& texts);
  template <typename Value>
  void put_if(std::string_view name, const std::optional<Value>& what) {
    if (what) put(name, *what);
  }
  void put_if(std::string_view name, const std::string& what) {
    if (!what.empty()) put(name, what);
  }
  void put_if(std::string_view name, const std::vector<std::string>& what) {
    if (!what.empty()) put(name, what);
  }
  // "begin" and "end" in code points.
  void put_span(Span span, const CodePoints& codes);
  // "from" and "to", ISO 8601.
  void put_days(const Days& days);

 private:
  void open(char bracket);
  void close(char bracket);
  void comma();  // Before a key or an element, unless it is the first.
  std::string out_;
  bool first_ = true;
};

}  // namespace lagebild
