#include "record/dating/days.h"

#include <algorithm>

namespace lagebild {

using std::chrono::days;

DaySet DaySet::all() { return DaySet(Days{*make_day(1800, 1, 1), *make_day(2199, 12, 31)}); }

long DaySet::size() const {
  long out = 0;
  for (const Days& run : runs_) out += (run.to - run.from).count() + 1;
  return out;
}

bool DaySet::meets(const Days& other) const {
  return std::any_of(runs_.begin(), runs_.end(), [&](const Days& run) { return run.from <= other.to && other.from <= run.to; });
}

void DaySet::add(const Days& run) {
  // Mostly they come in order; else the whole is put in order again.
  if (runs_.empty() || run.from > runs_.back().to + days(1)) {
    runs_.push_back(run);
    return;
  }
  if (run.from >= runs_.back().from) {
    runs_.back().to = std::max(runs_.back().to, run.to);
    return;
  }
  runs_.push_back(run);
  std::sort(runs_.begin(), runs_.end(), [](const Days& a, const Days& b) { return a.from < b.from; });
  std::vector<Days> joined;
  for (const Days& next : runs_) {
    if (!joined.empty() && next.from <= joined.back().to + days(1))
      joined.back().to = std::max(joined.back().to, next.to);
    else
      joined.push_back(next);
  }
  runs_ = std::move(joined);
}

DaySet DaySet::meet(const DaySet& other) const {
  DaySet out;
  for (std::size_t i = 0, k = 0; i < runs_.size() && k < other.runs_.size();) {
    if (const auto both = lagebild::meet(runs_[i], other.runs_[k])) out.runs_.push_back(*both);
    if (runs_[i].to < other.runs_[k].to)
      ++i;
    else
      ++k;
  }
  return out;
}

DaySet DaySet::filter(const std::function<bool(Day)>& keep) const {
  DaySet out;
  for (const Days& run : runs_) {
    for (Day day = run.from; day <= run.to; day += days(1)) {
      if (!keep(day)) continue;
      if (!out.runs_.empty() && out.runs_.back().to + days(1) == day)
        out.runs_.back().to = day;
      else
        out.runs_.push_back({day, day});
    }
  }
  return out;
}

DaySet DaySet::filter(const std::function<bool(Day)>& keep, int step) const {
  DaySet out;
  for (const Days& run : runs_) {
    Day at = run.from;
    bool kept = keep(at);
    Day since = at;
    while (at < run.to) {
      Day next = std::min(at + days(step), run.to);
      if (keep(next) == kept) {
        at = next;
        continue;
      }
      // The change lies in (at, next]: halve until it is found.
      while (next - at > days(1)) {
        const Day middle = at + (next - at) / 2;
        (keep(middle) == kept ? at : next) = middle;
      }
      if (kept) out.add({since, at});
      kept = !kept;
      at = since = next;
    }
    if (kept) out.add({since, run.to});
  }
  return out;
}

DaySet DaySet::widened(int count) const {
  DaySet out;
  for (const Days& run : runs_) out.runs_.push_back({run.from - days(count), run.to + days(count)});
  std::vector<Days> joined;
  for (const Days& next : out.runs_) {
    if (!joined.empty() && next.from <= joined.back().to + days(1))
      joined.back().to = std::max(joined.back().to, next.to);
    else
      joined.push_back(next);
  }
  out.runs_ = std::move(joined);
  return out;
}

}  // namespace lagebild
