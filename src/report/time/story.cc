#include "report/time/story.h"

#include <algorithm>
#include <cstdlib>

namespace lagebild {
namespace {

constexpr int kBack = 45;  // Days that a story goes back to tell of something else.
constexpr std::uint32_t kHeadingTokens = 12;
constexpr std::uint32_t kScan = 400;  // Sentences looked at for the last break.
constexpr int kLookBack = 300;        // Days before the story from which on a full date looks back.
constexpr int kClose = 45;            // So near the day last told, a year named in between was an aside.

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

// Whether a paragraph (or a heading) began since the last time told.
bool Story::since_last(std::uint32_t sentence, bool headings) const {
  const std::uint32_t first = std::max(last_sentence_ + 1, sentence > kScan ? sentence - kScan : 0);
  for (std::uint32_t s = first; s <= sentence; ++s)
    if (headings ? heading(s) : text_.sentences[s].starts_paragraph) return true;
  return false;
}

// A line of its own, short and without a full stop: plain text marks no headings.
bool Story::heading(std::uint32_t sentence) const {
  const Sentence& s = text_.sentences[sentence];
  if (s.heading) return true;
  const bool alone =
      s.starts_paragraph && (sentence + 1 == text_.sentences.size() || text_.sentences[sentence + 1].starts_paragraph);
  return alone && s.last - s.first <= kHeadingTokens && text_.tokens[s.last - 1].kind != TokenKind::punctuation;
}

// Below "1861" every date is of that year, save where the paragraph has gone to another.
bool Story::in_section(std::uint32_t sentence) const {
  if (!section_) return false;
  if (!chapter_ && since_last(sentence, true)) return false;
  if (last_sentence_ == section_sentence_ || since_last(sentence, false)) return true;
  return day_ && !year_ && year_in(*day_) == *section_;
}

std::optional<int> Story::year_for(const Formula& formula, std::uint32_t sentence) const {
  if (year_ && year_sentence_ == sentence) return year_;
  if (in_section(sentence)) return section_;
  if (year_ && !day_) return year_;
  if (!day_) return std::nullopt;
  const auto next = onward(formula, *day_);
  if (!next) return year_;
  const bool close = std::abs((*next - *day_).count()) <= kClose;
  // "am 25. Juli … beim Rat vom 8. Dezember 1912 … am 27. Juli": back to the story.
  if (aside_ && !year_ && !close)
    if (const auto back = onward(formula, *aside_)) return year_in(*back);
  const bool aside = !year_ || *year_ < year_in(*day_) || close;
  return aside ? year_in(*next) : *year_;
}

std::optional<Days> Story::start(Formula& formula, std::uint32_t sentence) const {
  if (hour_only(formula)) {
    const bool near =
        last_ && (sentence - last_sentence_ <= 1 || !since_last(sentence, false)) && (last_->to - last_->from).count() <= 1;
    return near ? std::optional<Days>(Days{last_->from, last_->from}) : published_;
  }
  if (formula.choice == Choice::near && yearless(formula)) {
    if (const auto year = year_for(formula, sentence)) formula.year = year;
  }
  return last_ ? last_ : published_;
}

void Story::tell_year(int year, std::uint32_t sentence) {
  year_ = year;
  year_sentence_ = sentence;
  if (!heading(sentence)) return;
  // "1914 bis 1918" is no year to hold on to.
  const bool first = !section_ || section_sentence_ != sentence;
  section_ = first ? std::optional<int>(year) : std::nullopt;
  section_sentence_ = sentence;
  chapter_ = text_.sentences[sentence].last - text_.sentences[sentence].first <= 2;
}

void Story::tell(const Formula& formula, const Days& days, std::uint32_t sentence) {
  if (section_ && !chapter_ && since_last(sentence, true)) section_.reset();
  last_ = days;
  last_sentence_ = sentence;
  const bool alone = formula.year && !formula.month && !formula.day && !formula.season && formula.feast.empty();
  if (alone) {
    tell_year(year_in(days.from), sentence);
  } else if ((days.to - days.from).count() <= 120 && !hour_only(formula)) {
    const bool aside = day_ && formula.year && (*day_ - days.from).count() > kLookBack;
    (aside ? aside_ : day_) = days.from;
    if (!aside) aside_.reset();
    year_.reset();
  }
}

}  // namespace lagebild
