#include "record/dating/links.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

namespace lagebild {
namespace {

constexpr long kFew = 800;          // Days of publication that are tried one by one.
constexpr long kMany = 20'000;      // The same where the event narrows them first.
constexpr int kYearlyStep = 16;     // Days between two looks at a time that comes round once a year.
constexpr std::size_t kRare = 64;   // A word in more passages than this tells too little to look others up by.
constexpr std::size_t kShared = 4;  // Words that passages without a named event must share.
constexpr std::size_t kSharedEvent = 2;

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
  if (!a.event.empty() && a.event == b.event) return shared >= kSharedEvent ? 1000 + shared : 0;
  const bool differ = !a.event.empty() && !b.event.empty();
  // "Sonderbotschafter Lentz … nach Fariz": short, but two of the three shared are names.
  if (shared + 1 == kShared && !differ && shared * 4 >= least * 3 && shared_words(a.names, b.names) >= 2) return shared;
  if (shared < (differ ? kShared + 2 : kShared) || shared * 5 < least * 2) return 0;
  return shared;
}

// A plan and what came of it, one of which says that it was put off.
bool plan_moved(const Clue& a, const Clue& b) {
  const auto planned = [](const Clue& c) { return c.kind == ClueKind::future; };
  return (a.moved && (planned(a) || planned(b))) || (b.moved && (planned(a) || planned(b)));
}

bool weekdays_differ(const Clue& a, const Clue& b) {
  const auto plain = [](const Clue& c) {
    return c.formula.weekday && !c.formula.month && !c.formula.shift_unit && !c.formula.eve;
  };
  return plain(a) && plain(b) && a.formula.weekday != b.formula.weekday;
}

bool tells(const Clue& clue) {
  return (clue.kind == ClueKind::past || clue.kind == ClueKind::future) && !clue.words.empty() && !clue.series &&
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
    told_.resize(nodes_.size());
  }

  std::vector<Telling> link() {
    index();
    std::vector<std::uint32_t> touched;
    std::vector<std::uint16_t> counts(nodes_.size());
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) compare(i, counts, touched);
    std::sort(offers_.begin(), offers_.end());
    choose();
    return gather();
  }

 private:
  // A passage that another report's passage is like, seen from `node`.
  struct Offer {
    std::uint32_t node = 0, report = 0;
    std::size_t likeness = 0;
    std::uint32_t other = 0;
    auto operator<=>(const Offer&) const = default;
  };

  // Where each word of each passage stands in the list of all passages with it: from the next passage on.
  struct Posting {
    std::uint32_t next = 0, end = 0;
  };

  void index() {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> words;
    starts_.resize(nodes_.size() + 1);
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      starts_[i + 1] = starts_[i] + static_cast<std::uint32_t>(nodes_[i].clue->words.size());
      for (const std::uint64_t word : nodes_[i].clue->words) words.emplace_back(word, i);
    }
    std::sort(words.begin(), words.end());
    postings_.resize(words.size());
    passages_.resize(words.size());
    common_.resize(nodes_.size());
    std::vector<std::uint32_t> filled(starts_.begin(), starts_.end() - 1);
    for (std::uint32_t begin = 0, end = 0; begin < words.size(); begin = end) {
      while (end < words.size() && words[end].first == words[begin].first) ++end;
      for (std::uint32_t at = begin; at < end; ++at) {
        const std::uint32_t node = passages_[at] = words[at].second;
        // Words come in their own order here as in the passages.
        postings_[filled[node]++] = end - begin > kRare ? Posting{} : Posting{at + 1, end};
        common_[node] += end - begin > kRare ? 1 : 0;
      }
    }
  }

  void compare(std::uint32_t i, std::vector<std::uint16_t>& counts, std::vector<std::uint32_t>& touched) {
    touched.clear();
    for (std::uint32_t p = starts_[i]; p < starts_[i + 1]; ++p)
      for (std::uint32_t at = postings_[p].next; at < postings_[p].end; ++at)
        if (counts[passages_[at]]++ == 0) touched.push_back(passages_[at]);
    const Clue& clue = *nodes_[i].clue;
    for (const std::uint32_t k : touched) {
      const std::size_t most = counts[k] + std::min(common_[i], common_[k]);
      counts[k] = 0;
      const std::size_t needed = !clue.event.empty() && clue.event == nodes_[k].clue->event ? kSharedEvent : kShared - 1;
      if (most < needed || nodes_[k].at.report == nodes_[i].at.report) continue;
      const std::size_t like = likeness(clue, *nodes_[k].clue);
      if (like == 0 || !can_meet(i, k)) continue;
      offers_.push_back({i, nodes_[k].at.report, like, k});
      offers_.push_back({k, nodes_[i].at.report, like, i});
    }
  }

  const DaySet& told(std::uint32_t node) {
    if (!told_[node]) told_[node] = days_told(*nodes_[node].clue, published_[nodes_[node].at.report]);
    return *told_[node];
  }

  // Whether both can mean one day.
  bool can_meet(std::uint32_t a, std::uint32_t b) {
    if (weekdays_differ(*nodes_[a].clue, *nodes_[b].clue) || plan_moved(*nodes_[a].clue, *nodes_[b].clue)) return false;
    const DaySet both = told(a).meet(told(b));
    if (both.empty()) return false;
    // Where publication is too open to look at each day, from the other side.
    const auto fits = [&](std::uint32_t node) {
      const DaySet& published = published_[nodes_[node].at.report];
      return published.size() <= kFew || !published_for(*nodes_[node].clue, published, both).empty();
    };
    return fits(a) && fits(b);
  }

  // Both must hold the other for their best, alone: two that fit equally well say nothing.
  void choose() {
    std::vector<Offer> best;
    for (std::size_t begin = 0, end = 0; begin < offers_.size(); begin = end) {
      while (end < offers_.size() && offers_[end].node == offers_[begin].node && offers_[end].report == offers_[begin].report)
        ++end;
      const bool tie = end - begin > 1 && offers_[end - 2].likeness == offers_[end - 1].likeness;
      if (!tie) best.push_back(offers_[end - 1]);
    }
    for (const Offer& offer : best) {
      const Offer back{offer.other, nodes_[offer.node].at.report, offer.likeness, offer.node};
      if (offer.node < offer.other && std::binary_search(best.begin(), best.end(), back))
        parent_[root(offer.other)] = root(offer.node);
    }
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
  std::vector<std::uint32_t> starts_;    // Per passage: its first posting.
  std::vector<Posting> postings_;        // Per passage and word; empty for words too common to look others up by.
  std::vector<std::uint32_t> passages_;  // By word, then in order.
  std::vector<std::uint32_t> common_;    // Per passage: its common words.
  std::vector<std::optional<DaySet>> told_;
  std::vector<Offer> offers_;
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
  DaySet near = published.meet(when.widened(clue.formula.reach()));
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
