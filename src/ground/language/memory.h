// What a form brings along whatever stands around it, worked out once and kept: the common words of a text come again and
// again. The same form gives the same numbers, so nobody can tell from the results what was kept.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "ground/language/lexicon.h"
#include "ground/text/word.h"

namespace lagebild {

class WordMemory {
 public:
  static constexpr std::size_t kLongest = 47;  // Bytes; longer forms and lemmas are not kept.

  struct Entry {
    std::array<char, kLongest> form{}, lemma{};
    std::uint8_t form_size = 0, lemma_size = 0;
    bool known = false, first = false;
    Lexicon::Set set = Lexicon::kNone, small_set = Lexicon::kNone;
    // The lemma last asked for, and for which tags; lemma_size 0 where none was.
    Upos upos{};
    std::uint16_t feats = 0;

    [[nodiscard]] bool is(std::string_view text, bool opens) const {
      return known && first == opens && std::string_view(form.data(), form_size) == text;
    }
    [[nodiscard]] std::string_view kept_lemma(const Word& word) const {
      return upos == word.upos && feats == word.feats ? std::string_view(lemma.data(), lemma_size) : std::string_view();
    }
    void keep_lemma(const Word& word, std::string_view text);
  };
  struct Found {
    Entry& entry;           // To be filled in by the caller where `fresh`.
    std::span<float> sums;  // `size` numbers that belong to the entry.
    bool fresh;
  };

  // `size`: how many numbers the network keeps of a word.
  explicit WordMemory(std::size_t size) : size_(size) {}
  // The entry of a form (`first`: opening its sentence); another form's may be thrown out for it.
  Found find(std::string_view form, bool first);
  // The entry where it is still there, else nullptr.
  Entry* still(std::string_view form, bool first);

 private:
  [[nodiscard]] std::size_t place(std::string_view form, bool first) const;
  static constexpr std::size_t kEntries = 4096;  // One more is for forms that are too long.
  std::size_t size_;
  std::vector<Entry> entries_;
  std::unique_ptr<float[]> sums_;
};

}  // namespace lagebild
