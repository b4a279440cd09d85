// The words by which a page's furniture is told from its report: in its markup ("newsletter" as a class) and in its
// text ("Lesen Sie auch"). Data, handed in: knowledge/pages.list for markup, languages/xx/pages.list for text.
//
//   parse_page_words({{"languages/de/pages.list", bytes}})  ->  PageWords
//
// One entry a line under a section in brackets; `#` begins a comment. Sections:
//   [markup drop REASON]   words of class, id, role or itemprop; "related posts" are two words next to each other,
//                          "*teaser*" is any word that holds it
//   [markup keep]          the same for what holds the report itself
//   [text drop REASON]     a block that begins with it and is short is furniture; "=word" only when it is the whole block
//   [text cut REASON]      a heading or short block from which on nothing in its container is the report's
//   [months]               "märz 3": names in visible datelines
//   [byline]               "von", "by": before a name
//   [agencies]             credits such as "dpa" in brackets or before a dash
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ground/base/result.h"

namespace lagebild {

class PageWords {
 public:
  // The reason for which an element with these markup words is furniture. `markup` as markup_words gives it.
  [[nodiscard]] std::optional<std::string_view> furniture(std::string_view markup) const;
  [[nodiscard]] bool content(std::string_view markup) const;
  // `folded` is the folded text of a block, white space collapsed.
  [[nodiscard]] std::optional<std::string_view> dropped(std::string_view folded) const;
  [[nodiscard]] std::optional<std::string_view> cut(std::string_view folded) const;
  [[nodiscard]] std::optional<int> month(std::string_view folded) const;
  [[nodiscard]] bool byline(std::string_view folded_word) const;
  [[nodiscard]] const std::vector<std::string>& agencies() const { return agencies_; }
  [[nodiscard]] bool empty() const { return markup_drop_.words.empty() && text_drop_.by_word.empty(); }

 private:
  friend class PageWordsReader;
  struct Markup {
    std::unordered_map<std::string, std::uint32_t> words;                                      // Whole words -> reason.
    std::unordered_map<std::string, std::vector<std::pair<std::string, std::uint32_t>>> runs;  // First word -> run, reason.
    std::vector<std::pair<std::string, std::uint32_t>> inside;
  };
  struct Phrase {
    std::string text;
    bool whole = false;
    std::uint32_t reason = 0;
  };
  struct Phrases {
    std::unordered_map<std::string, std::vector<Phrase>> by_word;  // By first word.
  };
  [[nodiscard]] std::optional<std::uint32_t> find(const Markup& in, std::string_view markup) const;
  [[nodiscard]] std::optional<std::uint32_t> find(const Phrases& in, std::string_view folded) const;

  std::vector<std::string> reasons_;
  Markup markup_drop_, markup_keep_;
  Phrases text_drop_, text_cut_;
  std::unordered_map<std::string, int> months_;
  std::vector<std::string> bylines_, agencies_;
};

struct ListFile {
  std::string name;
  std::string bytes;
};

// In the order of `files`; later files add to earlier ones. An error names file and line.
Result<PageWords> parse_page_words(const std::vector<ListFile>& files);

// Class, id and role as words: lower case ASCII, cut at everything that is no letter or digit and before inner capitals,
// one blank before, between and after: "relatedPosts box-2" -> " related posts box 2 ".
std::string markup_words(std::string_view attributes);

}  // namespace lagebild
