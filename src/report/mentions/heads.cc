#include "report/mentions/heads.h"

#include <algorithm>
#include <array>

#include "report/mentions/cues.h"

namespace lagebild {
namespace {

constexpr std::size_t kShortestPart = 4;  // Letters of a compound's last part: "Chef".
constexpr std::size_t kLongestWord = 60;  // Bytes; longer ones are no words of the news.

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The word and what is left of it without each ending it has.
struct Stems {
  std::array<std::string_view, 8> items;
  std::size_t count = 0;
  void add(std::string_view stem) {
    if (count < items.size() && stem.size() >= 3) items[count++] = stem;
  }
};

Stems stems_of(std::string_view word, const MentionLists& ids) {
  Stems out;
  out.add(word);
  for (const std::string_view ending : ids.noun_endings) {
    if (word.ends_with(ending)) out.add(word.substr(0, word.size() - ending.size()));
  }
  return out;
}

bool may_end_compound(const ListEntry& entry) { return entry.attributes.get("part") != "no"; }

}  // namespace

Head find_head(std::string_view folded, const WordLists& lists, const MentionLists& ids) {
  if (folded.size() < 3 || folded.size() > kLongestWord) return {};
  const Stems stems = stems_of(folded, ids);
  for (std::size_t s = 0; s < stems.count; ++s) {
    if (const ListEntry* entry = lists.find(ids.head, stems.items[s])) return {entry, 0, s > 0};
  }
  if (!ids.compounds) return {};
  std::array<bool, 8> likely{};
  bool any = false;
  for (std::size_t s = 0; s < stems.count; ++s) any |= likely[s] = ids.head_tails.test(MentionLists::tail(stems.items[s]));
  if (!any) return {};
  for (std::size_t begin = 2; begin + kShortestPart <= folded.size(); ++begin) {
    if (continues(folded[begin]) || folded[begin] == '-') continue;
    for (std::size_t s = 0; s < stems.count; ++s) {
      if (!likely[s] || stems.items[s].size() < begin + kShortestPart) continue;
      const ListEntry* entry = lists.find(ids.head, stems.items[s].substr(begin));
      if (entry != nullptr && may_end_compound(*entry)) return {entry, static_cast<std::uint32_t>(begin), s > 0};
    }
  }
  return {};
}

const ListEntry* find_prefix(std::string_view folded, std::uint32_t head_begin, const WordLists& lists, ListId prefixes) {
  std::string_view before = folded.substr(0, head_begin);
  while (!before.empty() && before.back() == '-') before.remove_suffix(1);
  if (before.empty()) return nullptr;
  if (const ListEntry* entry = lists.find(prefixes, before)) return entry;
  const std::size_t hyphen = before.find('-');
  if (hyphen == std::string_view::npos) return nullptr;
  return lists.find(prefixes, before.substr(0, hyphen));  // "US-Vizeaußenminister"
}

}  // namespace lagebild
