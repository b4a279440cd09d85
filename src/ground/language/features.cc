#include "ground/language/features.h"

#include <algorithm>

namespace lagebild {
namespace {

std::uint64_t mix(std::uint64_t h) {
  h ^= h >> 33;
  h *= 0xff51afd7ed558ccdULL;
  h ^= h >> 33;
  h *= 0xc4ceb9fe1a85ec53ULL;
  return h ^ (h >> 33);
}

std::uint64_t hash(std::uint64_t seed, std::string_view text) {
  std::uint64_t h = seed * 0x9e3779b97f4a7c15ULL + 0xcbf29ce484222325ULL;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return mix(h);
}

bool continues(std::string_view text, std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; }

char class_of(unsigned char c) {
  if (c >= '0' && c <= '9') return 'd';
  if (c >= 'a' && c <= 'z') return 'x';
  if (c >= 'A' && c <= 'Z') return 'X';
  return c >= 0x80 ? 'x' : static_cast<char>(c);
}

// "US-Präsident" -> "X-Xx": runs of one class become one letter; letters outside ASCII count as small ones unless they
// are Latin-1 capitals.
std::string_view shape(std::string_view form, char (&buffer)[12]) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < form.size() && n < sizeof buffer; ++i) {
    if (i > 0 && continues(form, i)) continue;
    char c = class_of(static_cast<unsigned char>(form[i]));
    if (form[i] == '\xC3' && i + 1 < form.size() && static_cast<unsigned char>(form[i + 1]) < 0x9F) c = 'X';
    if (n == 0 || buffer[n - 1] != c) buffer[n++] = c;
  }
  return {buffer, n};
}

enum Sort : std::uint64_t { kWord = 1, kLemma, kPrefix, kSuffix = kPrefix + 8, kShape = kSuffix + 8, kFirst, kLength, kMask };

// Rows of the traits: [0, 64) bits, [64, 88) agreement, then these.
constexpr std::uint32_t kAgreement = 64, kUnknown = 96, kLower = 97, kCompound = 98, kBias = 100;

}  // namespace

void FeatureReader::hashed(std::uint64_t sort, std::string_view value, std::vector<std::uint32_t>& rows) const {
  rows.push_back(kTraitRows + static_cast<std::uint32_t>(hash(seed_ * 64 + sort, value) % (table_ - kTraitRows)));
}

void FeatureReader::traits(std::string_view form, bool first, std::vector<std::uint32_t>& rows) {
  rows.push_back(kBias);
  mask_ = 0;
  lemma_.clear();
  set_ = small_set_ = Lexicon::kNone;
  if (!lexicon_) return;
  set_ = lexicon_->find(form);
  std::uint64_t mask = 0;
  std::uint32_t agreement = 0;
  const auto take = [&](Lexicon::Set found, std::string_view read_as) {
    mask |= lexicon_->traits(found);
    agreement |= lexicon_->agreement(found);
    if (lemma_.empty()) lexicon_->append_lemma(read_as, lexicon_->first_lemma_rule(found), lemma_);
  };
  if (set_ != Lexicon::kNone) take(set_, form);
  if (const std::string lower = recased(form, false); lower != form && (first || set_ == Lexicon::kNone)) {
    small_set_ = lexicon_->find(lower);
    if (small_set_ != Lexicon::kNone) {
      take(small_set_, lower);
      rows.push_back(kLower);
    }
  }
  if (set_ == Lexicon::kNone && small_set_ == Lexicon::kNone) {
    const Compound compound = lexicon_->split(form);
    if (compound.head > 0) {
      const std::string head = recased(form.substr(compound.head), recased(form, true) == form);
      set_ = lexicon_->find(head);
      if (set_ != Lexicon::kNone) take(set_, head);
      rows.push_back(kCompound);
    } else {
      rows.push_back(kUnknown);
    }
  }
  for (int i = 0; i < 64; ++i) {
    if (mask >> i & 1) rows.push_back(static_cast<std::uint32_t>(i));
  }
  for (std::uint32_t i = 0; agreement != 0xFFFFFF && i < 24; ++i) {
    if (agreement >> i & 1) rows.push_back(kAgreement + i);
  }
  mask_ = mask ^ static_cast<std::uint64_t>(agreement) * 0x9e3779b97f4a7c15ULL;
}

void FeatureReader::affixes(std::string_view folded, std::vector<std::uint32_t>& rows) const {
  std::size_t end = 0;
  for (std::uint64_t n = 1; n <= 4 && end < folded.size(); ++n) {
    ++end;
    while (end < folded.size() && continues(folded, end)) ++end;
    if (n >= 2) hashed(kPrefix + n, folded.substr(0, end), rows);
  }
  std::size_t begin = folded.size();
  for (std::uint64_t n = 1; n <= 6 && begin > 0; ++n) {
    --begin;
    while (begin > 0 && continues(folded, begin)) --begin;
    hashed(kSuffix + n, folded.substr(begin), rows);
  }
}

void FeatureReader::add(std::string_view form, std::string_view folded, bool first, FeatureRows& out) {
  if (out.begin.empty()) out.begin.push_back(0);
  if (form.size() > 200) form = form.substr(0, 200);
  if (folded.size() > 200) folded = folded.substr(0, 200);
  const auto mark = [&out] { out.sort_begin.push_back(static_cast<std::uint32_t>(out.rows.size())); };
  mark();
  traits(form, first, out.rows);
  mark();
  char buffer[12];
  const std::string_view form_shape = shape(form, buffer);
  hashed(kShape, form_shape, out.rows);
  if (first) hashed(kFirst, form_shape, out.rows);
  const char length[] = {static_cast<char>('0' + std::min<std::size_t>(form.size() / 2, 9))};
  hashed(kLength, {length, 1}, out.rows);
  mark();
  affixes(folded, out.rows);
  const char* bits = reinterpret_cast<const char*>(&mask_);
  hashed(kMask, {bits, sizeof mask_}, out.rows);
  mark();
  hashed(kWord, folded, out.rows);
  if (!lemma_.empty()) hashed(kLemma, lemma_, out.rows);
  out.begin.push_back(static_cast<std::uint32_t>(out.rows.size()));
}

}  // namespace lagebild
