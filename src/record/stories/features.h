// What a report is about, as a weighed list of terms. Inside stories only.
#pragma once

#include <cstdint>
#include <vector>

#include "record/copies/copies.h"
#include "record/identity/identity.h"

namespace lagebild {

struct Reading;

struct Weight {
  std::uint32_t term = 0;
  float weight = 0;
};
// By term, each once.
using Terms = std::vector<Weight>;

// Per report the terms with their weights, length 1 (empty where nothing rare is in it). Terms are actors and places of the
// record, counts with what they count, and the beginnings of words; each weighs as much as it is rare among the reports.
std::vector<Terms> weigh_reports(const std::vector<const Reading*>& readings, const Identity& identity);

// The heavier first; of equals the one with the smaller number.
bool heavier(const Weight& a, const Weight& b);

float dot(const Terms& a, const Terms& b);
// a + b, the `most` heaviest terms of it.
Terms sum(const Terms& a, const Terms& b, std::size_t most);

}  // namespace lagebild
