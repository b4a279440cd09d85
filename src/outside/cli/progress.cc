#include "outside/cli/progress.h"

#include <algorithm>

namespace lagebild {

namespace {

constexpr std::size_t bar_columns = 24;
constexpr auto between_bars = std::chrono::milliseconds(100);
constexpr auto between_lines = std::chrono::seconds(10);

}  // namespace

Progress::Progress(const Program& program, std::uint64_t whole) : program_(program), whole_(whole) {}

std::string Progress::bar(std::uint64_t done) const {
  if (whole_ == 0) return {};
  const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(whole_));
  const auto full = static_cast<std::size_t>(share * bar_columns);
  std::string out = "[";
  for (std::size_t i = 0; i < bar_columns; ++i) out += i < full ? "█" : "·";
  return out + fmt::format("] {:3.0f} %  ", share * 100);
}

void Progress::show(std::uint64_t done, std::uint64_t reports, std::uint64_t failed) {
  const auto now = Clock::now();
  const bool watched = program_.screen.people_watch();
  if (now - shown_ < (watched ? Clock::duration(between_bars) : Clock::duration(between_lines))) return;
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const std::string rate = fmt::format("{:.0f}", static_cast<double>(reports) / std::max(seconds, 0.001));
  const std::string words = program_.messages.say("progress.reports", reports, rate, failed);
  if (watched) {
    program_.screen.bar(shorten(bar(done) + words, 100));
  } else {
    program_.screen.message(words);
  }
}

void Progress::end() const { program_.screen.bar(""); }

}  // namespace lagebild
