// The system of constraints and its fixed point. Inside dating only.
#pragma once

#include <cstdint>
#include <vector>

#include "record/dating/dating.h"
#include "record/dating/days.h"
#include "record/dating/links.h"

namespace lagebild {

// The softer kinds come last: where reasons can't hold together, the softest of them go first.
enum class TieKind : std::uint8_t {
  given,
  dateline,
  past,
  future,
  telling,
  fact_is,
  fact_after,
  fact_before,
  elapsed,
  lead,
  week,
  copy
};

// One constraint on the day of publication of a report; `telling` and `fact_is` also on the day of an event.
struct Tie {
  TieKind kind = TieKind::given;
  std::uint32_t report = 0;
  int clue = -1;            // Index into the report's clues; -1 where none stands for it.
  std::uint32_t event = 0;  // telling, fact_is, elapsed: index of the event.
  std::uint32_t other = 0;  // copy: the other report.
  DaySet days;              // given, fact_after, fact_before: what publication may be.
};

struct System {
  const std::vector<Clues>* reports = nullptr;
  std::vector<Tie> ties;       // By kind, then by report.
  std::vector<DaySet> events;  // What is known of each event before any tie.
};

// One narrowing: which tie, and what it left of publication (or of the event).
struct Step {
  std::uint32_t tie = 0;
  bool of_event = false;
  DaySet left;
  DaySet known;             // telling, elapsed: what was known of the event then.
  std::uint32_t order = 0;  // Among all steps of the group.
};

struct Solution {
  std::vector<DaySet> published;  // Per report.
  std::vector<DaySet> events;
  std::vector<std::vector<Step>> steps;               // Per report, in the order in which they narrowed it.
  std::vector<std::vector<Step>> event_steps;         // Per event.
  std::vector<std::vector<std::uint32_t>> conflicts;  // Per report: ties of the smallest set that can't hold together.
};

Solution solve(const System& system);

}  // namespace lagebild
