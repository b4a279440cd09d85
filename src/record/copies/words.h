// A report as a run of hashed words, its fingerprints, and runs that two reports share. Inside copies only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ground/base/span.h"

namespace lagebild {

struct Reading;

// One word or number; marks are left out, so „Nein“ and "Nein" are the same.
struct HashedWord {
  std::uint64_t hash = 0;
  std::uint32_t token = 0;  // Index into Text::tokens.
};
std::vector<HashedWord> hash_words(const Reading& reading);

// A run of k words at `position` (index into the words), chosen by winnowing: of any seven words shared by two reports
// at least one fingerprint is the same. At most four with the same hash a report.
struct Fingerprint {
  std::uint64_t hash = 0;
  std::uint32_t position = 0;
};
std::vector<Fingerprint> fingerprints(const std::vector<HashedWord>& words);

// A shared run: words [a_first, a_last) and [b_first, b_last); `pairs` are the equal words in order.
struct SharedRun {
  std::uint32_t a_first = 0, a_last = 0, b_first = 0, b_last = 0;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
};
// Grows the run around words[a] == words[b] in both directions, over gaps of at most six words on either side.
// Linear in what it covers.
SharedRun grow_shared_run(const std::vector<HashedWord>& a, const std::vector<HashedWord>& b, std::uint32_t at_a,
                          std::uint32_t at_b);

}  // namespace lagebild
