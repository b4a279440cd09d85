// Tellings of one matter, brought together. Inside agreement only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "record/agreement/tellings.h"

namespace lagebild {

// A matter while it grows, and the tellings it is compared by.
struct Gathered {
  std::vector<Compared> members;  // By publication.
};

// All tellings gathered: figures by story and what they count, events by story and type, statements by story and speaker.
// Each telling joins the matter it fits best, oldest first. Statements and figures of no category that nothing else
// tells are left out; single events and counts stay, as matters of one.
std::vector<Gathered> gather_matters(const Sources& sources, const std::vector<Telling>& tellings,
                                     const std::vector<std::uint32_t>& copied);

// Whether two names of places can be one: one's words are all in the other ("Aleppo", "Provinz Aleppo"), or one is empty.
bool places_meet(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace lagebild
