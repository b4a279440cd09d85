// Sets of days as runs, for what may still be meant. Inside dating only.
#pragma once

#include <functional>
#include <vector>

#include "ground/base/day.h"

namespace lagebild {

// Runs in order, apart from each other by at least a day.
class DaySet {
 public:
  DaySet() = default;
  explicit DaySet(const Days& run) : runs_{run} {}
  // Every day that the program can speak of: the start of what is known of nothing.
  static DaySet all();

  [[nodiscard]] bool empty() const { return runs_.empty(); }
  [[nodiscard]] const std::vector<Days>& runs() const { return runs_; }
  // From the first day to the last; only where not empty.
  [[nodiscard]] Days hull() const { return {runs_.front().from, runs_.back().to}; }
  [[nodiscard]] long size() const;
  [[nodiscard]] bool meets(const Days& days) const;

  void add(const Days& run);
  [[nodiscard]] DaySet meet(const DaySet& other) const;
  // The days of the set for which `keep` is true. Linear in size().
  [[nodiscard]] DaySet filter(const std::function<bool(Day)>& keep) const;
  // The same where `keep` changes at most once in `step` days: looks at every `step`-th and for the change between two that
  // differ.
  [[nodiscard]] DaySet filter(const std::function<bool(Day)>& keep, int step) const;
  // Every run made longer by so many days at both ends.
  [[nodiscard]] DaySet widened(int days) const;
  bool operator==(const DaySet&) const = default;

 private:
  std::vector<Days> runs_;
};

}  // namespace lagebild
