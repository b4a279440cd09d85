// Reads foreign bytes in a child process that can open no file and no socket, within bounds of time and memory.
//
//   read_in_worker(inputs, settings, {}, each)  ->  the same calls of `each` as read_reports makes, input after input
//
// The libraries below report/formats have had holes and will have more: whatever happens to the child, the record only
// gets a failed input. What the child sends is checked before it is believed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ground/base/result.h"
#include "report/formats/formats.h"

namespace lagebild {

struct WorkerLimits {
  std::uint32_t cpu_seconds = 10;      // For each input, and one more for every 2 MB of it.
  std::uint64_t memory = 2ull << 30;   // Beside what the process holds when it starts.
  std::uint64_t message = 1ull << 30;  // One part as sent back.
};

// Gets the index of the input and its part; returns false to stop.
using WorkerTaker = std::function<bool(std::size_t, Part)>;

// In the order of `inputs`, parts of each in their order. An input on which the child dies gives an Unreadable after the
// parts that were complete; the rest is read by a new child. Forks: call it before threads are started, or where none of
// them holds a lock that reading needs (glibc's malloc is safe). Blocks; one child at a time.
void read_in_worker(const std::vector<Input>& inputs, const Settings& settings, const WorkerLimits& limits,
                    const WorkerTaker& each);

// Runs `work` in such a child and tells how it ended: empty where it returned, else a sentence. For tests of the walls.
std::string run_confined(const WorkerLimits& limits, const std::function<void()>& work);

}  // namespace lagebild
