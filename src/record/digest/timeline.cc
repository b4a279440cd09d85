#include <algorithm>
#include <map>

#include "ground/base/sha256.h"
#include "record/digest/digest.h"
#include "record/digest/telling.h"
#include "report/events/types.h"
#include "report/reading/reading.h"

namespace lagebild {
namespace {

constexpr std::int64_t longest_days = 31;  // What can be any day of more than a month is no line of a timeline.
constexpr std::size_t head_sentences = 3;  // What stands in the first sentences of a report is its news.
constexpr std::uint32_t no_report = 0xFFFFFFFF;
constexpr std::int64_t unknown_width = std::int64_t{1} << 40;

bool happened(Status status) { return status == Status::happened || status == Status::ended || status == Status::denied; }

std::int64_t width_of(const std::optional<Days>& days) { return days ? (days->to - days->from).count() : unknown_width; }

// What is told for a day after its report is still to come: "Der Rat stimmt am Freitag ab".
Status status_of(const Picture& picture, const Telling& telling) {
  const Status told = event_at(picture, telling).status;
  const auto& published = picture.published[telling.report].days;
  const bool ahead = told == Status::happened && telling.days && published && telling.days->from > published->to;
  return ahead ? Status::planned : told;
}

bool belongs(const Picture& picture, const Telling& telling) {
  const Status status = status_of(picture, telling);
  if (status == Status::denied && !telling.days) return false;
  // Nobody plans a flood: "In den nächsten Wochen werden mehr Menschen sterben" is a fear.
  const std::string& type = event_at(picture, telling).type;
  const bool befalls = natural_hazard(type) || type == "accident" || toll_category(type) == "killed" ||
                       toll_category(type) == "injured" || toll_category(type) == "missing";
  return happened(status) || (status == Status::planned && telling.days && !befalls);
}

// Not only as what something else came of: "Nach dem Dammbruch …".
bool is_told(const Picture& picture, std::uint32_t member) {
  return !event_at(picture, picture.account.tellings[member]).rule.starts_with("cause");
}

// "Nach dem Dammbruch …", "…, als der Damm brach": not what its sentence is about.
bool in_passing(const Picture& picture, const Telling& telling) {
  const Event& event = event_at(picture, telling);
  const Span sentence = without_dateline(picture, telling.report, sentence_around(picture, telling.report, telling.span));
  return event.rule.starts_with("cause") || event.clause.begin > sentence.begin;
}

// The members that a line can be made of, the one that tells it best first: in its own right, as the origin has it, with the
// fewest days.
std::vector<std::uint32_t> by_merit(const Picture& picture, std::vector<std::uint32_t> members) {
  const auto key = [&](std::uint32_t index) {
    const Telling& telling = picture.account.tellings[index];
    const auto width = width_of(telling.days);
    return std::tuple(
        width > longest_days, in_passing(picture, telling), is_hearsay(picture, telling),
        event_at(picture, telling).rule.starts_with("noun"), picture.copies.origin[telling.report] != telling.report,
        picture.copies.version_of[telling.report] != telling.report, width_of(picture.published[telling.report].days), width);
  };
  std::stable_sort(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  return members;
}

// Whether a later version of its report tells the same matter with another number.
bool taken_back(const Picture& picture, const Matter& matter, const Telling& telling, const std::string& toll) {
  const std::uint32_t newest = picture.copies.newest[telling.report];
  if (newest == telling.report || toll.empty()) return false;
  return std::none_of(matter.members.begin(), matter.members.end(),
                      [&](std::uint32_t member) {
                        const Telling& other = picture.account.tellings[member];
                        return other.report == newest && number_at(picture, other) == toll;
                      }) &&
         std::any_of(matter.members.begin(), matter.members.end(),
                     [&](std::uint32_t member) { return picture.account.tellings[member].report == newest; });
}

// The members of one line each, by number; those without a number go with the first of the others.
std::map<std::string, std::vector<std::uint32_t>> lines_of(const Picture& picture, const Matter& matter) {
  std::map<std::string, std::vector<std::uint32_t>> lines;
  for (const std::uint32_t member : matter.members) {
    const Telling& telling = picture.account.tellings[member];
    if (!belongs(picture, telling)) continue;
    const std::string toll = number_at(picture, telling);
    if (!taken_back(picture, matter, telling, toll)) lines[toll].push_back(member);
  }
  if (lines.size() < 2 || !lines.begin()->first.empty()) return lines;
  const std::vector<std::uint32_t> plain = std::move(lines.begin()->second);
  lines.erase(lines.begin());
  auto& first = lines.begin()->second;
  first.insert(first.end(), plain.begin(), plain.end());
  return lines;
}

std::string edtf_of(const Days& days, const std::optional<std::string>& told) {
  if (told) return *told;
  if (days.exact()) return iso(days.from);
  const auto first = parts(days.from);
  const auto month = make_month(static_cast<int>(first.year()), static_cast<int>(static_cast<unsigned>(first.month())));
  if (month && *month == days) return iso(days.from).substr(0, 7);
  return iso(days.from) + "/" + iso(days.to);
}

// "Kinder sollten nicht sterben", sagte er: what stands in direct speech is somebody's view before it is news.
bool in_quotation(const Picture& picture, const Telling& telling) {
  constexpr int looked = 8;
  const auto& statements = picture.readings[telling.report]->speech.statements;
  auto it = std::partition_point(statements.begin(), statements.end(),
                                 [&](const Statement& s) { return s.span.begin <= telling.span.begin; });
  for (int back = 0; back < looked && it != statements.begin(); ++back) {
    --it;
    if (it->form == Form::direct && it->span.contains(telling.span)) return true;
  }
  return false;
}

// At the head of a report, or told by several.
bool is_news(const Picture& picture, const std::vector<std::uint32_t>& members) {
  std::uint32_t report = no_report;
  for (const std::uint32_t member : members) {
    const Telling& telling = picture.account.tellings[member];
    if (!is_told(picture, member) || in_quotation(picture, telling)) continue;
    if (report != no_report && report != telling.report) return true;
    report = telling.report;
    if (sentence_number(picture, {telling.report, telling.span}) <= head_sentences) return true;
  }
  return false;
}

// The days of a line: as told, else those of the first report that tells it.
bool set_days(const Picture& picture, Entry& entry) {
  const Telling& best = picture.account.tellings[entry.tellings.front()];
  if (best.days) {
    if (width_of(best.days) > longest_days) return false;
    const Event& event = event_at(picture, best);
    entry.days = *best.days;
    entry.edtf = edtf_of(*best.days, event.days == best.days ? event.edtf : std::nullopt);
    return true;
  }
  if (!is_news(picture, entry.tellings)) return false;
  const std::optional<Days>* first = nullptr;
  for (const std::uint32_t member : entry.tellings) {
    const auto& published = picture.published[picture.account.tellings[member].report].days;
    if (published && width_of(published) <= longest_days && (first == nullptr || published->to < (*first)->to))
      first = &published;
  }
  if (first == nullptr) return false;
  entry.by = true;
  entry.days = **first;
  entry.edtf = "../" + (entry.days.exact() ? iso(entry.days.to) : edtf_of(entry.days, std::nullopt));
  return true;
}

void add_member(const Picture& picture, Entry& entry, std::uint32_t member) {
  const Telling& telling = picture.account.tellings[member];
  const bool cited =
      std::any_of(entry.cites.begin(), entry.cites.end(), [&](const Passage& p) { return p.report == telling.report; });
  if (cited) return;
  entry.cites.push_back({telling.report, sentence_around(picture, telling.report, telling.span)});
  entry.tellings.push_back(member);
}

std::optional<Entry> make_entry(const Picture& picture, std::uint32_t index, const std::string& toll,
                                const std::vector<std::uint32_t>& members) {
  const Matter& matter = picture.account.matters[index];
  Entry entry;
  const std::vector<std::uint32_t> ordered = by_merit(picture, members);
  const bool told = is_told(picture, ordered.front());
  // "Nach dem Dammbruch …" stands for the line only where nothing tells it in its own right.
  for (const std::uint32_t member : ordered) {
    if (!told || is_told(picture, member)) add_member(picture, entry, member);
  }
  if (entry.tellings.empty() || !set_days(picture, entry)) return std::nullopt;
  const Telling& best = picture.account.tellings[entry.tellings.front()];
  entry.status = status_of(picture, best);
  entry.text = line_text(picture, best);
  entry.hearsay = std::all_of(entry.tellings.begin(), entry.tellings.end(),
                              [&](std::uint32_t member) { return is_hearsay(picture, picture.account.tellings[member]); });
  std::vector<std::uint32_t> reports;
  for (const Passage& cite : entry.cites) reports.push_back(cite.report);
  entry.origins = static_cast<std::uint32_t>(count_origins(picture, reports));
  entry.unverified = attribution_at(picture, best).unverified.has_value();
  entry.toll = !toll.empty();
  entry.matter = index;
  entry.story = matter.story;
  entry.disputed = matter.disputed;
  entry.id = content_id("l", toll.empty() ? matter.id : matter.id + "\n" + toll);
  return entry;
}

// A sentence with three events of one day is one line.
void merge_same_sentence(std::vector<Entry>& entries, const Picture& picture) {
  std::map<std::tuple<Passage, Day, Day, bool>, std::size_t> at;
  std::vector<Entry> kept;
  for (Entry& entry : entries) {
    const auto [place, fresh] =
        at.emplace(std::tuple(entry.cites.front(), entry.days.from, entry.days.to, entry.by), kept.size());
    if (fresh) {
      kept.push_back(std::move(entry));
      continue;
    }
    Entry& first = kept[place->second];
    const Passage& cite = first.cites.front();
    if (first.text != entry.text)
      first.text =
          std::string(slice(picture.readings[cite.report]->text.bytes, without_dateline(picture, cite.report, cite.span)));
    for (const std::uint32_t member : entry.tellings) add_member(picture, first, member);
    first.origins = std::max(first.origins, entry.origins);
    first.hearsay = first.hearsay && entry.hearsay;
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
    for (const auto& [toll, members] : lines_of(picture, picture.account.matters[i])) {
      if (auto entry = make_entry(picture, i, toll, members)) entries.push_back(std::move(*entry));
    }
  }
  // What had happened by a day stands after what happened on it.
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    const Day x = a.by ? a.days.to : a.days.from, y = b.by ? b.days.to : b.days.from;
    return std::tie(x, a.by, a.days.to, a.id) < std::tie(y, b.by, b.days.to, b.id);
  });
  merge_same_sentence(entries, picture);
  return entries;
}

}  // namespace lagebild
