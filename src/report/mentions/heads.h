// Finds the head noun in an inflected or compound word: "Außenministers", "Kremlsprecher", "US-Außenministerium".
#pragma once

#include <cstdint>
#include <string_view>

#include "ground/rules/lists.h"

namespace lagebild {

struct MentionLists;

struct Head {
  const ListEntry* entry = nullptr;  // nullptr where the word has none.
  std::uint32_t begin = 0;           // Byte of the folded word where the head begins.
  bool inflected = false;            // An ending was taken off.
};

// The head of one folded word: the word itself, without an ending, then its longest last part of five letters or more.
// Cost: one look-up for each pair of ending and possible last part.
Head find_head(std::string_view folded, const WordLists& lists, const MentionLists& ids);

// What stands before the head of a compound, as an entry of "mention-compound-prefix"; nullptr where it is none.
const ListEntry* find_prefix(std::string_view folded, std::uint32_t head_begin, const WordLists& lists, ListId prefixes);

}  // namespace lagebild
