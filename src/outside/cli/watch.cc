#include "outside/cli/watch.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <map>
#include <thread>

#include "outside/cli/intake.h"

namespace lagebild {

namespace {

namespace fs = std::filesystem;

// A signal handler may touch nothing else.
std::atomic<bool> told_to_stop = false;
void stop(int) { told_to_stop = true; }

struct Seen {
  std::uint64_t size = 0;
  fs::file_time_type time;
  bool operator==(const Seen&) const = default;
};

Seen look_at(const std::string& file) {
  std::error_code error;
  return {size_of(file), fs::last_write_time(file, error)};
}

}  // namespace

void watch(const std::vector<std::string>& folders, const std::function<bool(const std::vector<std::string>&)>& take) {
  std::signal(SIGINT, stop);
  std::signal(SIGTERM, stop);
  std::map<std::string, Seen> before, taken;
  while (!told_to_stop) {
    std::vector<std::string> ready;
    std::map<std::string, Seen> now;
    for (const std::string& file : files_of(folders)) {
      const Seen seen = now[file] = look_at(file);
      const auto last = before.find(file);
      const auto old = taken.find(file);
      const bool at_rest = last != before.end() && last->second == seen;
      if (!at_rest || (old != taken.end() && old->second == seen)) continue;
      ready.push_back(file);
      taken[file] = seen;
    }
    before = std::move(now);
    if (!ready.empty() && !take(ready)) return;
    std::this_thread::sleep_for(std::chrono::seconds(1));
  }
}

}  // namespace lagebild
