#include "record/copies/words.h"

#include <algorithm>
#include <unordered_map>

#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::size_t run_words = 4;    // Words of a fingerprint.
constexpr std::size_t window = 4;       // Of so many neighbouring fingerprints one is kept.
constexpr std::uint32_t gap = 6;        // Words that may stand between two shared stretches, on either side.
constexpr std::uint32_t same_hash = 4;  // Fingerprints with one hash kept a report: a text of one repeated word stays small.

// FNV-1a with a final mix; the same on every platform.
std::uint64_t hash_bytes(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  hash ^= hash >> 29U;
  return hash * 0xbf58476d1ce4e5b9U;
}

std::uint64_t hash_run(const std::vector<HashedWord>& words, std::size_t at) {
  std::uint64_t hash = 0;
  for (std::size_t i = at; i < at + run_words; ++i) hash = (hash ^ words[i].hash) * 0x9e3779b97f4a7c15U + (hash >> 31U);
  return hash ^ (hash >> 32U);
}

// The words of a SharedRun in one direction: step +1 or -1 from a start.
struct Walk {
  const std::vector<HashedWord>& words;
  std::int64_t at;
  int step;
  [[nodiscard]] bool has(std::int64_t ahead) const {
    const std::int64_t index = at + ahead * step;
    return index >= 0 && index < static_cast<std::int64_t>(words.size());
  }
  [[nodiscard]] std::uint64_t hash(std::int64_t ahead) const { return words[static_cast<std::size_t>(at + ahead * step)].hash; }
};

bool equal_ahead(const Walk& a, std::int64_t skip_a, const Walk& b, std::int64_t skip_b, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) {
    if (!a.has(skip_a + i) || !b.has(skip_b + i) || a.hash(skip_a + i) != b.hash(skip_b + i)) return false;
  }
  return true;
}

// The smallest jump over words that differ after which both go on alike: two words after a gap of one, three after a longer one.
std::pair<std::uint32_t, std::uint32_t> find_bridge(const Walk& a, const Walk& b) {
  for (std::uint32_t sum = 1; sum <= 2 * gap; ++sum) {
    for (std::uint32_t skip_a = sum > gap ? sum - gap : 0; skip_a <= std::min(sum, gap); ++skip_a) {
      const std::uint32_t skip_b = sum - skip_a;
      if (equal_ahead(a, skip_a, b, skip_b, sum <= 2 ? 2 : 3)) return {skip_a, skip_b};
    }
  }
  return {0, 0};
}

void walk_run(Walk a, Walk b, std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
  for (;;) {
    while (equal_ahead(a, 0, b, 0, 1)) {
      pairs.emplace_back(static_cast<std::uint32_t>(a.at), static_cast<std::uint32_t>(b.at));
      a.at += a.step;
      b.at += b.step;
    }
    const auto [skip_a, skip_b] = find_bridge(a, b);
    if (skip_a + skip_b == 0) return;
    a.at += static_cast<std::int64_t>(skip_a) * a.step;
    b.at += static_cast<std::int64_t>(skip_b) * b.step;
  }
}

}  // namespace

std::vector<HashedWord> hash_words(const Reading& reading) {
  std::vector<HashedWord> words;
  const Text& text = reading.text;
  words.reserve(text.tokens.size());
  for (std::uint32_t i = 0; i < text.tokens.size() && i < text.folded.size(); ++i) {
    const TokenKind kind = text.tokens[i].kind;
    if (kind == TokenKind::word || kind == TokenKind::number) words.push_back({hash_bytes(text.folded[i]), i});
  }
  return words;
}

std::vector<Fingerprint> fingerprints(const std::vector<HashedWord>& words) {
  std::vector<Fingerprint> chosen;
  if (words.size() < run_words) return chosen;
  const std::size_t count = words.size() - run_words + 1;
  std::vector<std::uint64_t> hashes(count);
  for (std::size_t i = 0; i < count; ++i) hashes[i] = hash_run(words, i);
  std::unordered_map<std::uint64_t, std::uint32_t> seen;
  std::size_t last = count;
  for (std::size_t begin = 0; begin == 0 || begin + window <= count; ++begin) {
    std::size_t best = begin;
    for (std::size_t i = begin; i < std::min(begin + window, count); ++i) {
      if (hashes[i] < hashes[best]) best = i;
    }
    if (best != last && ++seen[hashes[best]] <= same_hash) chosen.push_back({hashes[best], static_cast<std::uint32_t>(best)});
    last = best;
  }
  return chosen;
}

SharedRun grow_shared_run(const std::vector<HashedWord>& a, const std::vector<HashedWord>& b, std::uint32_t at_a,
                          std::uint32_t at_b) {
  SharedRun run;
  walk_run({a, static_cast<std::int64_t>(at_a) - 1, -1}, {b, static_cast<std::int64_t>(at_b) - 1, -1}, run.pairs);
  std::reverse(run.pairs.begin(), run.pairs.end());
  walk_run({a, at_a, 1}, {b, at_b, 1}, run.pairs);
  if (run.pairs.empty()) return run;
  run.a_first = run.pairs.front().first;
  run.b_first = run.pairs.front().second;
  run.a_last = run.pairs.back().first + 1;
  run.b_last = run.pairs.back().second + 1;
  return run;
}

}  // namespace lagebild
