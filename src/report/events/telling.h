// Whether a clause tells an event, and with what status. A step of find_events().
//
//   "drohte mit einem Abbruch der Gespräche"  ->  talks_ended, threatened
//   "Gespräche sind wichtig"                  ->  nothing: a word for talks is no event
#pragma once

#include <optional>

#include "report/events/scene.h"
#include "report/events/triggers.h"

namespace lagebild {

// In a namespace of its own: another room has a Telling, too.
namespace events {
struct Telling {
  const EventKind* kind = nullptr;
  const Attributes* attributes = nullptr;  // Of the sense that it has here.
  Status status = Status::happened;
  std::uint32_t phrase = kNoPhrase;   // Of a noun: its phrase in the scene.
  std::uint32_t carrier = kNoPhrase;  // The phrase that hangs on the verb: its own, or "ein Ende" for "ein Ende der Angriffe".
  std::uint32_t verb = kNoToken;      // The verb that tells it: a verb trigger itself, or the light verb.
  bool passive = false;
};
}  // namespace events
using events::Telling;

std::optional<Telling> find_telling(const Trigger& trigger, std::uint32_t clause, Scenes& scenes);

}  // namespace lagebild
