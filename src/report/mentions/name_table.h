// Names of one or more words, and the rows they stand for. An open hash table over the folded words.
//
//   "deir ez-zor" -> row 17:  "deir" is kept as the beginning of a name, "deir ez-zor" as a name
//
// Filled once, then read from any thread. Two names that share a 64-bit hash would be taken for one; at 200,000 names that
// is one in a billion.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace lagebild {

class NameTable {
 public:
  struct Slot {
    std::uint64_t hash = 0;  // 0 where the slot is free.
    std::uint32_t row = 0;
    std::uint8_t kind = 0;   // The owner's; kBeginning for a name's first words.
    std::uint8_t flags = 0;  // The owner's.
  };
  static constexpr std::uint8_t kBeginning = 255;

  // A hash that goes on with each word: start() -> next(h, "deir") -> next(h, "ez-zor").
  static std::uint64_t start() { return 0xcbf29ce484222325U; }
  static std::uint64_t next(std::uint64_t hash, std::string_view word);

  explicit NameTable(std::size_t expected);
  // `name`: folded words with single blanks. Rows of the same name keep the order in which they were added.
  void add(std::string_view name, std::uint32_t row, std::uint8_t kind, std::uint8_t flags);
  // The same for a hash of the caller's own making; no beginnings are kept.
  void add_hashed(std::uint64_t hash, std::uint32_t row, std::uint8_t kind, std::uint8_t flags) { put({hash, row, kind, flags}); }
  // Calls visit(slot) for each slot of the hash.
  template <typename Visit>
  void each(std::uint64_t hash, Visit&& visit) const {
    for (std::size_t i = hash & mask_; slots_[i].hash != 0; i = (i + 1) & mask_) {
      if (slots_[i].hash == hash) visit(slots_[i]);
    }
  }

 private:
  void put(const Slot& slot);
  std::vector<Slot> slots_;
  std::size_t mask_, used_ = 0;
};

}  // namespace lagebild
