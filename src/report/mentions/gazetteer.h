// The file knowledge/gazetteer.bin: names of places in a hash table, used where it lies in the mapped file.
//
// Sections (ground/learn/sections.h): "slots", "rows", "names", "numbers"; tools/import/gazetteer.py writes them and
// docs/knowledge.md describes them. Opening costs one mmap; a look-up one or two cache lines.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ground/learn/sections.h"
#include "report/mentions/place.h"

namespace lagebild {

class Gazetteer {
 public:
  struct Slot {
    std::uint32_t tag;    // Upper half of the hash, never 0; 0 where the slot is free.
    std::uint32_t value;  // Row in the lower 20 bits, then the flags below.
    [[nodiscard]] std::uint32_t row() const { return value & 0xFFFFFU; }
    [[nodiscard]] bool beginning() const { return (value & 1U << 20) != 0; }
    [[nodiscard]] bool common() const { return (value & 1U << 21) != 0; }
    [[nodiscard]] bool people() const { return (value & 1U << 22) != 0; }
  };

  static Result<Gazetteer> open(const std::string& path);

  // Calls visit(slot) for each slot of the name's hash (NameTable::next), the largest place first.
  template <typename Visit>
  void each(std::uint64_t hash, Visit&& visit) const {
    const std::size_t mask = slots_.size() - 1;
    std::uint32_t tag = static_cast<std::uint32_t>(hash >> 32U);
    if (tag == 0) tag = 1;
    for (std::size_t i = hash & mask; slots_[i].tag != 0; i = (i + 1) & mask) {
      if (slots_[i].tag == tag) visit(slots_[i]);
    }
  }
  [[nodiscard]] Place place(std::uint32_t row) const;
  // "geonames:170063" -> its row; nothing where it has none. Logarithmic.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(rows_.size()); }
  // "SY" for a country's row; empty for every other. Lives as long as this.
  [[nodiscard]] std::string_view country_code(std::uint32_t row) const;

 private:
  struct Row {
    std::uint32_t id, name;  // Number in its source, or where the id stands in names; where the name stands.
    std::int32_t lat, lon;   // 1e-5 degrees.
    std::uint32_t population;
    char region[4], country[2];
    std::uint8_t source, kind, capital, name_size;
    std::uint16_t id_size;
  };
  struct Number {
    std::uint32_t source, id, row;
  };
  static_assert(sizeof(Row) == 32 && sizeof(Number) == 12);
  Sections file_;
  std::span<const Slot> slots_;
  std::span<const Row> rows_;
  std::span<const Number> numbers_;
  std::string_view names_;
};

}  // namespace lagebild
