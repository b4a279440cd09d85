// The kinds of events, and what other schemes call them. docs/events.md has the table for people.
//
//   "air_strike"  ->  type attack, ACLED "Explosions/Remote violence:Air/drone strike", PLOVER "ASSAULT:aerial"
//
// Word lists of the packs name kinds; several kinds may be one type.
#pragma once

#include <cstdint>
#include <string_view>

namespace lagebild {

// Who takes part, and how a verb's subject and object are read.
enum class Scheme : std::uint8_t {
  deed,      // Subject actor, object target: an attack.
  harm,      // Subject actor, object victim: a killing.
  mutual,    // Subject and "with" are both actors: talks.
  transfer,  // Subject actor, object or dative recipient: aid, a visit.
  mishap,    // Subject or place suffers it; nobody does it: a flood.
};

struct EventKind {
  std::string_view key;
  std::string_view type;
  std::string_view acled;   // "Event type:Sub-event type" of ACLED 2019; empty where it has none.
  std::string_view plover;  // "CATEGORY:mode" of PLOVER 2021; empty where it has none.
  Scheme scheme;
  std::string_view ended;   // Key of the kind that its end is ("talks" -> "talks_ended"); empty where its end is only its status.
  std::string_view broken;  // The same for a breach.
};

// nullptr where there is no such kind.
const EventKind* event_kind(std::string_view key);

// Whether a type is something that befalls a whole region at a time, so that one story hardly tells of two: a flood, not a fire.
bool natural_hazard(std::string_view type);

// The category that figures give those whom events of this type befall ("death" -> "killed"); empty where there is none.
std::string_view toll_category(std::string_view type);

}  // namespace lagebild
