#include "report/time/story.h"

#include <cstdlib>

namespace lagebild {
namespace {

constexpr int kBack = 45;   // Days that a story goes back to tell of something else.
constexpr int kClose = 45;  // So near the day last told, a year named in between was an aside.

bool hour_only(const Formula& f) {
  return f.kind == FormulaKind::calendar && (!f.clock.empty() || !f.part.empty()) && !f.shift_unit && !f.weekday && !f.month &&
         !f.day && !f.weekend && f.feast.empty();
}

bool yearless(const Formula& f) {
  return f.kind == FormulaKind::calendar && !f.shift_unit && !f.year && !f.decade && !f.century &&
         (f.month || f.season || f.quarter || f.half || !f.feast.empty());
}

int year_in(Day day) { return static_cast<int>(parts(day).year()); }

// The time nearest to `day`, rather ahead than far back.
std::optional<Day> onward(Formula formula, Day day) {
  for (const Choice choice : {Choice::past, Choice::future}) {
    formula.choice = choice;
    const Choices found = days_from(formula, day);
    if (found.count == 0) continue;
    if (choice == Choice::future || (day - found.days[0].to).count() <= kBack) return found.days[0].from;
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> Story::year_for(const Formula& formula, std::uint32_t sentence) const {
  if (year_ && (year_sentence_ == sentence || year_in_heading_ || !day_)) return year_;
  if (!day_) return std::nullopt;
  const auto next = onward(formula, *day_);
  if (!next) return year_;
  const bool aside = !year_ || *year_ < year_in(*day_) || std::abs((*next - *day_).count()) <= kClose;
  return aside ? year_in(*next) : *year_;
}

std::optional<Days> Story::start(Formula& formula, std::uint32_t sentence) const {
  if (hour_only(formula)) {
    const bool near = last_ && sentence - last_sentence_ <= 1 && (last_->to - last_->from).count() <= 1;
    return near ? std::optional<Days>(Days{last_->from, last_->from}) : published_;
  }
  if (formula.choice == Choice::near && yearless(formula)) {
    if (const auto year = year_for(formula, sentence)) formula.year = year;
  }
  return last_ ? last_ : published_;
}

void Story::tell(const Formula& formula, const Days& days, std::uint32_t sentence, bool heading) {
  last_ = days;
  last_sentence_ = sentence;
  const bool alone = formula.year && !formula.month && !formula.day && !formula.season && formula.feast.empty();
  if (alone) {
    year_ = year_in(days.from);
    year_sentence_ = sentence;
    year_in_heading_ = heading;
  } else if ((days.to - days.from).count() <= 120) {
    day_ = days.from;
    year_.reset();
  }
}

}  // namespace lagebild
