// The words the program says to people, from languages/xx/messages.txt.
//
//   messages.say("add.done", 5)  ->  "5 Berichte aufgenommen."
//
// A catalogue is lines `key = text` with {} for what is put in (as {fmt} takes it); a line that begins with a blank goes on
// with the text above. A key that the chosen catalogue lacks is taken from the one marked `fallback = yes`; one that
// no catalogue has comes out as the key itself, so that nothing is lost silently (a test finds such keys).
#pragma once

#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.h"

namespace lagebild {

class Messages {
 public:
  using Catalogue = std::map<std::string, std::string, std::less<>>;

  // The text as it stands in the catalogue; the key where there is none.
  [[nodiscard]] std::string text(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const { return own_.contains(key) || fallback_.contains(key); }
  // The word for a value that programs know by `value`: word("category", "killed")  ->  "getötet"; the value where there is none.
  [[nodiscard]] std::string word(std::string_view group, std::string_view value) const;

  template <typename... Parts>
  [[nodiscard]] std::string say(std::string_view key, const Parts&... parts) const {
    return fill(text(key), fmt::make_format_args(parts...));
  }

  [[nodiscard]] const std::string& language() const { return language_; }  // Code of the catalogue in use.

  friend Result<Messages> load_messages(const std::string& languages, const std::string& wanted);

 private:
  static std::string fill(const std::string& text, fmt::format_args parts);
  std::string language_;
  Catalogue own_, fallback_;
};

// `languages`: the folder with a folder for each language. `wanted`: a code, or what a locale is called ("de_DE.UTF-8"); where
// there is no catalogue for it, the fallback is used. Fails where there is no catalogue at all.
Result<Messages> load_messages(const std::string& languages, const std::string& wanted);

Result<Messages::Catalogue> read_catalogue(const std::string& file);

// The codes of the languages that have a catalogue, sorted.
std::vector<std::string> message_languages(const std::string& languages);

}  // namespace lagebild
