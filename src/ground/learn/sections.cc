#include "ground/learn/sections.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <utility>

namespace lagebild {
namespace {

constexpr std::string_view kMagic = "LGB1";
constexpr std::size_t kAlign = 64;

struct Entry {
  char name[16];
  std::uint64_t offset;
  std::uint64_t size;
};

}  // namespace

Sections::Sections(Sections&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr)), size_(std::exchange(other.size_, 0)), table_(std::move(other.table_)) {}

Sections& Sections::operator=(Sections&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  std::swap(size_, other.size_);
  std::swap(table_, other.table_);
  return *this;
}

Sections::~Sections() {
  if (bytes_) munmap(const_cast<std::byte*>(bytes_), size_);
}

Result<Sections> Sections::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return Error{path + ": " + std::strerror(errno) + "."};
  struct stat status{};
  void* mapped = MAP_FAILED;
  if (fstat(file, &status) == 0 && status.st_size > 0) {
    mapped = mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ, MAP_PRIVATE, file, 0);
  }
  close(file);
  if (mapped == MAP_FAILED) return Error{path + ": can't be mapped into memory."};
  Sections sections;
  sections.bytes_ = static_cast<const std::byte*>(mapped);
  sections.size_ = static_cast<std::size_t>(status.st_size);
  if (!sections.read_table()) return Error{path + ": is no model file of this version; train it again with tools/train."};
  return sections;
}

bool Sections::read_table() {
  if (size_ < 8 || std::memcmp(bytes_, kMagic.data(), kMagic.size()) != 0) return false;
  std::uint32_t count = 0;
  std::memcpy(&count, bytes_ + 4, sizeof count);
  if (count > 1000 || 8 + count * sizeof(Entry) > size_) return false;
  for (std::uint32_t i = 0; i < count; ++i) {
    Entry entry{};
    std::memcpy(&entry, bytes_ + 8 + i * sizeof entry, sizeof entry);
    entry.name[15] = 0;
    if (entry.offset % kAlign != 0 || entry.offset > size_ || entry.size > size_ - entry.offset) return false;
    table_.emplace(entry.name, std::span(bytes_ + entry.offset, entry.size));
  }
  return true;
}

std::span<const std::byte> Sections::raw(std::string_view name) const {
  const auto found = table_.find(name);
  return found == table_.end() ? std::span<const std::byte>() : found->second;
}

std::string model_file(const std::map<std::string, std::string>& sections) {
  const auto round_up = [](std::size_t n) { return (n + kAlign - 1) / kAlign * kAlign; };
  const auto count = static_cast<std::uint32_t>(sections.size());
  std::size_t offset = round_up(8 + sections.size() * sizeof(Entry));
  std::string file(kMagic);
  file.append(reinterpret_cast<const char*>(&count), sizeof count);
  for (const auto& [name, bytes] : sections) {
    Entry entry{};
    name.copy(entry.name, 15);
    entry.offset = offset;
    entry.size = bytes.size();
    file.append(reinterpret_cast<const char*>(&entry), sizeof entry);
    offset = round_up(offset + bytes.size());
  }
  for (const auto& [name, bytes] : sections) {
    file.resize(round_up(file.size()));
    file += bytes;
  }
  return file;
}

}  // namespace lagebild
