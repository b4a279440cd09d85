#include "ground/language/agree.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

namespace lagebild {
namespace {

constexpr int kFullName = 3;
using Votes = std::array<int, 5>;  // By NameKind.

bool inside(const Text& text, std::size_t i) {
  return i < text.words.size() && text.words[i].name != NameKind::none && !text.words[i].name_begins;
}

// A name of one word, whole and not derived: "Peskow", not "syrisch" or "US-Regierung".
bool plain(const Word& word) { return word.name_begins && !word.name_derived && !word.name_part && word.upos == Upos::Propn; }

std::unordered_map<std::string_view, Votes> count(const Text& text) {
  std::unordered_map<std::string_view, Votes> votes;
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    const Word& word = text.words[i];
    if (word.name == NameKind::none || word.name_derived || word.name_part || inside(text, i + 1)) continue;
    // Of names of several words only a person's last one stands alone, too; a full name tells more than a single word.
    if (!word.name_begins && word.name != NameKind::Person) continue;
    votes[text.folded[i]][static_cast<std::size_t>(word.name)] += word.name_begins ? 1 : kFullName;
  }
  return votes;
}

}  // namespace

void agree_on_names(Text& text) {
  const auto votes = count(text);
  for (std::size_t i = 0; i < text.words.size(); ++i) {
    Word& word = text.words[i];
    const bool missed = word.name == NameKind::none && word.upos == Upos::Propn && text.tokens[i].capital;
    if (!(plain(word) && !inside(text, i + 1)) && !missed) continue;
    const auto at = votes.find(text.folded[i]);
    if (at == votes.end()) continue;
    const auto best = std::max_element(at->second.begin(), at->second.end());
    const auto kind = static_cast<NameKind>(best - at->second.begin());
    const int own = at->second[static_cast<std::size_t>(word.name)];
    if (*best < 2 || kind == word.name || *best <= 2 * own) continue;
    if (missed) {
      const int all = at->second[1] + at->second[2] + at->second[3] + at->second[4];
      const bool next_to_one = (i > 0 && text.words[i - 1].name != NameKind::none) || inside(text, i + 1);
      if (kind != NameKind::Person || all != *best || next_to_one) continue;
      word.name_begins = true;
    }
    word.name = kind;
  }
}

}  // namespace lagebild
