#include "report/formats/page_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "ground/text/text.h"

namespace lagebild {

namespace {

bool ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// The first word of a phrase: what it is found by. Punctuation after it stays outside.
std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    const auto c = static_cast<unsigned char>(text[end]);
    if (c < 0x80 && !ascii_lower(text[end]) && !ascii_upper(text[end]) && !ascii_digit(text[end])) break;
    ++end;
  }
  return text.substr(0, end == 0 ? std::min<std::size_t>(1, text.size()) : end);
}

}  // namespace

std::string markup_words(std::string_view attributes) {
  std::string out(1, ' ');
  out.reserve(attributes.size() + 8);
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const char c = attributes[i];
    if (!ascii_upper(c) && !ascii_lower(c) && !ascii_digit(c)) {
      if (out.back() != ' ') out += ' ';
      continue;
    }
    if (ascii_upper(c) && i > 0 && ascii_lower(attributes[i - 1]) && out.back() != ' ') out += ' ';
    out += ascii_upper(c) ? static_cast<char>(c + 32) : c;
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

std::optional<std::uint32_t> PageWords::find(const Markup& in, std::string_view markup) const {
  std::size_t at = 1;
  while (at < markup.size()) {
    const std::size_t end = std::min(markup.find(' ', at), markup.size());
    const std::string word(markup.substr(at, end - at));
    if (const auto hit = in.words.find(word); hit != in.words.end()) return hit->second;
    if (const auto runs = in.runs.find(word); runs != in.runs.end()) {
      for (const auto& [run, reason] : runs->second) {
        const std::string_view rest = markup.substr(at);
        if (rest.starts_with(run) && rest.size() > run.size() && rest[run.size()] == ' ') return reason;
      }
    }
    for (const auto& [part, reason] : in.inside) {
      if (word.find(part) != std::string::npos) return reason;
    }
    at = end + 1;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> PageWords::find(const Phrases& in, std::string_view folded) const {
  const auto phrases = in.by_word.find(std::string(first_word(folded)));
  if (phrases == in.by_word.end()) return std::nullopt;
  for (const Phrase& phrase : phrases->second) {
    if (!folded.starts_with(phrase.text)) continue;
    const std::string_view rest = folded.substr(phrase.text.size());
    if (!phrase.whole && (rest.empty() || !ascii_lower(rest[0]))) return phrase.reason;
    if (phrase.whole && rest.find_first_not_of(" :.!?>…»-(0123456789)") == std::string_view::npos) return phrase.reason;
  }
  return std::nullopt;
}

std::optional<std::string_view> PageWords::furniture(std::string_view markup) const {
  const auto reason = find(markup_drop_, markup);
  return reason ? std::optional<std::string_view>(reasons_[*reason]) : std::nullopt;
}

bool PageWords::content(std::string_view markup) const { return find(markup_keep_, markup).has_value(); }

std::optional<std::string_view> PageWords::dropped(std::string_view folded) const {
  const auto reason = find(text_drop_, folded);
  return reason ? std::optional<std::string_view>(reasons_[*reason]) : std::nullopt;
}

std::optional<std::string_view> PageWords::cut(std::string_view folded) const {
  const auto reason = find(text_cut_, folded);
  return reason ? std::optional<std::string_view>(reasons_[*reason]) : std::nullopt;
}

std::optional<int> PageWords::month(std::string_view folded) const {
  const auto hit = months_.find(std::string(folded));
  return hit == months_.end() ? std::nullopt : std::optional<int>(hit->second);
}

bool PageWords::byline(std::string_view folded_word) const {
  return std::find(bylines_.begin(), bylines_.end(), folded_word) != bylines_.end();
}

// Reads the list files line by line into a PageWords.
class PageWordsReader {
 public:
  Outcome read(const ListFile& file) {
    std::size_t line_number = 0;
    section_.clear();
    for (std::size_t at = 0; at < file.bytes.size();) {
      const std::size_t end = std::min(file.bytes.find('\n', at), file.bytes.size());
      std::string_view line = trimmed(std::string_view(file.bytes).substr(at, end - at));
      at = end + 1;
      ++line_number;
      if (line.empty() || line[0] == '#') continue;
      if (!take(line)) return Error{fmt::format("{}:{}: \"{}\" cannot be read here.", file.name, line_number, line)};
    }
    return Done{};
  }
  PageWords words;

 private:
  bool take(std::string_view line) {
    if (line.front() == '[') return open(line);
    if (section_ == "markup drop") return add(words.markup_drop_, line);
    if (section_ == "markup keep") return add(words.markup_keep_, line);
    if (section_ == "text drop") return add(words.text_drop_, line);
    if (section_ == "text cut") return add(words.text_cut_, line);
    if (section_ == "months") return add_month(line);
    if (section_ == "byline") words.bylines_.push_back(fold(line));
    if (section_ == "agencies") words.agencies_.emplace_back(line);
    return section_ == "byline" || section_ == "agencies";
  }

  bool open(std::string_view line) {
    if (line.back() != ']') return false;
    const std::string_view inside = line.substr(1, line.size() - 2);
    for (const std::string_view name : {"markup drop", "markup keep", "text drop", "text cut", "months", "byline", "agencies"}) {
      if (!inside.starts_with(name)) continue;
      section_ = name;
      const std::string reason(trimmed(inside.substr(name.size())));
      const auto known = std::find(words.reasons_.begin(), words.reasons_.end(), reason);
      reason_ = static_cast<std::uint32_t>(known - words.reasons_.begin());
      if (known == words.reasons_.end()) words.reasons_.push_back(reason);
      return true;
    }
    return false;
  }

  bool add(PageWords::Markup& to, std::string_view line) const {
    if (line.size() > 2 && line.front() == '*' && line.back() == '*') {
      to.inside.emplace_back(line.substr(1, line.size() - 2), reason_);
    } else if (const auto blank = line.find(' '); blank != std::string_view::npos) {
      to.runs[std::string(line.substr(0, blank))].emplace_back(line, reason_);
    } else {
      to.words.emplace(line, reason_);
    }
    return true;
  }

  bool add(PageWords::Phrases& to, std::string_view line) const {
    const bool whole = line.front() == '=';
    std::string text = fold(trimmed(whole ? line.substr(1) : line));
    if (text.empty()) return false;
    std::string key(first_word(text));
    to.by_word[key].push_back({std::move(text), whole, reason_});
    return true;
  }

  bool add_month(std::string_view line) {
    const auto blank = line.rfind(' ');
    if (blank == std::string_view::npos) return false;
    int month = 0;
    const std::string_view digits = line.substr(blank + 1);
    if (std::from_chars(digits.data(), digits.data() + digits.size(), month).ec != std::errc()) return false;
    if (month < 1 || month > 12) return false;
    words.months_[fold(trimmed(line.substr(0, blank)))] = month;
    return true;
  }

  std::string section_;
  std::uint32_t reason_ = 0;
};

Result<PageWords> parse_page_words(const std::vector<ListFile>& files) {
  PageWordsReader reader;
  for (const ListFile& file : files) {
    if (Outcome read = reader.read(file); !read) return read.error();
  }
  return std::move(reader.words);
}

}  // namespace lagebild
