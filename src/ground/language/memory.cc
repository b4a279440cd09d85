#include "ground/language/memory.h"

#include <algorithm>

namespace lagebild {

// FNV-1a: only for the place, never for a result.
std::size_t WordMemory::place(std::string_view form, bool first) const {
  if (form.size() > kLongest) return kEntries;
  std::uint64_t h = first ? 0x9e3779b97f4a7c15ULL : 0xcbf29ce484222325ULL;
  for (const char c : form) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return static_cast<std::size_t>(h ^ (h >> 29)) % kEntries;
}

WordMemory::Entry* WordMemory::still(std::string_view form, bool first) {
  if (entries_.empty()) return nullptr;
  Entry& entry = entries_[place(form, first)];
  return entry.is(form, first) ? &entry : nullptr;
}

void WordMemory::Entry::keep_lemma(const Word& word, std::string_view text) {
  if (text.size() > kLongest) return;
  std::copy(text.begin(), text.end(), lemma.begin());
  lemma_size = static_cast<std::uint8_t>(text.size());
  upos = word.upos;
  feats = word.feats;
}

WordMemory::Found WordMemory::find(std::string_view form, bool first) {
  if (entries_.empty()) {
    entries_.resize(kEntries + 1);
    sums_ = std::make_unique_for_overwrite<float[]>((kEntries + 1) * size_);
  }
  const std::size_t at = place(form, first);
  Entry& entry = entries_[at];
  const std::span<float> sums(sums_.get() + at * size_, size_);
  if (entry.is(form, first)) return {entry, sums, false};
  entry = Entry{};
  if (at == kEntries) return {entry, sums, true};
  entry.known = true;
  entry.first = first;
  std::copy(form.begin(), form.end(), entry.form.begin());
  entry.form_size = static_cast<std::uint8_t>(form.size());
  return {entry, sums, true};
}

}  // namespace lagebild
