#include "tests/cli/request.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace lagebild::test {

namespace fs = std::filesystem;

std::string content_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Answer ask(const std::string& command, const std::string& folder) {
  const char* build = std::getenv("LAGEBILD_BUILD");
  const std::string source = fs::current_path().string();
  const std::string out = folder + "/.out";
  const std::string err = folder + "/.err";
  {
    std::ofstream script(folder + "/.run");
    script << "cd '" << folder << "' || exit 99\n" << command << "\n";
  }
  const std::string line = "env -i PATH='" + std::string(build ? build : "build/release") +
                           "':/usr/bin:/bin LC_ALL=C LAGEBILD_DATA='" + source + "' sh '" + folder + "/.run' >'" + out + "' 2>'" +
                           err + "' </dev/null";
  const int status = std::system(line.c_str());
  Answer answer{content_of(out), content_of(err), WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
  for (const char* name : {"/.out", "/.err", "/.run"}) fs::remove(folder + name);
  return answer;
}

Folder::Folder() {
  std::string pattern = (fs::temp_directory_path() / "lagebild-XXXXXX").string();
  path_ = mkdtemp(pattern.data());
}
Folder::~Folder() {
  std::error_code error;
  fs::remove_all(path_, error);
}

void Folder::write(const std::string& name, const std::string& content) const {
  fs::create_directories(fs::path(path_ + "/" + name).parent_path());
  std::ofstream(path_ + "/" + name, std::ios::binary) << content;
}

}  // namespace lagebild::test
