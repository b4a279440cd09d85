#include "report/mentions/name_table.h"

#include <bit>

namespace lagebild {

std::uint64_t NameTable::next(std::uint64_t hash, std::string_view word) {
  hash = (hash ^ ' ') * 0x100000001b3U;
  for (std::size_t i = 0; i < word.size(); ++i) {
    auto c = static_cast<unsigned char>(word[i]);
    if (c == 0xE2 && i + 2 < word.size() && word[i + 1] == '\x80' && (word[i + 2] == '\x99' || word[i + 2] == '\x98')) {
      c = '\'';  // "O’Brien" is "O'Brien".
      i += 2;
    }
    hash = (hash ^ c) * 0x100000001b3U;
  }
  return hash;
}

NameTable::NameTable(std::size_t expected) : slots_(std::bit_ceil(expected * 3 / 2 + 16)), mask_(slots_.size() - 1) {}

void NameTable::add(std::string_view name, std::uint32_t row, std::uint8_t kind, std::uint8_t flags) {
  std::uint64_t hash = start();
  for (;;) {
    const std::size_t blank = name.find(' ');
    hash = next(hash, name.substr(0, blank));
    if (blank == std::string_view::npos) break;
    bool there = false;
    each(hash, [&](const Slot& slot) { there = there || slot.kind == kBeginning; });
    if (!there) put({hash, 0, kBeginning, 0});
    name.remove_prefix(blank + 1);
  }
  put({hash, row, kind, flags});
}

void NameTable::put(const Slot& slot) {
  if ((used_ + 1) * 4 > slots_.size() * 3) {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    used_ = 0;
    // Begins behind a free slot, so that rows of one name keep their order around the end of the table.
    std::size_t begin = 0;
    while (old[begin].hash != 0) ++begin;
    for (std::size_t i = 0; i < old.size(); ++i) {
      const Slot& moved = old[(begin + i) & (old.size() - 1)];
      if (moved.hash != 0) put(moved);
    }
  }
  std::size_t i = slot.hash & mask_;
  while (slots_[i].hash != 0) i = (i + 1) & mask_;
  slots_[i] = slot;
  ++used_;
}

}  // namespace lagebild
