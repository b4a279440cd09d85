#include "record/dating/solve.h"

#include <algorithm>
#include <deque>
#include <map>
#include <numeric>
#include <set>

namespace lagebild {
namespace {

using std::chrono::days;

constexpr long kBounded = 800;      // Days of publication that are looked at one by one.
constexpr long kNarrow = 14;        // The habit of the opening says nothing of a month, something of a week.
constexpr long kStillNews = 3;      // Days after which no opening tells of something, whatever else the report has.
constexpr std::size_t kTrail = 60;  // Ties looked at for the smallest set that can't hold together.
constexpr int kMostRepairs = 40;    // Contradictions worked off in one group of reports.

// What one group of reports that hang together comes to under some of its ties.
class Group {
 public:
  Group(const System& system, std::vector<std::uint32_t> ties, Solution& out)
      : system_(system), ties_(std::move(ties)), out_(out) {
    for (const std::uint32_t tie : ties_) {
      const Tie& t = system_.ties[tie];
      of_report_[t.report].push_back(tie);
      if (t.kind == TieKind::copy) of_report_[t.other].push_back(tie);
      if (has_event(t)) of_event_[t.event].push_back(tie);
    }
  }

  // Narrows to the fixed point; the tie that left nothing, or -1.
  int run(const std::set<std::uint32_t>& off) {
    reset();
    std::deque<std::uint32_t> queue;
    std::set<std::uint32_t> waiting;
    for (const std::uint32_t tie : ties_)
      if (!off.contains(tie)) queue.push_back(tie), waiting.insert(tie);
    while (!queue.empty()) {
      const std::uint32_t tie = queue.front();
      queue.pop_front();
      waiting.erase(tie);
      if (!apply(tie)) return static_cast<int>(tie);
      if (changed_.empty()) continue;
      for (const auto& [event, index] : changed_)
        for (const std::uint32_t next : event ? of_event_[index] : of_report_[index])
          if (next != tie && !off.contains(next) && waiting.insert(next).second) queue.push_back(next);
      // A tie with two sides may have more to say once one of them moved.
      if (waiting.insert(tie).second) queue.push_back(tie);
    }
    return -1;
  }

  // The ties that lead to the narrowing that failed at `tie`, softest first.
  [[nodiscard]] std::vector<std::uint32_t> trail(std::uint32_t tie) const {
    std::vector<std::uint32_t> found{tie};
    std::set<std::uint32_t> seen{tie};
    for (std::size_t i = 0; i < found.size() && found.size() < kTrail; ++i) {
      const Tie& t = system_.ties[found[i]];
      const auto take = [&](const std::vector<Step>& steps) {
        for (const Step& step : steps)
          if (seen.insert(step.tie).second) found.push_back(step.tie);
      };
      take(out_.steps[t.report]);
      if (has_event(t)) take(out_.event_steps[t.event]);
      if (t.kind == TieKind::copy) take(out_.steps[t.other]);
    }
    std::sort(found.begin(), found.end(), std::greater<>());
    return found;
  }

  static bool has_event(const Tie& t) {
    return t.kind == TieKind::telling || t.kind == TieKind::fact_is || t.kind == TieKind::elapsed;
  }

 private:
  void reset() {
    for (const std::uint32_t tie : ties_) {
      const Tie& t = system_.ties[tie];
      out_.published[t.report] = DaySet::all();
      out_.steps[t.report].clear();
      if (!has_event(t)) continue;
      out_.events[t.event] = system_.events[t.event];
      out_.event_steps[t.event].clear();
    }
  }

  bool narrow(std::uint32_t tie, std::uint32_t report, const DaySet& to) {
    DaySet next = out_.published[report].meet(to);
    if (next == out_.published[report]) return true;
    if (next.empty()) return false;
    out_.published[report] = next;
    const Tie& t = system_.ties[tie];
    out_.steps[report].push_back({tie, false, std::move(next), has_event(t) ? out_.events[t.event] : DaySet(), ++made_});
    changed_.emplace_back(false, report);
    return true;
  }

