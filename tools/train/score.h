// How good the network is on sentences kept apart.
#pragma once

#include <string>
#include <vector>

#include "tools/train/corpus.h"
#include "tools/train/net.h"

namespace lagebild::train {

// "upos 95.1  xpos …  feats …  uas …  las …  names …" on what the examples know.
std::string score(const Net& net, const Tables& tables, const std::vector<Example>& examples);

}  // namespace lagebild::train
