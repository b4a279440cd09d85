#include "record/record/record.h"

#include <algorithm>
#include <set>

#include "ground/base/sha256.h"
#include "record/record/words.h"

namespace lagebild {
namespace {

constexpr std::size_t hash_digits = 8;

std::vector<std::optional<Days>> days_of(const std::vector<Published>& published) {
  std::vector<std::optional<Days>> days;
  for (const Published& p : published) days.push_back(p.days);
  return days;
}

}  // namespace

bool Record::add(Reading reading) {
  if (reading.report.sha256.empty()) reading.report.sha256 = sha256_hex(reading.report.text);
  if (reading.report.id.empty()) reading.report.id = reading.report.sha256.substr(0, 12);
  reading.text.words = {};
  reading.text.lemmas = {};
  auto key = std::pair(reading.report.id, reading.report.sha256);
  return readings_.try_emplace(std::move(key), std::move(reading)).second;
}

bool Record::remove(std::string_view id) {
  const std::vector<std::string> all = ids();
  std::size_t index = 0;
  for (auto reading = readings_.begin(); reading != readings_.end(); ++reading, ++index) {
    if (all[index] != id && reading->first.second != id) continue;
    readings_.erase(reading);
    return true;
  }
  return false;
}

std::vector<const Reading*> Record::readings() const {
  std::vector<const Reading*> out;
  out.reserve(readings_.size());
  for (const auto& [key, reading] : readings_) out.push_back(&reading);
  return out;
}

std::vector<std::string> Record::ids() const {
  std::vector<std::string> out;
  out.reserve(readings_.size());
  for (auto reading = readings_.begin(); reading != readings_.end(); ++reading) {
    const std::string& id = reading->first.first;
    const auto next = std::next(reading);
    const bool shared = (next != readings_.end() && next->first.first == id) ||
                        (reading != readings_.begin() && std::prev(reading)->first.first == id);
    out.push_back(shared ? id + "~" + reading->first.second.substr(0, hash_digits) : id);
  }
  return out;
}

std::optional<std::uint32_t> Picture::find(std::string_view id) const {
  const auto at = std::find(ids.begin(), ids.end(), id);
  if (at == ids.end()) return std::nullopt;
  return static_cast<std::uint32_t>(at - ids.begin());
}

Picture derive(const Record& record, const Languages& languages, const Knowledge& knowledge) {
  const RecordWords words = load_record_words(languages);
  Picture picture;
  picture.ids = record.ids();
  picture.readings = record.readings();
  picture.copies = find_copies(picture.readings, words.copies);
  picture.identity = identify(picture.readings, words.names, knowledge);
  date_picture(picture, languages, knowledge);
  const std::vector<std::optional<Days>> days = days_of(picture.published);
  picture.stories = find_stories(picture.readings, days, picture.copies, picture.identity);
  picture.account = compare(picture.readings, days, picture.copies, picture.identity, picture.stories, words.general);
  return picture;
}

}  // namespace lagebild
