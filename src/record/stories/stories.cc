#include "record/stories/stories.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <queue>
#include <set>

#include "ground/base/sha256.h"
#include "record/stories/features.h"
#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::size_t telling_terms = 24;  // The heaviest terms of a report, by which others like it are looked for.
constexpr std::size_t neighbours = 30;     // Reports with one such term that are looked at, nearest in time first.
constexpr float least_likeness = 0.2F;     // Of two groups of reports that tell one story, on average.
constexpr float least_near = 0.1F;         // Less alike than this, they are not looked at again when they grow.
constexpr float half_days = 14;            // Reports so far apart in time must be alike twice as much.
constexpr std::uint32_t least_title_tokens = 8;
constexpr std::size_t least_title_word = 4;  // Bytes; shorter ones are mostly grammar.
constexpr std::size_t most_terms = 250;      // Terms kept of a group.

// A group of reports while it grows.
struct Group {
  Terms terms;     // Sum of its members'; of a family of copies one vector of length 1.
  float size = 1;  // Members, a family of copies counted once: one text printed ten times is one voice on what it is about.
  std::vector<std::uint32_t> members;
  std::optional<Days> days;
  std::set<std::uint32_t> near;  // Groups it may be joined to.
  bool gone = false;
};

std::optional<Days> hull(const std::optional<Days>& a, const std::optional<Days>& b) {
  if (!a || !b) return a ? a : b;
  return Days{std::min(a->from, b->from), std::max(a->to, b->to)};
}

float apart(const std::optional<Days>& a, const std::optional<Days>& b) {
  if (!a || !b) return 0;
  return static_cast<float>(std::max({(a->from - b->to).count(), (b->from - a->to).count(), std::chrono::days::rep{0}}));
}

float likeness(const Group& a, const Group& b) {
  const float average = dot(a.terms, b.terms) / (a.size * b.size);
  return average / (1 + apart(a.days, b.days) / half_days);
}

using Pair = std::pair<std::uint32_t, std::uint32_t>;

// Pairs of reports that share at least two telling terms, sorted.
std::vector<Pair> find_pairs(const std::vector<Terms>& terms, const std::vector<std::uint32_t>& by_time) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> having;
  for (const std::uint32_t report : by_time) {
    Terms heaviest = terms[report];
    const std::size_t most = std::min(heaviest.size(), telling_terms);
    std::partial_sort(heaviest.begin(), heaviest.begin() + static_cast<std::ptrdiff_t>(most), heaviest.end(), heavier);
    for (std::size_t i = 0; i < most; ++i) having[heaviest[i].term].push_back(report);
  }
  std::vector<Pair> shared;
  for (const auto& [term, reports] : having) {
    for (std::size_t i = 0; i < reports.size(); ++i) {
      for (std::size_t j = i + 1; j < std::min(reports.size(), i + 1 + neighbours); ++j)
        shared.emplace_back(std::minmax(reports[i], reports[j]));
    }
  }
  std::sort(shared.begin(), shared.end());
  std::vector<Pair> pairs;
  for (std::size_t begin = 0, end = 0; begin < shared.size(); begin = end) {
    while (end < shared.size() && shared[end] == shared[begin]) ++end;
    if (end - begin >= 2) pairs.push_back(shared[begin]);
  }
  return pairs;
}

struct Join {
  float likeness;
  std::uint32_t a, b;
  bool operator<(const Join& other) const {  // The best first out of a priority queue; ties by index, so that order is fixed.
    if (likeness != other.likeness) return likeness < other.likeness;
    return std::pair(a, b) > std::pair(other.a, other.b);
  }
};

class Joining {
 public:
  explicit Joining(std::vector<Group> groups) : groups_(std::move(groups)) {}

  void consider(std::uint32_t a, std::uint32_t b) {
    const float like = likeness(groups_[a], groups_[b]);
    if (like < least_near) return;
    groups_[a].near.insert(b);
    groups_[b].near.insert(a);
    if (like >= least_likeness) queue_.push({like, a, b});
  }

