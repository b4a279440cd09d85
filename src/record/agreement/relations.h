// How two tellings of one matter stand to each other. Inside agreement only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "record/agreement/tellings.h"

namespace lagebild {

struct Related {
  Relation relation = Relation::agrees;
  std::vector<std::string> because;
};

// b against a, of one matter; `a` is not the later one. Nothing where neither says anything of the other.
std::optional<Related> relate(const Sources& sources, const Telling& a, const Compared& in_a, const Telling& b,
                              const Compared& in_b);

// The denials of one story: pairs of the denied telling (an event or another's statement) and the denying statement.
struct Denial {
  std::uint32_t denied = 0, by = 0;  // Indexes into the tellings.
  std::vector<std::string> because;
};
std::vector<Denial> find_denials(const Sources& sources, const std::vector<Telling>& tellings);

}  // namespace lagebild
