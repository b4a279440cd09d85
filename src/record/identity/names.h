// Names brought to a form in which spellings of one name are equal. Inside identity only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/identity/identity.h"

namespace lagebild {

// The words of a name, folded; marks between them dropped ("O'Brien" -> "obrien", "al-Assad" -> "al", "assad").
std::vector<std::string> name_words(std::string_view name);

// One word without what spellings differ in: letters replaced, doubled letters once. "putin" and "putine" stay apart.
std::string skeleton(std::string_view word, const Letters& letters);

// Whether one name can be a fuller form of the other: last words equal, and each further word of the shorter is, in order,
// a word of the longer or its initial. Both are skeletons.
bool fits(const std::vector<std::string>& shorter, const std::vector<std::string>& longer);

}  // namespace lagebild