  void join_all() {
    while (!queue_.empty()) {
      const Join join = queue_.top();
      queue_.pop();
      if (!groups_[join.a].gone && !groups_[join.b].gone) unite(join.a, join.b);
    }
  }

  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }

  // A new group of both; the old ones are gone.
  std::uint32_t unite(std::uint32_t a, std::uint32_t b) {
    const auto united = static_cast<std::uint32_t>(groups_.size());
    groups_.push_back({sum(groups_[a].terms, groups_[b].terms, most_terms),
                       groups_[a].size + groups_[b].size,
                       groups_[a].members,
                       hull(groups_[a].days, groups_[b].days),
                       {},
                       false});
    Group& group = groups_.back();
    group.members.insert(group.members.end(), groups_[b].members.begin(), groups_[b].members.end());
    std::set<std::uint32_t> near = std::move(groups_[a].near);
    near.merge(groups_[b].near);
    for (const std::uint32_t gone : {a, b}) {
      groups_[gone].gone = true;
      groups_[gone].near.clear();
      groups_[gone].terms.clear();
      near.erase(gone);
    }
    for (const std::uint32_t other : near) {
      groups_[other].near.erase(a);
      groups_[other].near.erase(b);
      consider(std::min(other, united), std::max(other, united));
    }
    return united;
  }

 private:
  std::vector<Group> groups_;
  std::priority_queue<Join> queue_;
};

// By the last day it can be of: a report of some day of a month comes after those of its days.
bool is_older(std::uint32_t a, std::uint32_t b, const std::vector<std::optional<Days>>& published) {
  const auto key = [&](std::uint32_t i) {
    return std::tuple(!published[i].has_value(), published[i] ? published[i]->to : Day(),
                      published[i] ? published[i]->from : Day(), i);
  };
  return key(a) < key(b);
}

std::vector<std::uint32_t> order_by_time(const std::vector<std::optional<Days>>& published) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < published.size(); ++i) order.push_back(i);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return is_older(a, b, published); });
  return order;
}

// The words a report would be announced with: its title's, else those of its first sentence.
std::vector<std::string> announced(const Reading& reading) {
  const Text& text = reading.text;
  std::vector<std::string> words;
  if (reading.report.title && !reading.report.title->empty()) {
    const std::string folded = fold(*reading.report.title);
    for (std::size_t begin = 0, end = 0; begin < folded.size(); begin = end + 1) {
      end = std::min(folded.find_first_of(" :,-", begin), folded.size());
      if (end > begin) words.push_back(folded.substr(begin, end - begin));
    }
  } else if (!text.sentences.empty()) {
    words.assign(text.folded.begin() + text.sentences[0].first, text.folded.begin() + text.sentences[0].last);
  }
  return words;
}

// In how many of the reports a word stands; long words only, which say what it is about.
std::map<std::string, float> count_reports_with(const std::vector<std::uint32_t>& reports,
                                                const std::vector<const Reading*>& readings) {
  std::map<std::string, float> count;
  for (const std::uint32_t report : reports) {
    std::set<std::string> words;
    for (const std::string& word : readings[report]->text.folded) {
      if (word.size() >= least_title_word) words.insert(word);
    }
    for (const std::string& word : words) count[word] += 1;
  }
  return count;
}

// The report to take the title from: no copy and no superseded version, announced with words that most reports have, the
// newest twice as much as the oldest.
std::uint32_t choose_titled(const Story& story, const std::vector<const Reading*>& readings,
                            const std::vector<std::optional<Days>>& published, const Copies& copies) {
  std::vector<std::uint32_t> own;
  for (const std::uint32_t report : story.reports) {
    if (copies.newest[report] == report && copies.origin[report] == copies.version_of[report]) own.push_back(report);
  }
  if (own.empty()) own = story.reports;
  const std::map<std::string, float> having = count_reports_with(own, readings);
  std::uint32_t best = own.front();
  float most = -1;
  for (const std::uint32_t report : own) {
    float newer = 1;
    if (published[report] && story.days && !story.days->exact()) {
      const auto since = static_cast<float>((published[report]->from - story.days->from).count());
      newer += since / static_cast<float>((story.days->to - story.days->from).count());
    }
    const std::vector<std::string> words = announced(*readings[report]);
    float shared = 0;
    for (const std::string& word : words) {
      const auto reports = having.find(word);
      if (reports != having.end() && reports->second > 1) shared += reports->second;
    }
    const float score = newer * shared / std::sqrt(static_cast<float>(words.size()) + 1);
    if (score > most) {
      best = report;
      most = score;
    }
  }
  return best;
}

