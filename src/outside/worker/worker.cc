#include "outside/worker/worker.h"

#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <exception>

#include "outside/worker/confine.h"
#include "outside/worker/message.h"

namespace lagebild {

namespace {

constexpr char kBegins = 'B', kPart = 'P', kDone = 'D';
constexpr int kRefused = 40;  // Exit code: the walls could not be built.
constexpr int kSlack = 20;    // Wall time allowed for each second of work: the machine may be busy.

// ---- in the child ----

bool write_all(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(to, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

std::string frame(char kind, std::uint64_t value) {
  std::string out(1, kind);
  for (int i = 0; i < 8; ++i) out += static_cast<char>(value >> 8 * i & 0xFF);
  return out;
}

void read_inputs(int to, const std::vector<Input>& inputs, std::size_t first, const Settings& settings) {
  for (std::size_t i = first; i < inputs.size(); ++i) {
    if (!write_all(to, frame(kBegins, i))) _exit(1);
    read_reports(inputs[i], settings, [&](const Part& part) {
      const std::string bytes = part_to_bytes(part, inputs[i].bytes);
      return write_all(to, frame(kPart, bytes.size())) && write_all(to, bytes);
    });
  }
  write_all(to, frame(kDone, 0));
}

// ---- in the parent ----

struct Child {
  pid_t pid = -1;
  int from = -1;
};

Child start(const WorkerLimits& limits, const std::function<void(int)>& work) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return {};
  const pid_t pid = fork();
  if (pid == 0) {
    if (!confine(ends[1], limits.memory)) _exit(kRefused);
    try {
      work(ends[1]);
    } catch (const std::exception&) {
      _exit(2);
    }
    _exit(0);
  }
  close(ends[1]);
  if (pid < 0) close(ends[0]);
  return pid < 0 ? Child{} : Child{pid, ends[0]};
}

// From now on the child may use this many seconds more before SIGXCPU ends it.
void allow_seconds(pid_t pid, std::uint64_t seconds) {
  clockid_t clock{};
  timespec used{};
  if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &used) != 0) return;
  const rlimit bound{static_cast<rlim_t>(used.tv_sec) + seconds + 1, RLIM_INFINITY};
  prlimit(pid, RLIMIT_CPU, &bound, nullptr);
}

std::uint64_t seconds_for(const Input& input, const WorkerLimits& limits) {
  return limits.cpu_seconds + input.bytes.size() / (2u << 20);
}

// How a child ended, as the end of a sentence; empty for a good end.
std::string ending(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) {
    if (WEXITSTATUS(status) == 0) return {};
    return WEXITSTATUS(status) == kRefused ? "this system refuses to confine its reader" : "it needs more memory than is allowed";
  }
  switch (WTERMSIG(status)) {
    case SIGXCPU:
      return "it takes more time than is allowed";
    case SIGKILL:
      return "it was ended for taking too long or too much memory";
    case SIGSYS:
      return "its reader tried something that is not allowed";
    default:
      return fmt::format("its reader broke down (signal {})", WTERMSIG(status));
  }
}

class Receiver {
 public:
  Receiver(Child child, const WorkerLimits& limits) : child_(child), limits_(limits) {}

  // Exactly `size` bytes; false at the end of the child or of its time.
  bool read(char* into, std::size_t size) {
    while (size > 0) {
      pollfd wait{child_.from, POLLIN, 0};
      const int ready = poll(&wait, 1, static_cast<int>(std::min<std::uint64_t>(wall_ * 1000, 24u * 3600 * 1000)));
      if (ready < 0 && errno == EINTR) continue;
      if (ready == 0) kill(child_.pid, SIGKILL);
      if (ready <= 0) return false;
      const ssize_t got = ::read(child_.from, into, size);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return false;
      into += got;
      size -= static_cast<std::size_t>(got);
    }
    return true;
  }

  bool head(char& kind, std::uint64_t& value) {
    std::array<char, 9> bytes{};
    if (!read(bytes.data(), bytes.size())) return false;
    kind = bytes[0];
    value = 0;
    for (int i = 0; i < 8; ++i) value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[1 + i])) << 8 * i;
    return true;
  }

  void allow(std::uint64_t seconds) {
    wall_ = seconds * kSlack;
    allow_seconds(child_.pid, seconds);
  }

  std::string end() {
    close(child_.from);
    return ending(child_.pid);
  }
  void stop() { kill(child_.pid, SIGKILL); }
  [[nodiscard]] const WorkerLimits& limits() const { return limits_; }

 private:
  Child child_;
  const WorkerLimits& limits_;
  std::uint64_t wall_ = 3600;
};

enum class Round : std::uint8_t { done, stopped, broke, lied };

// Takes what one child sends; `at` is the input it is at.
Round receive(Receiver& child, const std::vector<Input>& inputs, std::size_t& at, const WorkerTaker& each) {
  bool begun = false;
  for (;;) {
    char kind = 0;
    std::uint64_t value = 0;
    if (!child.head(kind, value)) return Round::broke;
    if (kind == kDone) return Round::done;
    if (kind == kBegins && value < inputs.size() && value >= at) {
      at = value;
      begun = true;
      child.allow(seconds_for(inputs[at], child.limits()));
      continue;
    }
    if (kind != kPart || !begun || value > child.limits().message) return Round::lied;
    std::string bytes(value, '\0');
    if (!child.read(bytes.data(), bytes.size())) return Round::broke;
    auto received = part_from_bytes(bytes, inputs[at].bytes);
    if (!received) return Round::lied;
    if (!received->source.empty()) received->part.source = received->source;
    if (!each(at, std::move(received->part))) return Round::stopped;
  }
}

Part failure(const Input& input, const std::string& why) {
  return {Unreadable{input.id.value_or(input.name), fmt::format("{} could not be read: {}.", input.name, why)},
          input.bytes,
          Format::binary,
          {},
          {}};
}

}  // namespace

void read_in_worker(const std::vector<Input>& inputs, const Settings& settings, const WorkerLimits& limits,
                    const WorkerTaker& each) {
  for (std::size_t next = 0; next < inputs.size();) {
    const Child child = start(limits, [&](int to) { read_inputs(to, inputs, next, settings); });
    if (child.pid < 0) {
      if (!each(next, failure(inputs[next], fmt::format("no process can be started ({})", std::strerror(errno))))) return;
      ++next;
      continue;
    }
    Receiver receiver(child, limits);
    receiver.allow(seconds_for(inputs[next], limits));
    std::size_t at = next;
    const Round round = receive(receiver, inputs, at, each);
    if (round != Round::done) receiver.stop();
    std::string why = receiver.end();
    if (round == Round::done || round == Round::stopped) return;
    if (round == Round::lied || why.empty()) why = "its reader sent what cannot be true";
    if (!each(at, failure(inputs[at], why))) return;
    next = at + 1;
  }
}

std::string run_confined(const WorkerLimits& limits, const std::function<void()>& work) {
  const Child child = start(limits, [&](int) { work(); });
  if (child.pid < 0) return "no process can be started";
  Receiver receiver(child, limits);
  receiver.allow(limits.cpu_seconds);
  char kind = 0;
  std::uint64_t value = 0;
  receiver.head(kind, value);
  return receiver.end();
}

}  // namespace lagebild
