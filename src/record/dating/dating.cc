#include "record/dating/dating.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "record/dating/solve.h"

namespace lagebild {
namespace {

constexpr double kWholeCopy = 0.8;  // Part of a report that must be taken over for it to have appeared at the same time.
constexpr std::uint32_t kCopyWords = 40;

std::string written(const DaySet& set) {
  const Days hull = set.hull();
  return hull.exact() ? iso(hull.from) : iso(hull.from) + "/" + iso(hull.to);
}

// Sets up the ties of all reports. Reports are taken in the order of their ids, so that the order handed over does not matter.
class Builder {
 public:
  Builder(const std::vector<Clues>& reports, const Copies& copies, const std::vector<Fact>& facts)
      : reports_(reports), facts_(facts) {
    system_.reports = &reports_;
    for (std::uint32_t r = 0; r < reports_.size(); ++r) own_ties(r);
    tellings();
    copy_ties(copies);
    std::stable_sort(system_.ties.begin(), system_.ties.end(),
                     [](const Tie& a, const Tie& b) { return a.kind != b.kind ? a.kind < b.kind : a.report < b.report; });
  }
  System take() { return std::move(system_); }
  std::vector<Telling> events;  // Per event: its passages.

 private:
  void own_ties(std::uint32_t r) {
    const Clues& clues = reports_[r];
    if (clues.given) add(TieKind::given, r, -1).days = DaySet(*clues.given);
    for (std::size_t c = 0; c < clues.clues.size(); ++c) own_tie(r, static_cast<int>(c));
  }

  Tie& add(TieKind kind, std::uint32_t report, int clue) {
    Tie tie;
    tie.kind = kind;
    tie.report = report;
    tie.clue = clue;
    system_.ties.push_back(std::move(tie));
    return system_.ties.back();
  }

  std::uint32_t add_event(DaySet when, Telling telling) {
    system_.events.push_back(std::move(when));
    events.push_back(std::move(telling));
    return static_cast<std::uint32_t>(system_.events.size() - 1);
  }

  void own_tie(std::uint32_t r, int c) {
    const Clue& clue = reports_[r].clues[static_cast<std::size_t>(c)];
    const Days all = DaySet::all().hull();
    switch (clue.kind) {
      case ClueKind::dateline:
        add(TieKind::dateline, r, c);
        return;
      case ClueKind::past:
      case ClueKind::future: {
        if (clue.lead) add(TieKind::lead, r, c);
        if (clue.bare && clue.kind == ClueKind::past && reports_[r].tells_last_week) add(TieKind::week, r, c);
        const Choices told = clue.formula.absolute() && clue.direction_known ? days_from(clue.formula, Day()) : Choices{};
        if (told.count == 0) return;
        if (clue.kind == ClueKind::past)
          add(TieKind::past, r, c).days = DaySet({told.days[0].from, all.to});
        else
          add(TieKind::future, r, c).days = DaySet({all.from, told.days[0].to});
        return;
      }
      case ClueKind::fact:
        fact_tie(r, c, clue);
        return;
      case ClueKind::elapsed:
      case ClueKind::given:
        return;
    }
  }

  void fact_tie(std::uint32_t r, int c, const Clue& clue) {
    DaySet days;
    for (const Fact& fact : facts_)
      if (fact.id == clue.fact || fact.id.starts_with(clue.fact + "/")) days.add(fact.days);
    if (days.empty()) return;
    const Days all = DaySet::all().hull();
    if (clue.relation == "after") add(TieKind::fact_after, r, c).days = DaySet({days.hull().from, all.to});
    if (clue.relation == "before") add(TieKind::fact_before, r, c).days = DaySet({all.from, days.hull().to});
    if (clue.relation != "is" || clue.partner < 0) return;
    const std::uint32_t event = add_event(days, {{{r, static_cast<std::uint32_t>(c)}}});
    add(TieKind::fact_is, r, clue.partner).event = event;
  }

  // What is known of each report by itself.
  std::vector<DaySet> alone() const {
    std::vector<DaySet> out(reports_.size(), DaySet::all());
    for (const Tie& tie : system_.ties)
      if (!tie.days.empty()) {
        DaySet next = out[tie.report].meet(tie.days);
        if (!next.empty()) out[tie.report] = std::move(next);
      }
    return out;
  }

