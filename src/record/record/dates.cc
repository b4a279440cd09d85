#include <map>

#include "ground/language/pack.h"
#include "record/record/words.h"
#include "report/mentions/knowledge.h"

namespace lagebild {
namespace {

// Days that a time meant before and means now. Findings keep days, not times: they are looked up by what they were.
using Moved = std::map<std::pair<Day, Day>, Days>;

void move(std::optional<Days>& days, const Moved& moved) {
  if (!days) return;
  const auto now = moved.find({days->from, days->to});
  if (now != moved.end()) days = now->second;
}

// The first of several times that meant the same decides: they were told in the same words.
Moved moved_days(const std::vector<Time>& before, const std::vector<Time>& after) {
  Moved moved;
  for (std::size_t i = 0; i < before.size() && i < after.size(); ++i) {
    if (before[i].days && after[i].days && before[i].days != after[i].days) {
      moved.emplace(std::pair(before[i].days->from, before[i].days->to), *after[i].days);
    }
  }
  return moved;
}

// A reading as it would be had its report been dated so from the start.
std::unique_ptr<const Reading> date_again(const Reading& reading, const Days& published, const Pack& pack) {
  auto again = std::make_unique<Reading>(reading);
  resolve_times(again->times, again->text, pack, published);
  const Moved moved = moved_days(reading.times, again->times);
  for (Figure& figure : again->figures) move(figure.since, moved);
  for (Statement& statement : again->speech.statements) move(statement.said, moved);
  for (Event& event : again->events) {
    if (!event.time || *event.time >= again->times.size()) continue;
    const Time& time = again->times[*event.time];
    if (!time.days) continue;
    event.days = time.days;
    event.edtf = time.edtf;
  }
  return again;
}

}  // namespace

void date_picture(Picture& picture, const Languages& languages, const Knowledge& knowledge) {
  std::vector<Clues> clues;
  clues.reserve(picture.readings.size());
  for (const Reading* reading : picture.readings) clues.push_back(find_clues(*reading, languages));
  const auto facts = knowledge.facts();
  std::vector<Dated> dated = date_reports(clues, picture.copies, {facts.begin(), facts.end()});
  for (std::size_t i = 0; i < dated.size(); ++i) {
    const Published& given = picture.readings[i]->report.published;
    const Published& now = dated[i].published;
    const Pack* pack = languages.find(picture.readings[i]->language);
    if (pack != nullptr && now.days && now.days != given.days) {
      picture.again.push_back(date_again(*picture.readings[i], *now.days, *pack));
      picture.readings[i] = picture.again.back().get();
    }
    picture.published.push_back(now);
    picture.because.push_back(std::move(dated[i].because));
    picture.conflict.push_back(std::move(dated[i].conflict));
  }
}

}  // namespace lagebild
