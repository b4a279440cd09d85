// One line for each finding, for corpora, golden files and people who check rules. docs/languages.md shows the notation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/reading/reading.h"

namespace lagebild {

// The findings of the kinds named ("time figure mention statement event"), in the order of the text, kinds in that order
// where they begin at the same place.
std::vector<std::string> describe(const Reading& reading, const std::vector<std::string>& kinds);

}  // namespace lagebild
