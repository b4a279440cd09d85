// Which reports tell of the same matter.
//
//   "Brand in der Altstadt von Ahlenau: drei Tote" and "Three dead in Ahlenau old town fire"  ->  one story
//
// Reports are alike by the actors, places, days, figures and rare words they share, weighed by how rare these are in the
// record, across languages by all but the words. Grouped by average link (Sokal and Michener 1958).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ground/base/day.h"
#include "record/copies/copies.h"
#include "record/identity/identity.h"

namespace lagebild {

struct Reading;

struct Story {
  std::string id;                      // "t" and twelve hexadecimal digits, from its smallest report.
  std::vector<std::uint32_t> reports;  // Indexes, oldest first, then by id.
  std::string title;                   // Of a newer report that is much like the others: its title, else its first sentence.
  Passage titled;                      // Where that stands; an empty span where the title is not in the text.
  std::optional<Days> days;            // Of publication; absent where no report is dated.
};

struct Stories {
  std::vector<Story> all;         // By first day, undated last, then by id.
  std::vector<std::uint32_t> of;  // Per report: index into all.
};

// `published`: per report, as dating has it. Near-linear: only reports that share something rare are compared.
Stories find_stories(const std::vector<const Reading*>& readings, const std::vector<std::optional<Days>>& published,
                     const Copies& copies, const Identity& identity);

}  // namespace lagebild
