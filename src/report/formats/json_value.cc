#include "report/formats/json_value.h"

#include "report/formats/utf8.h"

namespace lagebild {

// Here and not in the class, where the members are of a type that is not whole yet.
JsonValue::JsonValue() = default;
JsonValue::JsonValue(const JsonValue& other) = default;
JsonValue::JsonValue(JsonValue&& other) noexcept = default;
JsonValue& JsonValue::operator=(const JsonValue& other) = default;
JsonValue& JsonValue::operator=(JsonValue&& other) noexcept = default;
JsonValue::~JsonValue() = default;

const JsonValue* JsonValue::find(std::string_view name) const {
  for (auto member = members.rbegin(); member != members.rend(); ++member) {
    if (member->first == name) return &member->second;
  }
  return nullptr;
}

std::optional<std::string> JsonValue::text_of(std::string_view name) const {
  const JsonValue* value = find(name);
  if (value == nullptr || value->kind != Kind::text || value->text.empty()) return std::nullopt;
  return value->text;
}

namespace {

class Parser {
 public:
  Parser(std::string_view bytes, std::uint32_t depth, bool strict) : bytes_(bytes), depth_(depth), strict_(strict) {}

  std::optional<JsonValue> document() {
    JsonValue value;
    blanks();
    if (!read(value, 0)) return std::nullopt;
    blanks();
    if (strict_ && at_ < bytes_.size()) return fail("something after the end of the value"), std::nullopt;
    return value;
  }
  JsonProblem problem;

 private:
  bool fail(const char* what) {
    if (problem.what.empty()) problem = {at_, what};
    return false;
  }
  [[nodiscard]] char peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }
  void blanks() {
    while (at_ < bytes_.size() && (bytes_[at_] == ' ' || bytes_[at_] == '\n' || bytes_[at_] == '\t' || bytes_[at_] == '\r'))
      ++at_;
  }

  bool read(JsonValue& into, std::uint32_t level) {
    if (level > depth_) return fail("values nested too deeply");
    into.begin = at_;
    const bool good = read_value(into, level);
    into.end = at_;
    return good;
  }

  bool read_value(JsonValue& into, std::uint32_t level) {
    switch (peek()) {
      case '{':
        return read_object(into, level);
      case '[':
        return read_list(into, level);
      case '"':
        into.kind = JsonValue::Kind::text;
        return read_text(into.text);
      default:
        return read_word(into);
    }
  }

  bool read_word(JsonValue& into) {
    for (const std::string_view word : {"true", "false", "null"}) {
      if (bytes_.substr(at_, word.size()) != word) continue;
      at_ += word.size();
      into.kind = word == "null" ? JsonValue::Kind::null : JsonValue::Kind::boolean;
      into.truth = word == "true";
      return true;
    }
    const std::size_t end = std::min(bytes_.find_first_not_of("+-.0123456789eE", at_), bytes_.size());
    if (end == at_) return fail(at_ >= bytes_.size() ? "no value where one must stand" : "a value that is none");
    into.kind = JsonValue::Kind::number;
    into.text = bytes_.substr(at_, end - at_);
    at_ = end;
    return true;
  }

  // After a member or item: true where another follows, false at the end or where it cannot go on.
  bool another(char close, bool& good) {
    blanks();
    if (peek() == ',') {
      ++at_;
      blanks();
      if (peek() != close) return true;
      good = !strict_ || fail("a comma before the end");
      ++at_;
      return false;
    }
    good = peek() == close || (!strict_ && at_ >= bytes_.size()) || fail("no comma between two values");
    if (peek() == close) ++at_;
    return false;
  }

  bool read_list(JsonValue& into, std::uint32_t level) {
    into.kind = JsonValue::Kind::list;
    ++at_;
    blanks();
    if (peek() == ']') return ++at_, true;
    bool good = true;
    do {
      if (!read(into.items.emplace_back(), level + 1)) return false;
    } while (another(']', good));
    return good;
  }

  bool read_object(JsonValue& into, std::uint32_t level) {
    into.kind = JsonValue::Kind::object;
    ++at_;
    blanks();
    if (peek() == '}') return ++at_, true;
    bool good = true;
    do {
      if (peek() != '"') return fail("a name that is no string");
      auto& member = into.members.emplace_back();
      if (!read_text(member.first)) return false;
      blanks();
      if (peek() != ':') return fail("no colon after a name");
      ++at_;
      blanks();
      if (!read(member.second, level + 1)) return false;
    } while (another('}', good));
    return good;
  }

  bool read_text(std::string& into) {
    for (++at_; at_ < bytes_.size();) {
      const std::size_t stop = std::min(bytes_.find_first_of("\"\\", at_), bytes_.size());
      const std::string_view run = bytes_.substr(at_, stop - at_);
      if (strict_ && has_control(run)) return fail("a control character in a string");
      into += run;
      at_ = stop;
      if (at_ >= bytes_.size()) break;
      if (bytes_[at_++] == '"') return true;
      if (!read_escape(into)) return false;
    }
    return strict_ ? fail("a string without an end") : true;
  }

  static bool has_control(std::string_view run) {
    for (const char c : run) {
      if (static_cast<unsigned char>(c) < 0x20) return true;
    }
    return false;
  }

  bool read_escape(std::string& into) {
    const char c = peek();
    ++at_;
    switch (c) {
      case 'n':
        into += '\n';
        return true;
      case 't':
        into += '\t';
        return true;
      case 'r':
        into += '\r';
        return true;
      case 'b':
        into += '\b';
        return true;
      case 'f':
        into += '\f';
        return true;
      case '"':
      case '\\':
      case '/':
        into += c;
        return true;
      case 'u':
        return read_code(into);
      default:
        break;
    }
    if (strict_) return fail("an escape that is none");
    into += c;
    return true;
  }

  std::optional<std::uint32_t> four_digits() {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      const char c = peek();
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return std::nullopt;
      value = value * 16 + static_cast<std::uint32_t>(digit);
    }
    return value;
  }

  bool read_code(std::string& into) {
    const auto first = four_digits();
    if (!first) return strict_ ? fail("\\u without four digits") : true;
    std::uint32_t code = *first;
    if (code >= 0xD800 && code < 0xDC00 && bytes_.substr(at_, 2) == "\\u") {
      const std::size_t back = at_;
      at_ += 2;
      const auto second = four_digits();
      if (second && *second >= 0xDC00 && *second < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + (*second - 0xDC00);
      } else {
        at_ = back;
      }
    }
    append_utf8(into, code);  // A lone surrogate becomes U+FFFD.
    return true;
  }

  std::string_view bytes_;
  std::uint32_t depth_;
  bool strict_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<JsonValue> parse_json(std::string_view bytes, std::uint32_t depth, bool strict, JsonProblem* problem) {
  Parser parser(bytes, depth, strict);
  auto value = parser.document();
  if (!value && problem != nullptr) *problem = parser.problem;
  return value;
}

}  // namespace lagebild
