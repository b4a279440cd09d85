// What the network is told of a word: numbers of rows in its table of embeddings, summed up there.
//
//   "Aleppos"  ->  rows for the word, its first and last letters, its shape, its traits in the lexicon …
//
// Strings are hashed into the rows (Weinberger et al. 2009, "Feature hashing"). The traits of the lexicon have rows of
// their own that mean the same in every language. Training and applying both call this, so they can't drift apart.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ground/language/lexicon.h"

namespace lagebild {

// Sorts of features, in the order in which words_features() lists them; training drops whole sorts at random.
enum class FeatureSort : std::uint8_t { trait, shape, affix, word };

struct FeatureRows {
  // Rows of word i are rows[begin[i], begin[i+1]), the sorts in ascending order; sort_begin[i*4+s] is where sort s begins.
  std::vector<std::uint32_t> rows, begin, sort_begin;
};

constexpr std::uint32_t kTraitRows = 256;  // The first rows of every table.

// Reads the words of texts; holds what it needs so that no memory is taken a word. One a thread.
class FeatureReader {
 public:
  // `lexicon` may be nullptr; `table` is the number of rows of the embeddings, `seed` keeps languages apart.
  FeatureReader(const Lexicon* lexicon, std::uint32_t table, std::uint64_t seed)
      : lexicon_(lexicon), table_(table), seed_(seed) {}
  // Appends one word to `out`; `first`: it opens its sentence. `folded`: lower case, NFC.
  void add(std::string_view form, std::string_view folded, bool first, FeatureRows& out);
  // The readings of the word just added, as written and in lower case; kNone where there are none or none were asked for.
  [[nodiscard]] Lexicon::Set set() const { return set_; }
  [[nodiscard]] Lexicon::Set small_set() const { return small_set_; }

 private:
  void traits(std::string_view form, bool first, std::vector<std::uint32_t>& rows);
  void hashed(std::uint64_t sort, std::string_view value, std::vector<std::uint32_t>& rows) const;
  void affixes(std::string_view folded, std::vector<std::uint32_t>& rows) const;
  const Lexicon* lexicon_;
  std::uint32_t table_;
  std::uint64_t seed_;
  Lexicon::Set set_ = Lexicon::kNone, small_set_ = Lexicon::kNone;
  std::uint64_t mask_ = 0;  // Of the word just read by traits().
  std::string lemma_;
};

}  // namespace lagebild
