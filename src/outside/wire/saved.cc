#include "outside/wire/saved.h"

#include <bit>
#include <concepts>
#include <type_traits>

#include "outside/wire/saved_fields.h"

namespace lagebild {

namespace {

constexpr std::string_view mark = "LBR";

class Saver {
 public:
  template <typename... Values>
  void operator()(Values&... values) {
    (put(values), ...);
  }
  std::string take() { return std::move(out_); }

  void number(std::uint64_t value) {  // LEB128
    while (value >= 0x80) {
      out_ += static_cast<char>(value | 0x80U);
      value >>= 7U;
    }
    out_ += static_cast<char>(value);
  }

 private:
  void put(std::string& text) {
    number(text.size());
    out_ += text;
  }
  void put(bool& yes) { number(yes ? 1 : 0); }
  template <std::unsigned_integral Value>
  void put(Value& value) {
    number(value);
  }
  template <typename Value>
    requires std::is_enum_v<Value>
  void put(Value& value) {
    number(static_cast<std::uint64_t>(value));
  }
  void put(double& value) { number(std::bit_cast<std::uint64_t>(value)); }
  void put(Day& day) { number(static_cast<std::uint64_t>(day.time_since_epoch().count() + day_shift)); }
  void put(Decimal& value) {
    std::string text = value.text();
    put(text);
  }
  template <typename Value>
  void put(std::optional<Value>& value) {
    number(value ? 1 : 0);
    if (value) put(*value);
  }
  template <typename Value>
  void put(std::vector<Value>& values) {
    number(values.size());
    for (Value& value : values) put(value);
  }
  template <typename Value>
    requires requires(Saver& saver, Value& value) { fields(saver, value); }
  void put(Value& value) {
    fields(*this, value);
  }
  std::string out_;
};

class Loader {
 public:
  explicit Loader(std::string_view bytes) : left_(bytes) {}
  template <typename... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }
  [[nodiscard]] bool whole() const { return whole_; }
  [[nodiscard]] bool at_end() const { return left_.empty(); }
  void damage() { whole_ = false; }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !left_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(left_.front());
      left_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    whole_ = false;
    return 0;
  }

 private:
  void get(std::string& text) {
    const std::uint64_t size = number();
    if (size > left_.size()) return damage();
    text = left_.substr(0, size);
    left_.remove_prefix(size);
  }
  void get(bool& yes) { yes = number() != 0; }
  template <std::unsigned_integral Value>
  void get(Value& value) {
    value = static_cast<Value>(number());
  }
  template <typename Value>
    requires std::is_enum_v<Value>
  void get(Value& value) {
    value = static_cast<Value>(number());
  }
  void get(double& value) { value = std::bit_cast<double>(number()); }
  void get(Day& day) { day = Day(std::chrono::days(static_cast<std::int64_t>(number()) - day_shift)); }
  void get(Decimal& value) {
    std::string text;
    get(text);
    const auto read = Decimal::parse(text);
    if (!read) return damage();
    value = *read;
  }
  template <typename Value>
  void get(std::optional<Value>& value) {
    if (number() == 0) return value.reset();
    get(value.emplace());
  }
  template <typename Value>
  void get(std::vector<Value>& values) {
    const std::uint64_t size = number();
    if (size > left_.size()) return damage();  // Each element takes a byte or more.
    values.resize(size);
    for (Value& value : values) {
      get(value);
      if (!whole_) return;
    }
  }
  template <typename Value>
    requires requires(Loader& loader, Value& value) { fields(loader, value); }
  void get(Value& value) {
    fields(*this, value);
  }
  std::string_view left_;
  bool whole_ = true;
};

// Tokens by their distance from the one before and their flags: three bytes each.
void save_tokens(Saver& saver, const Text& text) {
  saver.number(text.tokens.size());
  std::uint32_t at = 0;
  for (const Token& token : text.tokens) {
    saver.number(token.span.begin - at);
    saver.number(token.span.size());
    saver.number(static_cast<unsigned>(token.kind) << 4U | unsigned{token.space_before} << 3U | unsigned{token.capital} << 2U |
                 unsigned{token.all_caps} << 1U | unsigned{token.starts_paragraph});
    at = token.span.end;
  }
}

void load_tokens(Loader& loader, Text& text) {
  const std::uint64_t size = loader.number();
  if (size > text.bytes.size()) return loader.damage();
  text.tokens.resize(size);
  std::uint64_t at = 0;
  for (Token& token : text.tokens) {
    const std::uint64_t begin = at + loader.number();
    at = begin + loader.number();
    if (!loader.whole() || begin > at || at > text.bytes.size()) return loader.damage();
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    const std::uint64_t flags = loader.number();
    token.kind = static_cast<TokenKind>(flags >> 4U);
    token.space_before = (flags & 8U) != 0;
    token.capital = (flags & 4U) != 0;
    token.all_caps = (flags & 2U) != 0;
    token.starts_paragraph = (flags & 1U) != 0;
  }
}

bool plain(std::string_view form) {
  for (char byte : form) {
    if (static_cast<unsigned char>(byte) >= 0x80) return false;
  }
  return true;
}

// What follows from text, tokens and sentences is worked out again.
void restore(Text& text) {
  for (std::uint32_t i = 0; i < text.sentences.size(); ++i) {
    for (std::uint32_t t = text.sentences[i].first; t < text.sentences[i].last; ++t) text.tokens[t].sentence = i;
  }
  text.folded.reserve(text.tokens.size());
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    const std::string_view form = text.form(i);
    std::string& folded = text.folded.emplace_back(plain(form) ? std::string(form) : fold(form));
    for (char& byte : folded) {
      if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
    }
  }
}

bool sentences_fit(const Text& text) {
  for (const Sentence& sentence : text.sentences) {
    if (sentence.first > sentence.last || sentence.last > text.tokens.size()) return false;
    if (sentence.span.begin > sentence.span.end || sentence.span.end > text.bytes.size()) return false;
  }
  return true;
}

template <typename Archive>
void findings(Archive& archive, Reading& reading) {
  archive(reading.language, reading.text.sentences, reading.mentions.all, reading.mentions.actors, reading.times, reading.figures,
          reading.speech.statements, reading.events, reading.notes);
}

}  // namespace

std::string save(const Reading& reading) {
  Saver saver;
  auto& open = const_cast<Reading&>(reading);  // `fields` serves both ways; a Saver changes nothing.
  saver.number(saved_version);
  saver(open.report);
  save_tokens(saver, reading.text);
  findings(saver, open);
  return std::string(mark) + saver.take();
}

Result<Reading> load(std::string_view bytes) {
  if (!bytes.starts_with(mark)) return Error{"The saved reading is damaged."};
  Loader loader(bytes.substr(mark.size()));
  if (loader.number() != saved_version) {
    return Error{"The reading was saved by another version of Lagebild; `lagebild reread` reads the reports again."};
  }
  Reading reading;
  loader(reading.report);
  reading.text.bytes = reading.report.text;
  load_tokens(loader, reading.text);
  if (loader.whole()) findings(loader, reading);
  if (!loader.whole() || !loader.at_end() || !sentences_fit(reading.text)) return Error{"The saved reading is damaged."};
  restore(reading.text);
  return reading;
}

}  // namespace lagebild
