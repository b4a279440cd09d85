// Files that appear in a folder, until the program is told to stop (SIGINT, SIGTERM).
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace lagebild {

// Hands over what is there, then each second what is new or has changed and is at rest (same size and time for a second). `take`
// returns false to stop. Looks at names, sizes and times only, so a file that is held already costs nothing.
void watch(const std::vector<std::string>& folders, const std::function<bool(const std::vector<std::string>&)>& take);

}  // namespace lagebild