  bool narrow_event(std::uint32_t tie, std::uint32_t event, const DaySet& to) {
    DaySet next = out_.events[event].meet(to);
    if (next == out_.events[event]) return true;
    if (next.empty()) return false;
    out_.events[event] = next;
    out_.event_steps[event].push_back({tie, true, std::move(next), {}, ++made_});
    changed_.emplace_back(true, event);
    return true;
  }

  // False where it leaves nothing.
  bool apply(std::uint32_t tie) {
    changed_.clear();
    const Tie& t = system_.ties[tie];
    const DaySet& published = out_.published[t.report];
    switch (t.kind) {
      case TieKind::given:
      case TieKind::fact_after:
      case TieKind::fact_before:
      case TieKind::past:
      case TieKind::future:
        return narrow(tie, t.report, t.days);
      case TieKind::dateline:
        return narrow(tie, t.report, dateline(clue(t).formula, published));
      case TieKind::telling:
      case TieKind::fact_is:
        return tell(tie, t);
      case TieKind::elapsed:
        return elapsed(tie, t);
      case TieKind::lead:
        return published.size() > kNarrow || narrow(tie, t.report, published.filter([&](Day day) { return fresh(t, day); }));
      case TieKind::week:
        return published.size() > kBounded ||
               narrow(tie, t.report, published.filter([&](Day day) { return this_week(clue(t), day); }));
      case TieKind::copy:
        return narrow(tie, t.report, out_.published[t.other].widened(3)) &&
               narrow(tie, t.other, out_.published[t.report].widened(3));
    }
    return true;
  }

  [[nodiscard]] const Clue& clue(const Tie& t) const {
    return (*system_.reports)[t.report].clues[static_cast<std::size_t>(t.clue)];
  }

  // "Genf, 29. September": the days of which the formula says themselves.
  static DaySet dateline(const Formula& f, const DaySet& published) {
    if (f.absolute()) {
      const Choices choices = days_from(f, Day());
      return choices.count == 0 ? published : DaySet(choices.days[0]);
    }
    if (published.size() <= kBounded) {
      return published.filter([&](Day day) {
        const Choices choices = days_from(f, day);
        return choices.count > 0 && choices.days[0].from <= day && day <= choices.days[0].to;
      });
    }
    return published;
  }

  bool tell(std::uint32_t tie, const Tie& t) {
    const DaySet told = days_told(clue(t), out_.published[t.report]);
    if (!narrow_event(tie, t.event, told)) return false;
    return narrow(tie, t.report, published_for(clue(t), out_.published[t.report], out_.events[t.event]));
  }

  bool elapsed(std::uint32_t tie, const Tie& t) {
    const auto moved = [](const DaySet& set, int by) {
      DaySet out;
      for (const Days& run : set.runs()) out.add({run.from + days(by), run.to + days(by)});
      return out;
    };
    const int offset = clue(t).offset;
    if (!narrow(tie, t.report, moved(out_.events[t.event], offset))) return false;
    return narrow_event(tie, t.event, moved(out_.published[t.report], -offset));
  }

  // The opening tells of the day itself or the one before; on a Monday still of Friday. Where the report has a later
  // weekday, too ("am Dienstag ausgebrochen … am Mittwoch gefasst"), that one is the news.
  [[nodiscard]] bool fresh(const Tie& t, Day day) const {
    const Choices lead = days_from(clue(t).formula, day);
    if (lead.count == 0) return true;
    Day latest = lead.days[0].from;
    if ((day - latest).count() > kStillNews) return false;
    for (const Clue& other : (*system_.reports)[t.report].clues) {
      if (!other.bare || other.kind != ClueKind::past) continue;
      const Choices told = days_from(other.formula, day);
      if (told.count > 0) latest = std::max(latest, told.days[0].from);
    }
    const auto since = (day - latest).count();
    const int told = weekday(latest);
    return since >= 0 && since <= (told == 5 ? 3 : told == 6 ? 2 : 1);
  }

