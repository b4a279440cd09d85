// A language pack: the folder languages/xx as the program uses it.
//
//   Result<Pack> pack = load_pack("languages/de");
//   Text text = pack->read("Am Donnerstag …");          // tokens, sentences, grammar, symbols
//   pack->rules("time").find(text)
//
// Immutable once loaded; read from any number of threads. Loading costs about 20 ms; nothing is compiled to disk.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.h"
#include "ground/language/grammar.h"
#include "ground/rules/lists.h"
#include "ground/rules/rules.h"
#include "ground/text/text.h"

namespace lagebild {

class Pack {
 public:
  [[nodiscard]] const std::string& code() const { return code_; }  // ISO 639-1: the folder's name
  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] const WordLists& lists() const { return *lists_; }
  // kNoList where the pack has no such list: rooms then find nothing.
  [[nodiscard]] ListId list(std::string_view name) const { return lists_->id(name); }
  // The rules of a room; an empty set where the pack has none.
  [[nodiscard]] const RuleSet& rules(std::string_view room) const;
  // The rooms it has rules for, by name.
  [[nodiscard]] std::vector<std::string> rooms() const;
  // The value of an entry of the list "setting"; empty where there is none.
  [[nodiscard]] std::string_view setting(std::string_view key) const;
  [[nodiscard]] const TokenRules& token_rules() const { return token_rules_; }

  // Tags, trees and names; knows nothing where models/ is missing.
  [[nodiscard]] const Grammar& grammar() const { return *grammar_; }

  // Cuts, annotates and numbers a text. `bytes` must be valid UTF-8 (to_utf8).
  [[nodiscard]] Text read(std::string bytes, const std::vector<BlockEdge>& blocks = {}) const;

  friend Result<Pack> load_pack(const std::string& folder);

 private:
  std::string code_, folder_;
  TokenRules token_rules_;
  std::unique_ptr<WordLists> lists_;
  std::unique_ptr<Grammar> grammar_;
  std::map<std::string, RuleSet, std::less<>> rules_;
  RuleSet none_;
};

// Errors name file and line: "languages/de/time/days.rules:12: rule weekday has no yes example; add one."
Result<Pack> load_pack(const std::string& folder);

// The packs of a folder languages/, and which of them a text is in.
class Languages {
 public:
  [[nodiscard]] const Pack* find(std::string_view code) const;  // nullptr where there is none
  // The language of a text by its function words; nullptr where none is clearly ahead. Looks at the first 20,000 bytes at most.
  [[nodiscard]] const Pack* identify(std::string_view text) const;
  [[nodiscard]] const std::vector<Pack>& all() const { return packs_; }  // By code.
  friend Result<Languages> load_languages(const std::string& folder);

 private:
  std::vector<Pack> packs_;
};

// Loads every folder of `folder` that has a file "pack.words". Fails where there is none, or one is wrong.
Result<Languages> load_languages(const std::string& folder);

}  // namespace lagebild
