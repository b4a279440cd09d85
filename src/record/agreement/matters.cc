#include "record/agreement/matters.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "report/events/types.h"
#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::size_t most_compared = 8;   // Members of a matter that a telling is compared with, the latest.
constexpr std::size_t most_matters = 120;  // Matters of one block that it is compared with, the latest.
constexpr double near_times = 4;           // One count may be so many times the other without more speaking for it,
constexpr double most_times = 10;          // and so many with it.
constexpr int days_of_one_count = 14;
constexpr double fallen = 0.67;
constexpr double times_in_one_report =
    2;  // "elf Tote, sagt das Amt, neun, sagt die Polizei" are one count; eleven and two are not.
constexpr double near_bonus = 0.5;
constexpr double least_fit = 2;
constexpr double same_statement = 0.6;  // Part of the stems two wordings of one statement share.
constexpr int days_of_news = 3;
constexpr double one_hazard = 2;      // What speaks for two tellings of a flood in one story being of one flood.
constexpr int days_of_one_event = 1;  // Reports of one event differ by a day at most.

// "wurden getötet" and "kamen ums Leben" may tell one event.
std::string family(const std::string& type) { return type == "killing" ? "death" : type; }

// What is compared with what: within a story, by kind and by category, type or speaker. Empty: with nothing but its copies.
std::string block_of(const Sources& sources, const Telling& telling) {
  std::string what;
  switch (telling.kind) {
    case TellingKind::figure: {
      const Figure& figure = figure_of(sources, telling);
      if (!figure.category.empty()) what = "f" + figure.category + "|" + figure.unit;
      break;
    }
    case TellingKind::event:
      what = "e" + family(event_of(sources, telling).type);
      break;
    case TellingKind::statement:
      if (telling.speaker) what = "s" + std::to_string(*telling.speaker);
      break;
  }
  return what.empty() ? what : std::to_string(sources.stories.of[telling.report]) + "|" + what;
}

bool days_meet(const std::optional<Days>& a, const std::optional<Days>& b, int slack) {
  if (!a || !b) return true;
  const std::chrono::days more(slack);
  return a->from - more <= b->to && b->from - more <= a->to;
}

std::optional<double> size_of(const Figure& figure) {
  const std::optional<Decimal>& value = figure.low ? figure.low : figure.high;
  if (!value) return std::nullopt;
  return std::max(value->approximate(), 0.0);
}

bool equal_bounds(const Figure& a, const Figure& b) { return a.low == b.low && a.high == b.high; }

// A day and a whole war are not one span of time, though they meet.
bool spans_fit(const std::optional<Days>& a, const std::optional<Days>& b) {
  if (!a || !b) return true;
  if (!days_meet(a, b, days_of_one_event)) return false;
  const auto x = (a->to - a->from).count() + 1, y = (b->to - b->from).count() + 1;
  return std::max(x, y) <= 7 || std::max(x, y) <= 4 * std::min(x, y);
}

// A toll does not fall by a third within weeks: another one is counted ("seit Beginn der zweiten Flut 40").
bool counted_anew(const Compared& a, const Compared& b, double size_a, double size_b) {
  if (!a.published || !b.published || (a.days && a.days == b.days)) return false;
  const bool a_first = a.published->to < b.published->from;
  const auto gap = a_first ? (b.published->from - a.published->to).count() : (a.published->from - b.published->to).count();
  const double before = a_first ? size_a : size_b, after = a_first ? size_b : size_a;
  return gap > days_of_one_count && after < fallen * before;
}

double figures_fit(const Sources& sources, const Telling& one, const Compared& a, const Telling& other, const Compared& b) {
  const Figure &x = figure_of(sources, one), &y = figure_of(sources, other);
  if (a.counted != b.counted || !places_meet(a.place, b.place) || !spans_fit(a.days, b.days)) return 0;
  const bool equal = equal_bounds(x, y);
  // One report that gives two counts means two things, unless two sources count.
  if (one.report == other.report && !equal && (!one.speaker || one.speaker == other.speaker)) return 0;
  const auto size_x = size_of(x), size_y = size_of(y);
  if (!size_x || !size_y) return 0;
  if (counted_anew(a, b, *size_x, *size_y)) return 0;
  const double times = (std::max(*size_x, *size_y) + 1) / (std::min(*size_x, *size_y) + 1);
  if (one.report == other.report && times > times_in_one_report) return 0;
  // Within a story counts of one thing go together as long as they are near: 3, 7, 11 dead from day to day.
  double fit = equal ? 3 : least_fit + near_bonus * (1 - std::log(times) / std::log(near_times));
  if (!a.place.empty() && a.place == b.place) fit += 1;
  if (a.days && b.days) fit += 1;
  return times > most_times ? 0 : fit;
}

