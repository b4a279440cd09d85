// What a person named on the command line, as reports: files, folders, "-" for stdin.
//
//   lagebild analyze FOLDER page.html -  ->  every file of the folder in order of its path, the page, stdin
#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "outside/cli/invocation.h"
#include "report/formats/formats.h"

namespace lagebild {

// The text of a whole file, mapped rather than read where it is a file; bytes() lives as long as this.
class FileBytes {
 public:
  explicit FileBytes(const std::string& path);  // "-": stdin
  ~FileBytes();
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;
  [[nodiscard]] const std::string& problem() const { return problem_; }  // Empty where it could be read.
  [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

 private:
  void read_all(int file);
  std::string problem_;
  std::string kept_;
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  bool mapped_ = false;
};

// A folder stands for the files in it and below, by path; names that begin with a point are passed over.
std::vector<std::string> files_of(const std::vector<std::string>& paths);

// --from, --published, --language of a call; the bytes are still to come.
Input input_of(const Invocation& call, const std::string& name);

}  // namespace lagebild
