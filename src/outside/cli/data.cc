#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

#include "outside/cli/program.h"

namespace lagebild {

namespace {

namespace fs = std::filesystem;

// build/release/lagebild in the source tree; PREFIX/bin/lagebild once installed.
std::vector<fs::path> places() {
  std::vector<fs::path> out;
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  if (!error) {
    out.push_back(program.parent_path() / "../..");
    out.push_back(program.parent_path() / "../share/lagebild");
  }
  out.emplace_back(LAGEBILD_SHARE);
  return out;
}

bool holds_data(const fs::path& folder) {
  std::error_code error;
  return fs::is_directory(folder / "languages", error);
}

}  // namespace

Result<std::string> find_data(const std::optional<std::string>& given) {
  const char* environment = std::getenv("LAGEBILD_DATA");
  if (given || (environment != nullptr && *environment != 0)) {
    const std::string folder = given ? *given : environment;
    if (holds_data(folder)) return folder;
    return Error{
        fmt::format("{} has no folder languages; name the folder of Lagebild's data with --data or LAGEBILD_DATA.", folder)};
  }
  std::string tried;
  for (const fs::path& place : places()) {
    if (holds_data(place)) return place.lexically_normal().string();
    tried += (tried.empty() ? "" : ", ") + place.lexically_normal().string();
  }
  return Error{fmt::format("No folder with Lagebild's data (tried {}); name it with --data or LAGEBILD_DATA.", tried)};
}

Exit fail(const Program& program, Exit exit, const std::string& sentence) {
  program.screen.message("lagebild: " + sentence);
  return exit;
}

}  // namespace lagebild