std::size_t shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  return static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](std::uint32_t x) { return std::binary_search(b.begin(), b.end(), x); }));
}

// The days an event is of; news without a day of its own is of the days before its report.
std::optional<Days> days_of(const Compared& told) {
  if (told.days || !told.published) return told.days;
  return Days{told.published->from - std::chrono::days(days_of_news), told.published->to};
}

double events_fit(const Sources& sources, const Telling& one, const Compared& a, const Telling& other, const Compared& b) {
  const Event &x = event_of(sources, one), &y = event_of(sources, other);
  // A story tells of one flood; only places that are known to be two make two of it.
  const bool hazard = natural_hazard(x.type);
  const bool known = x.place && y.place && !x.place->gazetteer.empty() && !y.place->gazetteer.empty();
  if (!days_meet(a.days, b.days, days_of_one_event)) return 0;
  if (!places_meet(a.place, b.place) && (known || !hazard)) return 0;
  double fit = hazard ? one_hazard : 0;
  if (!a.place.empty() && a.place == b.place) fit += 1;
  if (a.days && b.days) fit += a.days == b.days ? 1.5 : 0.5;
  fit += 0.5 * static_cast<double>(std::min<std::size_t>(shared(a.parties, b.parties), 2));
  fit += 3 * overlap(a.words, b.words);
  // A call of 28 September is hardly the one that a report of 5 October tells without a day.
  if (!days_meet(days_of(a), days_of(b), days_of_one_event)) fit -= 1.5;
  if (one.report == other.report) fit -= 1;  // A report that tells something twice says so in like words.
  return fit;
}

double statements_fit(const Sources& sources, const Telling& one, const Compared& a, const Telling& other, const Compared& b) {
  if (one.report == other.report) return 0;
  if (a.words.size() < 3 || b.words.size() < 3 || !days_meet(a.days, b.days, days_of_one_event)) return 0;
  if (statement_of(sources, one).form == Form::reported || statement_of(sources, other).form == Form::reported) return 0;
  const double like = overlap(a.words, b.words);
  return like >= same_statement ? least_fit + like : 0;
}

double fit_of(const Sources& sources, const Telling& one, const Compared& a, const Telling& other, const Compared& b) {
  switch (one.kind) {
    case TellingKind::figure:
      return figures_fit(sources, one, a, other, b);
    case TellingKind::event:
      return events_fit(sources, one, a, other, b);
    case TellingKind::statement:
      return statements_fit(sources, one, a, other, b);
  }
  return 0;
}

class Gatherer {
 public:
  Gatherer(const Sources& sources, const std::vector<Telling>& tellings, const std::vector<std::uint32_t>& copied)
      : sources_(sources), tellings_(tellings), copied_(copied), matter_of_(tellings.size()), seen_(tellings.size()) {
    first_of_.assign(sources.readings.size(), static_cast<std::uint32_t>(tellings.size()));
    for (std::size_t i = tellings.size(); i-- > 0;) first_of_[tellings[i].report] = static_cast<std::uint32_t>(i);
  }

  // What it was copied from comes first.
  void add(std::uint32_t index) {
    if (seen_[index]) return;
    seen_[index] = true;
    if (copied_[index] != index) add(copied_[index]);
    const Telling& telling = tellings_[index];
    Compared compared = prepare(sources_, telling, index);
    const std::string block = block_of(sources_, telling);
    std::optional<std::uint32_t> best = copied_[index] == index ? std::nullopt : matter_of_[copied_[index]];
    const std::string count = count_of(telling);
    if (const auto same = count.empty() ? by_count_.end() : by_count_.find(count); !best && same != by_count_.end())
      best = same->second;
    if (!best && !block.empty()) best = best_of(blocks_[block], telling, compared);
    if (!best) {
      best = static_cast<std::uint32_t>(matters_.size());
      matters_.emplace_back();
      if (!block.empty()) blocks_[block].push_back(*best);
    }
    matter_of_[index] = best;
    if (!count.empty()) by_count_.emplace(count, *best);
    matters_[*best].members.push_back(std::move(compared));
  }

