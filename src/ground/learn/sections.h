// A model file: named stretches of plain numbers, used where they lie in the mapped file.
//
//   Result<Sections> file = Sections::open("languages/de/models/lexicon.bin");
//   std::span<const std::uint32_t> arcs = file->get<std::uint32_t>("arcs");
//
// Layout, little endian: "LGB1", u32 count, count × { char name[16]; u64 offset; u64 bytes }, then the stretches, each at
// a multiple of 64. The views live as long as the Sections. Opening costs one mmap and reads the table only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "ground/base/result.h"

namespace lagebild {

class Sections {
 public:
  Sections() = default;
  Sections(Sections&& other) noexcept;
  Sections& operator=(Sections&& other) noexcept;
  Sections(const Sections&) = delete;
  Sections& operator=(const Sections&) = delete;
  ~Sections();

  // Fails, naming the file, where it can't be read or is no model file.
  static Result<Sections> open(const std::string& path);

  // Empty where the file has no such section; a last incomplete T is left out.
  template <typename T>
  [[nodiscard]] std::span<const T> get(std::string_view name) const {
    const std::span<const std::byte> bytes = raw(name);
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  [[nodiscard]] std::string_view text(std::string_view name) const {
    const std::span<const std::byte> bytes = raw(name);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }

 private:
  [[nodiscard]] std::span<const std::byte> raw(std::string_view name) const;
  bool read_table();
  const std::byte* bytes_ = nullptr;
  std::size_t size_ = 0;
  std::map<std::string, std::span<const std::byte>, std::less<>> table_;
};

// What Sections::open reads: `sections` by name (at most 15 bytes each). The same sections give the same bytes.
std::string model_file(const std::map<std::string, std::string>& sections);

}  // namespace lagebild
