// Which passages of different reports tell of the same event, by the words they share. Inside dating only.
//
//   a: "am 19. September … Feuerpause … zerbrochen"   b: "Anfang vergangener Woche … Feuerpause … aufgekündigt"   ->  linked
//
// A link is a candidate: the solver drops it where the days can't meet.
#pragma once

#include <cstdint>
#include <vector>

#include "record/dating/dating.h"
#include "record/dating/days.h"

namespace lagebild {

struct ClueRef {
  std::uint32_t report = 0, clue = 0;
  auto operator<=>(const ClueRef&) const = default;
};

// In a namespace of its own: another room has a Telling, too.
namespace dating {
// Passages of one event, two or more; by report and clue.
struct Telling {
  std::vector<ClueRef> passages;
};
}  // namespace dating
using dating::Telling;

// `published`: what is known of each report before any link. Near-linear: only passages that share a rare word are compared.
std::vector<Telling> find_tellings(const std::vector<Clues>& reports, const std::vector<DaySet>& published);

// The days that `clue` can mean from any day of `published`; all days where there are too many to look at.
DaySet days_told(const Clue& clue, const DaySet& published);
// The days of `published` from which `clue` can mean a day of `when`; unchanged where there are too many to look at.
DaySet published_for(const Clue& clue, const DaySet& published, const DaySet& when);

}  // namespace lagebild
