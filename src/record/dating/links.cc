#include "record/dating/links.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace lagebild {
namespace {

constexpr long kFew = 800;          // Days of publication that are tried one by one.
constexpr long kMany = 20'000;      // The same where the event narrows them first.
constexpr int kYearlyStep = 16;     // Days between two looks at a time that comes round once a year.
constexpr std::size_t kRare = 64;   // A word in more passages than this tells too little to look others up by.
constexpr std::size_t kShared = 4;  // Words that passages without a named event must share.

struct Node {
  ClueRef at;
  const Clue* clue = nullptr;
};

std::size_t shared_words(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t out = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k])
      ++out, ++i, ++k;
    else if (a[i] < b[k])
      ++i;
    else
      ++k;
  }
  return out;
}

// 0 where the passages are about different things; else the more the surer.
std::size_t likeness(const Clue& a, const Clue& b) {
  const std::size_t shared = shared_words(a.words, b.words);
  const std::size_t least = std::min(a.words.size(), b.words.size());
  if (!a.event.empty() && a.event == b.event) return shared >= 2 ? 1000 + shared : 0;
  const bool differ = !a.event.empty() && !b.event.empty();
  if (shared < (differ ? kShared + 2 : kShared) || shared * 5 < least * 2) return 0;
  return shared;
}

bool weekdays_differ(const Clue& a, const Clue& b) {
  const auto plain = [](const Clue& c) {
    return c.formula.weekday && !c.formula.month && !c.formula.shift_unit && !c.formula.eve;
  };
  return plain(a) && plain(b) && a.formula.weekday != b.formula.weekday;
}

bool can_meet(const Node& a, const Node& b, const std::vector<DaySet>& published) {
  if (weekdays_differ(*a.clue, *b.clue)) return false;
  const DaySet when_a = days_told(*a.clue, published[a.at.report]);
  const DaySet when_b = days_told(*b.clue, published[b.at.report]);
  const DaySet both = when_a.meet(when_b);
  if (both.empty()) return false;
  return !published_for(*a.clue, published[a.at.report], both).empty() &&
         !published_for(*b.clue, published[b.at.report], both).empty();
}

bool tells(const Clue& clue) {
  return (clue.kind == ClueKind::past || clue.kind == ClueKind::future) && !clue.words.empty() &&
         clue.formula.kind != FormulaKind::length;
}

class Linker {
 public:
  Linker(const std::vector<Clues>& reports, const std::vector<DaySet>& published) : published_(published) {
    for (std::uint32_t r = 0; r < reports.size(); ++r)
      for (std::uint32_t c = 0; c < reports[r].clues.size(); ++c)
        if (tells(reports[r].clues[c])) nodes_.push_back({{r, c}, &reports[r].clues[c]});
    parent_.resize(nodes_.size());
    std::iota(parent_.begin(), parent_.end(), 0U);
  }

  std::vector<Telling> link() {
    index();
    std::vector<std::uint32_t> touched;
    std::vector<std::uint16_t> counts(nodes_.size());
    std::vector<std::map<std::uint32_t, Best>> best(nodes_.size());
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) compare(i, counts, touched, best);
    for (std::uint32_t i = 0; i < nodes_.size(); ++i)
      for (const auto& [report, choice] : best[i]) join(i, choice, best);
    return gather();
  }

 private:
  struct Best {
    std::size_t likeness = 0;
    std::uint32_t node = 0;
    bool tie = false;
  };

  void index() {
    for (std::uint32_t i = 0; i < nodes_.size(); ++i)
      for (const std::uint64_t word : nodes_[i].clue->words) words_.emplace_back(word, i);
    std::sort(words_.begin(), words_.end());
  }

  void compare(std::uint32_t i, std::vector<std::uint16_t>& counts, std::vector<std::uint32_t>& touched,
               std::vector<std::map<std::uint32_t, Best>>& best) const {
    touched.clear();
    for (const std::uint64_t word : nodes_[i].clue->words) {
      auto at = std::lower_bound(words_.begin(), words_.end(), std::pair(word, 0U));
      const auto end = std::upper_bound(at, words_.end(), std::pair(word, 0xFFFFFFFFU));
      if (static_cast<std::size_t>(end - at) > kRare) continue;
      for (; at != end; ++at)
        if (at->second > i && counts[at->second]++ == 0) touched.push_back(at->second);
    }
    for (const std::uint32_t k : touched) {
      counts[k] = 0;
      if (nodes_[k].at.report == nodes_[i].at.report) continue;
      const std::size_t like = likeness(*nodes_[i].clue, *nodes_[k].clue);
      if (like == 0 || !can_meet(nodes_[i], nodes_[k], published_)) continue;
      offer(best[i][nodes_[k].at.report], like, k);
      offer(best[k][nodes_[i].at.report], like, i);
    }
  }

  static void offer(Best& best, std::size_t like, std::uint32_t node) {
    if (like < best.likeness) return;
    best.tie = like == best.likeness;
    if (like > best.likeness) best = {like, node, false};
  }

  // Both must hold the other for their best, alone: two that fit equally well say nothing.
  void join(std::uint32_t i, const Best& choice, const std::vector<std::map<std::uint32_t, Best>>& best) {
    const auto back = best[choice.node].find(nodes_[i].at.report);
    if (choice.tie || back == best[choice.node].end() || back->second.tie || back->second.node != i) return;
    parent_[root(std::max(i, choice.node))] = root(std::min(i, choice.node));
  }

  std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  std::vector<Telling> gather() {
    std::map<std::uint32_t, Telling> groups;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) groups[root(i)].passages.push_back(nodes_[i].at);
    std::vector<Telling> out;
    for (auto& [first, telling] : groups)
      if (telling.passages.size() > 1) out.push_back(std::move(telling));
    return out;
  }

  const std::vector<DaySet>& published_;
  std::vector<Node> nodes_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> words_;
  std::vector<std::uint32_t> parent_;
};

}  // namespace

DaySet days_told(const Clue& clue, const DaySet& published) {
  DaySet out;
  const auto add = [&](Day day) {
    const Choices choices = days_from(clue.formula, day);
    for (std::uint8_t i = 0; i < choices.count; ++i) out.add(choices.days.at(i));
  };
  if (clue.formula.absolute())
    add(Day());
  else if (published.size() > kFew)
    return DaySet::all();
  else
    for (const Days& run : published.runs())
      for (Day day = run.from; day <= run.to; day += std::chrono::days(1)) add(day);
  return out;
}

DaySet published_for(const Clue& clue, const DaySet& published, const DaySet& when) {
  if (clue.formula.absolute()) return days_told(clue, published).meet(when).empty() ? DaySet() : published;
  if (when.size() > kMany) return published;
  const DaySet near = published.meet(when.widened(clue.formula.reach()));
  if (near.size() > kMany) return near;
  const auto fits = [&](Day day) {
    const Choices choices = days_from(clue.formula, day);
    for (std::uint8_t i = 0; i < choices.count; ++i)
      if (when.meets(choices.days.at(i))) return true;
    return false;
  };
  // What comes round once a year means one time for months of publication: no need to ask for each day.
  const Formula& f = clue.formula;
  const bool yearly = f.kind == FormulaKind::calendar && !f.shift_unit && (f.month || f.season || !f.feast.empty()) && !f.weekday;
  return yearly ? near.filter(fits, kYearlyStep) : near.filter(fits);
}

std::vector<Telling> find_tellings(const std::vector<Clues>& reports, const std::vector<DaySet>& published) {
  return Linker(reports, published).link();
}

}  // namespace lagebild
