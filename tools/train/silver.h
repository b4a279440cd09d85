// Trees, tags and names that trained networks agree on, as text to train another one with (Hinton et al. 2015, distilling).
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace lagebild::train {

// Reads CoNLL-U from `in` and writes it with tags, morphology, tree and names as the networks of `weights` (kept by training
// by `recipe`, several seeds of one recipe) say together; what they are not sure of stays "_". Columns that are filled, and
// names given in MISC, are left as they are. False where the recipe or the weights can't be read.
bool write_silver(const std::string& recipe, const std::vector<std::string>& weights, std::istream& in, std::ostream& out);

}  // namespace lagebild::train
