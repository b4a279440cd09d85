// Word lists of a language pack, and the symbols that tokens are compared by.
//
//   list weekday / Montag = 1    ->  lists.hit(text, i, lists.id("weekday"))->entry->value() == "1"
//
// The format is docs/languages.md's. Filled while a pack loads, then read from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ground/base/result.h"
#include "ground/rules/attributes.h"
#include "ground/text/text.h"

namespace lagebild {

using ListId = std::uint16_t;
constexpr ListId kNoList = 0xFFFF;

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

// Numbers for the words that lists and rules mention; 0 is every other word.
class Symbols {
 public:
  std::uint32_t add(std::string_view word);
  [[nodiscard]] std::uint32_t find(std::string_view word) const;
  [[nodiscard]] std::size_t size() const { return ids_.size(); }

 private:
  std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>> ids_;
};

struct ListEntry {
  std::string text;       // As written in the file.
  Attributes attributes;  // `= value` is the key "value"; without it "value" is the text.
  std::string where;      // "languages/de/time/days.words:12"
  [[nodiscard]] std::string_view value() const { return attributes.get("value"); }
};

struct ListHit {
  ListId list = kNoList;
  std::uint32_t tokens = 0;          // How many it covers.
  const ListEntry* entry = nullptr;  // Lives as long as the lists.
};

enum class ListKind : std::uint8_t { folded, lemma, exact };

class WordLists {
 public:
  // Adds the lists of one file; `name` is used in messages. `rules` cuts entries of several words as reports are cut.
  Outcome add_file(std::string_view name, std::string_view content, const TokenRules& rules);

  // kNoList where there is no list of that name.
  [[nodiscard]] ListId id(std::string_view name) const;
  // Empty for kNoList.
  [[nodiscard]] const std::vector<ListEntry>& entries(ListId list) const;
  [[nodiscard]] ListKind kind(ListId list) const { return lists_[list].kind; }
  [[nodiscard]] const std::string& name(ListId list) const { return lists_[list].name; }
  // The entry of one word (folded, exact or a lemma, as the list is); nullptr where there is none.
  [[nodiscard]] const ListEntry* find(ListId list, std::string_view word) const;

  // The symbols that entries of `list` begin with, in order of the entries.
  [[nodiscard]] const std::vector<std::uint32_t>& first_symbols(ListId list) const { return lists_[list].firsts; }

  // Fills text.symbols for all tokens. Call after grammar (lemmas) has run.
  void number(Text& text) const;

  // The longest entry of `list` that begins at `token` and ends at or before `end`; nothing where none does.
  [[nodiscard]] std::optional<ListHit> hit(const Text& text, std::size_t token, ListId list, std::size_t end) const;
  // The same, up to the end of the token's sentence.
  [[nodiscard]] std::optional<ListHit> hit(const Text& text, std::size_t token, ListId list) const;
  // All entries of all lists that begin at `token`, appended to `out`.
  void hits(const Text& text, std::size_t token, std::size_t end, std::vector<ListHit>& out) const;

  Symbols& symbols() { return symbols_; }
  [[nodiscard]] const Symbols& symbols() const { return symbols_; }

 private:
  struct List {
    std::string name;
    ListKind kind = ListKind::folded;
    std::vector<ListEntry> entries;
    std::vector<std::uint32_t> firsts;
    std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>> single;  // One-word entries.
  };
  struct Posting {
    ListId list = kNoList;
    std::uint32_t entry = 0;
    std::vector<std::uint32_t> rest;  // Symbols after the first.
  };
  ListId open(std::string_view name, ListKind kind);
  Outcome add_entry(ListId id, std::string_view line, std::string where, const TokenRules& rules);
  void match(const Text& text, std::size_t token, std::size_t end, ListKind kind, std::vector<ListHit>& out) const;

  Symbols symbols_;
  std::vector<List> lists_;
  std::unordered_map<std::string, ListId, StringHash, std::equal_to<>> by_name_;
  // By kind: entries by their first symbol. heads_[kind][symbol] is a row of postings_, 0 where none begins with it.
  std::array<std::vector<std::uint32_t>, 3> heads_;
  std::vector<std::vector<Posting>> postings_{1};
};

}  // namespace lagebild
