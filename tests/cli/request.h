// Runs the program as a shell would, for tests: in a fresh folder, with nothing of the tester's environment.
#pragma once

#include <string>

namespace lagebild::test {

struct Answer {
  std::string out, err;
  int exit = 0;
};

// `folder`: where it runs. `lagebild` in the command is the program of this build.
Answer ask(const std::string& command, const std::string& folder);

// A new empty folder below the system's folder for such; gone when the value is.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }
  void write(const std::string& name, const std::string& content) const;

 private:
  std::string path_;
};

std::string content_of(const std::string& file);

}  // namespace lagebild::test
