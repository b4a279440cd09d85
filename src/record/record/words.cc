#include "record/record/words.h"

#include <algorithm>
#include <set>

#include "ground/language/pack.h"

namespace lagebild {
namespace {

// The entries of a list, each folded with one space between its words.
std::vector<std::string> phrases(const Pack& pack, std::string_view list) {
  std::vector<std::string> out;
  for (const ListEntry& entry : pack.lists().entries(pack.list(list))) {
    std::string phrase;
    for (const char c : fold(entry.text)) {
      if (c != ' ' || (!phrase.empty() && phrase.back() != ' ')) phrase += c;
    }
    out.push_back(std::move(phrase));
  }
  return out;
}

Letters letters_of(const Pack& pack) {
  Letters out;
  for (const ListEntry& entry : pack.lists().entries(pack.list("transliteration"))) {
    out.emplace_back(fold(entry.text), entry.value() == "-" ? std::string() : std::string(entry.value()));
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return a.first.size() != b.first.size() ? a.first.size() > b.first.size() : a.first < b.first;
  });
  return out;
}

}  // namespace

RecordWords load_record_words(const Languages& languages) {
  RecordWords words;
  std::set<std::string> hedges, agencies;
  for (const Pack& pack : languages.all()) {
    for (std::string& phrase : phrases(pack, "record-hedge")) hedges.insert(std::move(phrase));
    for (const ListEntry& entry : pack.lists().entries(pack.list("agency"))) agencies.insert(entry.text);
    NameRules& names = words.names[pack.code()];
    names.letters = letters_of(pack);
    for (const ListEntry& entry : pack.lists().entries(pack.list("name-ending"))) names.endings.push_back(fold(entry.text));
    const std::vector<std::string> people = phrases(pack, "record-people");
    words.general[pack.code()] = {people.begin(), people.end()};
  }
  words.copies.hedges.assign(hedges.begin(), hedges.end());
  words.copies.agencies.assign(agencies.begin(), agencies.end());
  return words;
}

}  // namespace lagebild
