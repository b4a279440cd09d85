// JSON as pages and feeds carry it, read leniently: raw line ends in strings, trailing commas and a missing end are
// forgiven, because one stray byte in a page's JSON-LD must not cost its date.
//
//   parse_json(R"({"a": [1, "x"]})", 64)->find("a")->items[1].text  ->  "x"
//
// Not for our own JSON (that is outside/wire's). Strict reading, for JSONL: `strict` refuses what RFC 8259 refuses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lagebild {

struct JsonValue {
  enum class Kind : std::uint8_t { null, boolean, number, text, list, object };
  JsonValue();
  JsonValue(const JsonValue& other);
  JsonValue(JsonValue&& other) noexcept;
  JsonValue& operator=(const JsonValue& other);
  JsonValue& operator=(JsonValue&& other) noexcept;
  ~JsonValue();

  Kind kind = Kind::null;
  bool truth = false;
  std::size_t begin = 0, end = 0;  // Bytes of the document.
  std::string text;                // Of a text: its value in UTF-8; of a number: its digits as written.
  std::vector<JsonValue> items;
  std::vector<std::pair<std::string, JsonValue>> members;  // In order; the last of equal names wins in find.

  [[nodiscard]] const JsonValue* find(std::string_view name) const;
  // The text of the member where it is a text that is not empty.
  [[nodiscard]] std::optional<std::string> text_of(std::string_view name) const;
};

struct JsonProblem {
  std::size_t byte = 0;
  std::string what;  // "a string without an end"
};

// Nothing where it is no JSON at all, or deeper than `depth`; `problem` then says what. Linear.
std::optional<JsonValue> parse_json(std::string_view bytes, std::uint32_t depth, bool strict = false,
                                    JsonProblem* problem = nullptr);

}  // namespace lagebild