void give_title(Story& story, std::uint32_t report, const Reading& reading) {
  story.titled.report = report;
  const std::string& text = reading.text.bytes;
  if (reading.report.title && !reading.report.title->empty()) {
    story.title = *reading.report.title;
    const std::size_t at = text.find(story.title);
    if (at != std::string::npos)
      story.titled.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + story.title.size())};
    return;
  }
  if (reading.text.sentences.empty()) return;
  // "Wenig Zeit?" is no title: the first sentence of some length, else the first.
  const auto& sentences = reading.text.sentences;
  const auto told =
      std::find_if(sentences.begin(), sentences.end(), [](const Sentence& s) { return s.last - s.first >= least_title_tokens; });
  story.titled.span = (told == sentences.end() ? sentences.begin() : told)->span;
  story.title = std::string(slice(text, story.titled.span));
}

Story make_story(std::vector<std::uint32_t> reports, const std::vector<const Reading*>& readings,
                 const std::vector<std::optional<Days>>& published, const Copies& copies) {
  Story story;
  std::sort(reports.begin(), reports.end(), [&](std::uint32_t a, std::uint32_t b) { return is_older(a, b, published); });
  std::string smallest;
  for (const std::uint32_t report : reports) {
    story.days = hull(story.days, published[report]);
    const std::string key = readings[report]->report.sha256 + "\n" + readings[report]->report.id;
    if (smallest.empty() || key < smallest) smallest = key;
  }
  story.id = content_id("t", smallest);
  story.reports = std::move(reports);
  const std::uint32_t titled = choose_titled(story, readings, published, copies);
  give_title(story, titled, *readings[titled]);
  return story;
}

// Copies and versions tell the same story whatever else is alike: a group from the start.
std::vector<Group> group_families(const std::vector<Terms>& terms, const std::vector<std::optional<Days>>& published,
                                  const Copies& copies) {
  std::map<std::uint32_t, Group> families;
  for (std::uint32_t i = 0; i < terms.size(); ++i) {
    Group& family = families[copies.origin[i]];
    family.terms = family.members.empty() ? terms[i] : sum(family.terms, terms[i], most_terms);
    family.days = hull(family.days, published[i]);
    family.members.push_back(i);
  }
  std::vector<Group> groups;
  for (auto& [origin, family] : families) {
    const float length = std::sqrt(dot(family.terms, family.terms));
    if (family.members.size() > 1 && length > 0) {
      for (Weight& weight : family.terms) weight.weight /= length;
    }
    groups.push_back(std::move(family));
  }
  return groups;
}

}  // namespace

Stories find_stories(const std::vector<const Reading*>& readings, const std::vector<std::optional<Days>>& published,
                     const Copies& copies, const Identity& identity) {
  const std::vector<Terms> terms = weigh_reports(readings, identity);
  std::vector<Group> groups = group_families(terms, published, copies);
  std::vector<std::uint32_t> group_of(readings.size());
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    for (const std::uint32_t report : groups[g].members) group_of[report] = g;
  }
  std::set<Pair> pairs;
  for (const auto& [a, b] : find_pairs(terms, order_by_time(published))) {
    if (group_of[a] != group_of[b]) pairs.insert(std::minmax(group_of[a], group_of[b]));
  }
  Joining joining(std::move(groups));
  for (const auto& [a, b] : pairs) joining.consider(a, b);
  joining.join_all();
  Stories stories;
  for (const Group& group : joining.groups()) {
    if (!group.gone) stories.all.push_back(make_story(group.members, readings, published, copies));
  }
  std::sort(stories.all.begin(), stories.all.end(), [](const Story& x, const Story& y) {
    const auto key = [](const Story& s) {
      return std::tuple(!s.days.has_value(), s.days ? s.days->from : Day(), std::string_view(s.id));
    };
    return key(x) < key(y);
  });
  stories.of.resize(readings.size());
  for (std::uint32_t i = 0; i < stories.all.size(); ++i) {
    for (const std::uint32_t report : stories.all[i].reports) stories.of[report] = i;
  }
  return stories;
}

}  // namespace lagebild
