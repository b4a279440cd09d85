// SPINE TWO. Many reports: which of them are held, and the picture they give together.
//
//   Record record;
//   record.add(read_report(…));            // or false where it is held already
//   Picture picture = derive(record, …);   // copies, actors, dates, stories, matters, agreements
//
// A Record is the sum of its readings and nothing else: any order of adding gives the same bytes, remove undoes add.
// What the readings mean together is worked out by derive, once a query, never while adding: adding stays cheap and is
// the store's matter (one transaction a report), and nothing derived can be out of date.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/day.h"
#include "record/agreement/agreement.h"
#include "record/copies/copies.h"
#include "record/dating/dating.h"
#include "record/identity/identity.h"
#include "record/stories/stories.h"
#include "report/reading/reading.h"

namespace lagebild {

class Languages;
class Knowledge;

// Owns its readings. Not safe for use from several threads while one of them adds or removes.
class Record {
 public:
  // False where a report with the same hash (of the same id) is held already. Drops what only reading needs (grammar).
  // Cost: logarithmic in the number of reports.
  bool add(Reading reading);
  // Takes out the report with this id (as in Picture::ids) or full hash; false where there is none.
  bool remove(std::string_view id);
  [[nodiscard]] std::size_t size() const { return readings_.size(); }
  // By id as given, then by hash: the order of all indexes of reports.
  [[nodiscard]] std::vector<const Reading*> readings() const;
  // Per report in that order: the id as given, followed by "~" and eight digits of its hash where several have that id.
  [[nodiscard]] std::vector<std::string> ids() const;

 private:
  std::map<std::pair<std::string, std::string>, Reading> readings_;  // By id and hash.
};

struct Picture {
  std::vector<std::string> ids;                       // Per report, unique.
  std::vector<const Reading*> readings;               // Per report. Kept alive by the Record or by `again`.
  std::vector<std::unique_ptr<const Reading>> again;  // Readings whose times were resolved again under an inferred date.
  std::vector<Published> published;                   // Per report: as given, or inferred from all together.
  std::vector<std::vector<DatedReason>> because;      // Per report: the argument; empty where nothing was inferred.
  std::vector<std::vector<DatedReason>> conflict;     // Per report: reasons that can't hold together; mostly empty.
  Copies copies;
  Identity identity;
  Stories stories;
  Account account;

  // Index of a report by its id; nothing where it is not held.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
};

// What all reports say together. Pure: the same reports give the same picture. `record` must outlive it unchanged.
// Near-linear in the words held: 4 s for 3,009 English reports of 300 words (-O1, one core), half of it dating.
Picture derive(const Record& record, const Languages& languages, const Knowledge& knowledge);

}  // namespace lagebild