  void tellings() {
    std::map<ClueRef, std::uint32_t> event_of;
    for (Telling& telling : find_tellings(reports_, alone())) {
      const std::uint32_t event = add_event(DaySet::all(), telling);
      for (const ClueRef& at : telling.passages) {
        event_of[at] = event;
        add(TieKind::telling, at.report, static_cast<int>(at.clue)).event = event;
      }
    }
    for (std::uint32_t r = 0; r < reports_.size(); ++r)
      for (std::uint32_t c = 0; c < reports_[r].clues.size(); ++c)
        if (reports_[r].clues[c].kind == ClueKind::elapsed) elapsed_tie(r, c, event_of);
  }

  // "Zwei Tage nach dem Abbruch" and, in the same report, the one passage that says when that was.
  void elapsed_tie(std::uint32_t r, std::uint32_t c, std::map<ClueRef, std::uint32_t>& event_of) {
    const std::vector<Clue>& clues = reports_[r].clues;
    std::optional<std::uint32_t> found;
    for (std::uint32_t k = 0; k < clues.size(); ++k) {
      if (clues[k].kind != ClueKind::past || clues[k].event != clues[c].event) continue;
      if (found) return;
      found = k;
    }
    if (!found) return;
    const ClueRef at{r, *found};
    if (!event_of.contains(at)) {
      event_of[at] = add_event(DaySet::all(), {{at}});
      add(TieKind::telling, r, static_cast<int>(*found)).event = event_of[at];
    }
    add(TieKind::elapsed, r, static_cast<int>(c)).event = event_of[at];
  }

  void copy_ties(const Copies& copies) {
    for (const Copy& copy : copies.all) {
      if (copy.share < kWholeCopy || copy.words < kCopyWords || copy.version) continue;
      if (copy.a.report >= reports_.size() || copy.b.report >= reports_.size()) continue;
      add(TieKind::copy, copy.b.report, -1).other = copy.a.report;
    }
  }

  const std::vector<Clues>& reports_;
  const std::vector<Fact>& facts_;
  System system_;
};

std::string_view key(TieKind kind) {
  switch (kind) {
    case TieKind::given:
      return "given";
    case TieKind::dateline:
      return "dateline";
    case TieKind::past:
      return "past";
    case TieKind::future:
      return "future";
    case TieKind::telling:
      return "event";
    case TieKind::fact_is:
      return "fact";
    case TieKind::fact_after:
      return "after";
    case TieKind::fact_before:
      return "before";
    case TieKind::elapsed:
      return "elapsed";
    case TieKind::lead:
      return "lead";
    case TieKind::week:
      return "week";
    case TieKind::copy:
      return "copy";
  }
  return {};
}

// Turns the steps of the solver into an argument.
class Teller {
 public:
  Teller(const System& system, const Solution& solution, const std::vector<Telling>& events, const std::vector<Fact>& facts)
      : system_(system), solution_(solution), events_(events), facts_(facts) {}

  [[nodiscard]] std::vector<DatedReason> because(std::uint32_t report) const {
    std::vector<DatedReason> out;
    for (const Step& step : solution_.steps[report]) {
      const Tie& tie = system_.ties[step.tie];
      if (has_premise(tie)) told_by(tie, step.order, out);
      out.push_back(reason(tie, step.left.hull()));
      if (has_premise(tie)) out.back().args = {written(step.known)};
    }
    return once_each(out);
  }

  [[nodiscard]] std::vector<DatedReason> conflict(std::uint32_t report) const {
    std::vector<DatedReason> out;
    for (const std::uint32_t tie : solution_.conflicts[report]) out.push_back(reason(system_.ties[tie], DaySet::all().hull()));
    return out;
  }

 private:
  // A passage that narrows twice is said once, with what it left in the end.
  static std::vector<DatedReason> once_each(std::vector<DatedReason>& reasons) {
    std::vector<DatedReason> out;
    std::set<std::tuple<std::string, std::uint32_t, Span>> said;
    for (auto each = reasons.rbegin(); each != reasons.rend(); ++each)
      if (said.emplace(each->key, each->report, each->span).second) out.push_back(std::move(*each));
    std::reverse(out.begin(), out.end());
    return out;
  }

  static bool has_premise(const Tie& tie) { return tie.kind == TieKind::telling || tie.kind == TieKind::elapsed; }

