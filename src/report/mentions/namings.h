// Whole noun phrases around mentions: see Naming in mentions.h.
#pragma once

#include <vector>

#include "report/mentions/drafts.h"
#include "report/mentions/mentions.h"

namespace lagebild {

// `drafts` are those that `mentions.all` was made of, in the same order.
std::vector<Naming> find_namings(const Scene& scene, const std::vector<Draft>& drafts, const Mentions& mentions);

}  // namespace lagebild
