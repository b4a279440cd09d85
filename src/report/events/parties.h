// Who takes part in an event. A step of find_events().
//
//   "Die Kontakte wurden von der Armee aufgekündigt"  ->  actor "der Armee"
#pragma once

#include <vector>

#include "report/events/telling.h"
#include "report/mentions/mentions.h"

namespace lagebild {

std::vector<Party> find_parties(const Trigger& trigger, const Telling& telling, std::uint32_t clause, Scenes& scenes,
                                const Mentions& mentions);

}  // namespace lagebild