  std::vector<Gathered> take() {
    std::vector<Gathered> kept;
    for (Gathered& matter : matters_) {
      const Telling& first = tellings_[matter.members.front().telling];
      const bool alone = matter.members.size() == 1;
      const bool plain = first.kind == TellingKind::statement ||
                         (first.kind == TellingKind::figure && figure_of(sources_, first).category.empty());
      if (!alone || !plain) kept.push_back(std::move(matter));
    }
    return kept;
  }

 private:
  [[nodiscard]] std::optional<std::uint32_t> best_of(const std::vector<std::uint32_t>& matters, const Telling& telling,
                                                     const Compared& compared) const {
    std::optional<std::uint32_t> best;
    double most = 0;
    const std::size_t first = matters.size() > most_matters ? matters.size() - most_matters : 0;
    for (std::size_t i = first; i < matters.size(); ++i) {
      const double fit = fit_of_matter(matters_[matters[i]], telling, compared);
      if (fit < least_fit || fit <= most) continue;
      most = fit;
      best = matters[i];
    }
    return best;
  }

  // Deaths that belong to one count are one matter, however the toll rises: the count's matter and the kind of event. Figures of
  // a report come before its events.
  std::string count_of(const Telling& telling) {
    if (telling.kind != TellingKind::event) return {};
    const auto figure = toll_of(event_of(sources_, telling), sources_.readings[telling.report]->figures);
    if (!figure) return {};
    const std::uint32_t counted = first_of_[telling.report] + *figure;
    add(counted);
    if (!matter_of_[counted]) return {};
    return std::to_string(*matter_of_[counted]) + "|" + family(event_of(sources_, telling).type);
  }

  // As with the member it fits best; 0 where a member of the same report does not fit at all.
  [[nodiscard]] double fit_of_matter(const Gathered& matter, const Telling& telling, const Compared& compared) const {
    double most = 0;
    const std::size_t count = matter.members.size();
    for (std::size_t i = count > most_compared ? count - most_compared : 0; i < count; ++i) {
      const Telling& other = tellings_[matter.members[i].telling];
      const double fit = fit_of(sources_, telling, compared, other, matter.members[i]);
      if (fit <= 0 && other.report == telling.report) return 0;
      most = std::max(most, fit);
    }
    return most;
  }

  const Sources& sources_;
  const std::vector<Telling>& tellings_;
  const std::vector<std::uint32_t>& copied_;
  std::vector<std::optional<std::uint32_t>> matter_of_;
  std::vector<bool> seen_;
  std::vector<Gathered> matters_;
  std::vector<std::uint32_t> first_of_;            // Per report: its first telling.
  std::map<std::string, std::uint32_t> by_count_;  // Of deaths with a figure: the matter of their event.
  std::map<std::string, std::vector<std::uint32_t>> blocks_;
};

}  // namespace

bool places_meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return true;
  const auto &few = a.size() <= b.size() ? a : b, &many = a.size() <= b.size() ? b : a;
  return std::all_of(few.begin(), few.end(),
                     [&](const std::string& word) { return std::find(many.begin(), many.end(), word) != many.end(); });
}

std::vector<Gathered> gather_matters(const Sources& sources, const std::vector<Telling>& tellings,
                                     const std::vector<std::uint32_t>& copied) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < tellings.size(); ++i) order.push_back(i);
  const auto key = [&](std::uint32_t i) {
    const auto& days = sources.published[tellings[i].report];
    return std::tuple(!days.has_value(), days ? days->from : Day(), i);
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  Gatherer gatherer(sources, tellings, copied);
  for (const std::uint32_t index : order) gatherer.add(index);
  return gatherer.take();
}

}  // namespace lagebild
