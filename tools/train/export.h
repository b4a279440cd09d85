// The trained network as a file.
#pragma once

#include <string>

#include "tools/train/corpus.h"
#include "tools/train/net.h"

namespace lagebild::train {

// grammar.bin: weights as whole numbers (see ground/learn/network.h) and the tables of labels.
std::string export_net(const Net& net, const Tables& tables, std::uint64_t feature_seed);
// The weights in floating point, to go on from.
std::string export_floats(const Net& net);
// Puts kept weights in place of the first ones; false where the file is none or the sizes differ.
bool import_floats(const std::string& path, Net& net);

}  // namespace lagebild::train