  // Who calls the week before "vergangene Woche" means this week by a bare weekday, or the weekend just over.
  static bool this_week(const Clue& clue, Day day) {
    const Choices choices = days_from(clue.formula, day);
    return choices.count == 0 || iso_week(choices.days[0].from) == iso_week(day) || (day - choices.days[0].from).count() <= 3;
  }

  const System& system_;
  std::vector<std::uint32_t> ties_;
  Solution& out_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> of_report_, of_event_;
  std::uint32_t made_ = 0;                               // Steps so far.
  std::vector<std::pair<bool, std::uint32_t>> changed_;  // By the last tie: of an event?, index.
};

// The smallest part of `ties` that still can't hold together (deletion filter, Chinneck and Dravnieks 1991), softest ties
// tried first so that the firmest remain in doubt last.
std::vector<std::uint32_t> smallest(const System& system, std::vector<std::uint32_t> ties, Solution& scratch) {
  const auto fails = [&](const std::vector<std::uint32_t>& some) { return Group(system, some, scratch).run({}) >= 0; };
  std::sort(ties.begin(), ties.end());
  if (!fails(ties)) return ties;
  for (std::size_t i = ties.size(); i-- > 0;) {
    std::vector<std::uint32_t> without = ties;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    if (fails(without)) ties = std::move(without);
  }
  return ties;
}

// The ties of a contradiction that are given up: the softest kind among them, all of that kind.
std::vector<std::uint32_t> given_up(const System& system, const std::vector<std::uint32_t>& conflict) {
  TieKind softest = TieKind::given;
  for (const std::uint32_t tie : conflict) softest = std::max(softest, system.ties[tie].kind);
  std::vector<std::uint32_t> out;
  for (const std::uint32_t tie : conflict)
    if (system.ties[tie].kind == softest) out.push_back(tie);
  return out;
}

void settle(const System& system, const std::vector<std::uint32_t>& ties, Solution& out, Solution& scratch) {
  Group group(system, ties, out);
  std::set<std::uint32_t> off;
  for (int repairs = 0; repairs < kMostRepairs; ++repairs) {
    const int failed = group.run(off);
    if (failed < 0) return;
    const std::vector<std::uint32_t> conflict = smallest(system, group.trail(static_cast<std::uint32_t>(failed)), scratch);
    const std::uint32_t report = system.ties[static_cast<std::size_t>(failed)].report;
    const std::size_t before = off.size();
    for (const std::uint32_t tie : given_up(system, conflict)) off.insert(tie);
    if (out.conflicts[report].empty()) out.conflicts[report] = conflict;
    if (off.size() == before) break;
  }
  // Too much at odds: what is given stands, nothing is worked out.
  for (const std::uint32_t tie : ties)
    if (system.ties[tie].kind != TieKind::given) off.insert(tie);
  group.run(off);
}

class Forest {
 public:
  explicit Forest(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) { parent_[std::max(root(a), root(b))] = std::min(root(a), root(b)); }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace

Solution solve(const System& system) {
  const std::size_t reports = system.reports->size();
  Solution out;
  out.published.assign(reports, DaySet::all());
  out.events = system.events;
  out.steps.resize(reports);
  out.event_steps.resize(system.events.size());
  out.conflicts.resize(reports);
  Forest forest(reports + system.events.size());
  for (const Tie& t : system.ties) {
    if (Group::has_event(t)) forest.join(t.report, static_cast<std::uint32_t>(reports) + t.event);
    if (t.kind == TieKind::copy) forest.join(t.report, t.other);
  }
  std::vector<std::vector<std::uint32_t>> groups(reports + system.events.size());
  for (std::uint32_t tie = 0; tie < system.ties.size(); ++tie) groups[forest.root(system.ties[tie].report)].push_back(tie);
  Solution scratch = out;
  for (const auto& ties : groups)
    if (!ties.empty()) settle(system, ties, out, scratch);
  return out;
}

}  // namespace lagebild
