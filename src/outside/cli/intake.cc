#include "outside/cli/intake.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "outside/fetch/fetch.h"
#include "outside/worker/worker.h"

namespace lagebild {

namespace fs = std::filesystem;

FileBytes::FileBytes(const std::string& path) {
  const int file = path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    problem_ = fmt::format("{} can't be opened: {}.", path, std::strerror(errno));
    return;
  }
  struct stat status{};
  if (fstat(file, &status) != 0 || S_ISDIR(status.st_mode)) {
    problem_ = fmt::format("{} is no file.", path);
  } else if (S_ISREG(status.st_mode) && status.st_size > 0 && path != "-") {
    size_ = static_cast<std::size_t>(status.st_size);
    void* map = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    mapped_ = map != MAP_FAILED;
    data_ = mapped_ ? static_cast<const char*>(map) : nullptr;
    if (!mapped_) read_all(file);
  } else {
    read_all(file);
  }
  if (file != STDIN_FILENO) close(file);
}

FileBytes::~FileBytes() {
  if (mapped_) munmap(const_cast<char*>(data_), size_);
}

void FileBytes::read_all(int file) {
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = read(file, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) problem_ = fmt::format("Reading failed: {}.", std::strerror(errno));
    if (got <= 0) break;
    kept_.append(buffer, static_cast<std::size_t>(got));
  }
  data_ = kept_.data();
  size_ = kept_.size();
}

std::vector<std::string> files_of(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-" || !fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> inside;
    for (auto each = fs::recursive_directory_iterator(path, error); each != fs::recursive_directory_iterator();
         each.increment(error)) {
      const bool hidden = each->path().filename().string().starts_with('.');
      if (hidden && each->is_directory(error)) each.disable_recursion_pending();
      if (!hidden && each->is_regular_file(error)) inside.push_back(each->path().string());
    }
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

Input input_of(const Invocation& call, const std::string& name) {
  Input input;
  input.name = name;
  input.format = format_named(call.value_or("from", "auto")).value_or(Format::automatic);
  input.published = call.value("published");
  input.language = call.value("language");
  return input;
}

std::uint64_t size_of(const std::string& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  return error ? 0 : size;
}

namespace {

bool web_address(std::string_view path) { return path.starts_with("https://") || path.starts_with("http://"); }

// Whether only our own code reads it: plain text, and JSONL that holds no pages.
bool read_by_us_alone(const Input& input) {
  const Format format = input.format == Format::automatic ? detect_format(input.bytes) : input.format;
  return format == Format::text || (format == Format::jsonl && input.bytes.find("\"html\"") == std::string_view::npos);
}

bool read_input(const Input& input, const Settings& settings, const Taker& take) {
  bool go_on = true;
  if (read_by_us_alone(input)) {
    read_reports(input, settings, [&](Part part) { return go_on = take(std::move(part)); });
  } else {
    read_in_worker({input}, settings, {}, [&](std::size_t, Part part) { return go_on = take(std::move(part)); });
  }
  return go_on;
}

}  // namespace

bool each_part(const Invocation& call, const std::string& path, const Settings& settings, const Taker& take) {
  const auto failed = [&](const std::string& why) { return take(Part{Unreadable{path, why}, {}, Format::automatic, {}, {}}); };
  Input input = input_of(call, path);
  if (web_address(path)) {
    if (!call.has("allow-net")) return failed(fmt::format("{} is a web address; nothing is fetched without --allow-net.", path));
    const auto page = fetch(path, {});
    if (!page) return failed(page.error().message);
    const Input fetched = input_of(*page);
    input.bytes = fetched.bytes;
    input.url = fetched.url;
    input.fetched = fetched.fetched;
    input.headers = fetched.headers;
    input.content_type = fetched.content_type;
    return read_input(input, settings, take);
  }
  const FileBytes file(path);
  if (!file.problem().empty()) return failed(file.problem());
  input.bytes = file.bytes();
  return read_input(input, settings, take);
}

}  // namespace lagebild