  // What the other passages had left of the day of the event by then: the premise before the step.
  void told_by(const Tie& tie, std::uint32_t before, std::vector<DatedReason>& out) const {
    for (const Step& step : solution_.event_steps[tie.event]) {
      const Tie& other = system_.ties[step.tie];
      if (step.order > before || (other.report == tie.report && other.clue == tie.clue)) continue;
      DatedReason premise = reason(other, step.left.hull());
      premise.key = "told";
      premise.args = {written(step.left)};
      out.push_back(std::move(premise));
    }
  }

  [[nodiscard]] DatedReason reason(const Tie& tie, const Days& leaves) const {
    DatedReason out;
    out.key = key(tie.kind);
    out.report = tie.report;
    out.leaves = leaves;
    if (tie.clue >= 0) out.span = (*system_.reports)[tie.report].clues[static_cast<std::size_t>(tie.clue)].span;
    if (tie.kind == TieKind::given) out.args = {written(tie.days)};
    if (tie.kind == TieKind::telling || tie.kind == TieKind::elapsed) out.args = {written(solution_.events[tie.event])};
    if (tie.kind == TieKind::fact_after || tie.kind == TieKind::fact_before) out.args = fact_args(tie, tie.clue);
    if (tie.kind == TieKind::fact_is) out.args = fact_args(tie, static_cast<int>(events_[tie.event].passages[0].clue));
    if (tie.kind == TieKind::copy) out.args = {written(solution_.published[tie.other])};
    return out;
  }

  // When the fact was, and where that can be looked up.
  [[nodiscard]] std::vector<std::string> fact_args(const Tie& tie, int clue) const {
    const std::string& id = (*system_.reports)[tie.report].clues[static_cast<std::size_t>(clue)].fact;
    for (const Fact& fact : facts_) {
      const bool same = fact.id == id || fact.id.starts_with(id + "/");
      const bool fits = tie.kind != TieKind::fact_is || solution_.events[tie.event].meets(fact.days);
      if (same && fits) return {written(DaySet(fact.days)), fact.source};
    }
    return {};
  }

  const System& system_;
  const Solution& solution_;
  const std::vector<Telling>& events_;
  const std::vector<Fact>& facts_;
};

Published outcome(const Clues& clues, const DaySet& set) {
  const Days all = DaySet::all().hull();
  const Days hull = set.hull();
  Published out;
  if (hull.from == all.from || hull.to == all.to) return out;
  out.days = hull;
  out.basis = clues.given == hull ? Basis::given : Basis::inferred;
  return out;
}

std::vector<std::uint32_t> by_id(const std::vector<Clues>& reports) {
  std::vector<std::uint32_t> order(reports.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return reports[a].id < reports[b].id; });
  return order;
}

Copies reordered(const Copies& copies, const std::vector<std::uint32_t>& place) {
  Copies out;
  for (Copy copy : copies.all) {
    copy.a.report = place[copy.a.report];
    copy.b.report = place[copy.b.report];
    out.all.push_back(std::move(copy));
  }
  std::sort(out.all.begin(), out.all.end(),
            [](const Copy& x, const Copy& y) { return std::pair(x.b, x.a) < std::pair(y.b, y.a); });
  return out;
}

}  // namespace

std::vector<Dated> date_reports(const std::vector<Clues>& reports, const Copies& copies, const std::vector<Fact>& facts) {
  const std::vector<std::uint32_t> order = by_id(reports);
  std::vector<std::uint32_t> place(order.size());
  std::vector<Clues> sorted;
  sorted.reserve(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    sorted.push_back(reports[order[i]]);
  }
  Builder builder(sorted, reordered(copies, place), facts);
  const System system = builder.take();
  const Solution solution = solve(system);
  const Teller teller(system, solution, builder.events, facts);
  std::vector<Dated> out(reports.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    Dated& dated = out[order[i]];
    dated.published = outcome(sorted[i], solution.published[i]);
    if (dated.published.basis == Basis::inferred) dated.because = teller.because(i);
    dated.conflict = teller.conflict(i);
    for (auto* reasons : {&dated.because, &dated.conflict})
      for (DatedReason& reason : *reasons) reason.report = order[reason.report];
  }
  return out;
}

}  // namespace lagebild
