// Many threads, one order: what goes in first comes out first, whatever thread did the work.
//
//   in_order<Part, std::string>(4, produce, work, take)
//
// `produce(put)` runs on a thread of its own and hands in each piece with put(piece); put waits while too much is under way, so
// memory does not grow with the input; it returns false once `take` has asked to stop. `work(piece)` runs on any of `threads`
// threads. `take(result)` runs on the calling thread, in the order of the pieces; it returns false to stop.
// With one thread everything runs on the calling one. An exception in any of them comes out of in_order.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace lagebild {

template <typename Piece, typename Made>
class Belt {
 public:
  Belt(unsigned threads, std::function<Made(Piece)> work) : work_(std::move(work)), room_(threads * std::size_t{8}) {}

  // False: stop handing in.
  bool put(Piece piece) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return slots_.size() < room_ || stopped_; });
    if (stopped_) return false;
    slots_.push_back({std::move(piece), std::nullopt});
    changed_.notify_all();
    return true;
  }

  void no_more(const std::exception_ptr& error = nullptr) {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    if (error && !error_) error_ = error;
    changed_.notify_all();
  }

  void run_worker() {
    try {
      while (work_once()) {
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::current_exception();
      stopped_ = true;
      changed_.notify_all();
    }
  }

  // The next result in order; nothing at the end, after stop() or after an error.
  std::optional<Made> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || (slots_.empty() ? ended_ : slots_.front().made.has_value()); });
    if (stopped_ || slots_.empty()) return std::nullopt;
    std::optional<Made> made = std::move(slots_.front().made);
    slots_.pop_front();
    --next_;
    changed_.notify_all();
    return made;
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
  }

  void rethrow() {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  struct Slot {
    std::optional<Piece> piece;
    std::optional<Made> made;
  };

  bool work_once() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return stopped_ || next_ < slots_.size() || ended_; });
    if (stopped_ || next_ >= slots_.size()) return false;
    Slot& slot = slots_[next_++];  // Stays where it is: a deque moves nothing when its ends change.
    Piece piece = std::move(*slot.piece);
    lock.unlock();
    Made made = work_(std::move(piece));
    lock.lock();
    slot.made = std::move(made);
    changed_.notify_all();
    return true;
  }

  std::function<Made(Piece)> work_;
  std::size_t room_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Slot> slots_;  // In order; the first next_ are at work or made.
  std::size_t next_ = 0;
  bool ended_ = false;
  bool stopped_ = false;
  std::exception_ptr error_;
};

template <typename Piece, typename Made, typename Produce, typename Work, typename Take>
void in_order(unsigned threads, Produce produce, Work work, Take take) {
  if (threads <= 1) {
    produce([&](Piece piece) { return take(work(std::move(piece))); });
    return;
  }
  Belt<Piece, Made> belt(threads, work);
  std::vector<std::jthread> team;
  team.emplace_back([&] {
    try {
      produce([&](Piece piece) { return belt.put(std::move(piece)); });
      belt.no_more();
    } catch (...) {
      belt.no_more(std::current_exception());
    }
  });
  for (unsigned i = 0; i < threads; ++i) team.emplace_back([&] { belt.run_worker(); });
  try {
    while (auto made = belt.take()) {
      if (!take(*std::move(made))) break;
    }
  } catch (...) {
    belt.stop();
    throw;
  }
  belt.stop();
  team.clear();
  belt.rethrow();
}

}  // namespace lagebild
