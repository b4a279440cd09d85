#include <algorithm>
#include <map>

#include "ground/base/sha256.h"
#include "record/digest/digest.h"
#include "record/digest/telling.h"
#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::int64_t longest_days = 31;  // What can be any day of more than a month is no line of a timeline.

bool belongs(Status status) { return status == Status::happened || status == Status::ended || status == Status::denied; }

// The member that tells it most exactly: fewest days, then in the report's own voice, then the earliest origin.
std::uint32_t best_member(const Picture& picture, const Matter& matter) {
  const auto key = [&](std::uint32_t index) {
    const Telling& telling = picture.account.tellings[index];
    const auto width = telling.days ? (telling.days->to - telling.days->from).count() : std::int64_t{1} << 40;
    const bool copy = picture.copies.origin[telling.report] != telling.report;
    return std::tuple(!belongs(event_at(picture, telling).status), width, copy);
  };
  return *std::min_element(matter.members.begin(), matter.members.end(),
                           [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
}

std::string edtf_of(const Days& days, const std::optional<std::string>& told) {
  if (told) return *told;
  if (days.exact()) return iso(days.from);
  const auto first = parts(days.from);
  const auto month = make_month(static_cast<int>(first.year()), static_cast<int>(static_cast<unsigned>(first.month())));
  if (month && *month == days) return iso(days.from).substr(0, 7);
  return iso(days.from) + "/" + iso(days.to);
}

// One passage a report: the sentences of the members, the best one's first.
std::vector<Passage> cites_of(const Picture& picture, const Matter& matter, std::uint32_t best) {
  const Telling& first = picture.account.tellings[best];
  std::vector<Passage> cites{{first.report, sentence_around(picture, first.report, first.span)}};
  for (const std::uint32_t member : matter.members) {
    const Telling& telling = picture.account.tellings[member];
    const bool cited = std::any_of(cites.begin(), cites.end(), [&](const Passage& p) { return p.report == telling.report; });
    if (!cited) cites.push_back({telling.report, sentence_around(picture, telling.report, telling.span)});
  }
  return cites;
}

// A clause can be printed without what stands around it where it begins with a capital or a mark and ends its sentence: "dass die
// Brücke brach" and "Nachdem die Brücke gebrochen war," cannot.
bool stands_alone(const std::string& bytes, Span clause, Span sentence) {
  if (clause.empty() || clause.end + 1 < sentence.end) return false;
  const char first = bytes[clause.begin];
  return !(first >= 'a' && first <= 'z');
}

std::optional<Entry> make_entry(const Picture& picture, std::uint32_t index) {
  const Matter& matter = picture.account.matters[index];
  const std::uint32_t best = best_member(picture, matter);
  const Telling& telling = picture.account.tellings[best];
  const Event& event = event_at(picture, telling);
  if (!telling.days || !belongs(event.status) || (telling.days->to - telling.days->from).count() > longest_days)
    return std::nullopt;
  Entry entry;
  entry.days = *telling.days;
  entry.edtf = edtf_of(*telling.days, event.days == telling.days ? event.edtf : std::nullopt);
  const std::string& bytes = picture.readings[telling.report]->text.bytes;
  const Span sentence = sentence_around(picture, telling.report, telling.span);
  entry.text = std::string(slice(
      bytes, stands_alone(bytes, event.clause, sentence) ? event.clause : without_dateline(picture, telling.report, sentence)));
  entry.cites = cites_of(picture, matter, best);
  entry.matter = index;
  entry.story = matter.story;
  entry.origins = matter.origins;
  entry.unverified = matter.unverified;
  entry.disputed = matter.disputed;
  entry.id = content_id("l", matter.id);
  return entry;
}

// A sentence with three events of one day is one line.
void merge_same_sentence(std::vector<Entry>& entries, const Picture& picture) {
  std::map<std::tuple<Passage, Day, Day>, std::size_t> at;
  std::vector<Entry> kept;
  for (Entry& entry : entries) {
    const auto [place, fresh] = at.emplace(std::tuple(entry.cites.front(), entry.days.from, entry.days.to), kept.size());
    if (fresh) {
      kept.push_back(std::move(entry));
      continue;
    }
    Entry& first = kept[place->second];
    const Passage& cite = first.cites.front();
    if (first.text != entry.text) first.text = std::string(slice(picture.readings[cite.report]->text.bytes, cite.span));
    for (const Passage& more : entry.cites) {
      const bool cited =
          std::any_of(first.cites.begin(), first.cites.end(), [&](const Passage& p) { return p.report == more.report; });
      if (!cited) first.cites.push_back(more);
    }
    first.origins = std::max(first.origins, entry.origins);
    first.unverified = first.unverified || entry.unverified;
    first.disputed = first.disputed || entry.disputed;
  }
  entries = std::move(kept);
}

}  // namespace

std::vector<Entry> timeline(const Picture& picture) {
  std::vector<Entry> entries;
  for (std::uint32_t i = 0; i < picture.account.matters.size(); ++i) {
    if (picture.account.matters[i].kind != TellingKind::event) continue;
    if (auto entry = make_entry(picture, i)) entries.push_back(std::move(*entry));
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.days.from, a.days.to, a.id) < std::tie(b.days.from, b.days.to, b.id);
  });
  merge_same_sentence(entries, picture);
  return entries;
}

}  // namespace lagebild
