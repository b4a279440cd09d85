// Hedges that got lost between a passage and its copy. Inside copies only.
#pragma once

#include <string>
#include <vector>

#include "ground/base/span.h"

namespace lagebild {

struct Reading;

// Phrases of `hedges` (folded words, one space between; sorted) in the sentences that `in_a` touches of which the sentences that
// `in_b` touches have fewer, as written in a, in order of a. Words of a's findings of doubt (unverified marks) and of its
// attributions ("so die Feuerwehr") count too. Linear in the sentences touched.
std::vector<std::string> dropped_hedges(const Reading& a, Span in_a, const Reading& b, Span in_b,
                                        const std::vector<std::string>& hedges);

}  // namespace lagebild
