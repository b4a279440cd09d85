// What rules of any room may ask for, made from a finished reading; for running rules' examples alone.
#pragma once

#include <vector>

#include "ground/rules/rules.h"
#include "report/reading/reading.h"

namespace lagebild {

class Pack;

// number, mention, naming, time, figure: as the rooms hand them to later rooms.
std::vector<Layer> layers_of(const Reading& reading, const Pack& pack);

}  // namespace lagebild
