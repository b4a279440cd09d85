// Words that name an event, before it is known whether one is told. A step of find_events().
#pragma once

#include <vector>

#include "report/events/lists.h"
#include "report/events/types.h"

namespace lagebild {

// One meaning of a word; the same word may stand in a list several times ("brechen" of dams, of outbreaks).
struct Sense {
  const EventKind* kind = nullptr;
  const Attributes* attributes = nullptr;  // Of the list entry.
};

struct Trigger {
  std::uint32_t first = 0, last = 0;  // Tokens [first, last).
  bool noun = false;
  std::vector<Sense> senses;  // In the order of the lists; never empty. The first whose needs are met counts.
};

// "Am Bahnhof | verteilten | Soldaten Trinkwasser": behind a noun, in a sentence without a finite verb, it is the verb itself.
bool only_verb(const Text& text, std::uint32_t token);

// A participle before a noun ("das angegriffene Dorf", "eine vermittelte Waffenruhe") describes; it tells nothing new.
bool describes(const Text& text, std::uint32_t token);

// In order of the text, no overlaps.
std::vector<Trigger> find_triggers(const Text& text, const EventLists& lists);

}  // namespace lagebild
