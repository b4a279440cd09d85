// Words that name an event, before it is known whether one is told. A step of find_events().
#pragma once

#include <vector>

#include "report/events/lists.h"
#include "report/events/types.h"

namespace lagebild {

struct Trigger {
  std::uint32_t first = 0, last = 0;  // Tokens [first, last).
  const EventKind* kind = nullptr;
  const Attributes* attributes = nullptr;  // Of the list entry.
  bool noun = false;
};

// In order of the text, no overlaps.
std::vector<Trigger> find_triggers(const Text& text, const EventLists& lists);

}  // namespace lagebild
