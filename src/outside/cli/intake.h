// What a person named on the command line, as reports: files, folders, "-" for stdin, web addresses with --allow-net.
//
//   lagebild analyze FOLDER page.html -  ->  every file of the folder in order of its path, the page, stdin
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "outside/cli/invocation.h"
#include "report/formats/formats.h"

namespace lagebild {

// The bytes of a whole file, mapped rather than read where that goes; they live as long as this.
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
// Bytes of a file; 0 where that is not known before it is read.
std::uint64_t size_of(const std::string& path);

// --from, --published, --language of a call for the input of that name; the bytes are still to come.
Input input_of(const Invocation& call, const std::string& name);

// Hands every part of a file to `take`, in order; one Unreadable where the file can't be opened. Foreign bytes are read in a
// child process (outside/worker); of the network only an address that is named is asked, and only with --allow-net. False once
// `take` wants no more.
bool each_part(const Invocation& call, const std::string& path, const Settings& settings, const Taker& take);

}  // namespace lagebild
