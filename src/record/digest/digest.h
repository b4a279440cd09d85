// What an editor would print: a timeline, and a page of sentences each of which names where it stands.
//
//   std::vector<Entry> entries = timeline(picture);
//   Digest digest = write_digest(picture, languages, "xx");
//   std::string page = print_digest(digest, picture);
//
// Words and sentence patterns are the pack's (languages/xx/digest/); quotations stay in the language of their report.
// Never says "confirmed" or "true".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/day.h"
#include "record/copies/copies.h"
#include "record/record/record.h"
#include "report/events/events.h"

namespace lagebild {

class Languages;

// One line of the timeline: what happened, as the report that tells it most exactly puts it.
struct Entry {
  std::string id;    // "l" and twelve hexadecimal digits, from its matter and what it counts.
  Days days{};       // The first and last day it can be; where no day is told, those of publication of the first that tells it.
  bool by = false;   // No day is told: it had happened by `days`.
  std::string edtf;  // The same in ISO 8601-2; "2016-09-28", "2016-09", "2016-09-19/2016-09-25", "../2016-09-28"
  Status status = Status::happened;
  bool hearsay = false;                 // All that tell it name no source for it.
  std::string text;                     // The clause, in the words of that report.
  std::vector<Passage> cites;           // That clause first, then the other origins; never empty.
  std::vector<std::uint32_t> tellings;  // Indexes into Account::tellings, of the same order.
  bool toll = false;                    // Says how many it befell: the ladder of figures has it, too.
  std::uint32_t matter = 0;             // Index into Account::matters.
  std::uint32_t story = 0;              // Index into Stories::all.
  std::uint32_t origins = 0;
  bool unverified = false;
  bool disputed = false;
};

// One line a matter; one for each number where it counts people, as tolls rise; without those that a later version took back. Of
// what no day is told of, what stands at the head of a report or in several is there, as having happened by the day of the
// report. Plans with a day are there, demands and threats are not. By day, what is told without one last, then by id.
std::vector<Entry> timeline(const Picture& picture);

// A sentence and the passages it rests on. There is none without a passage: the constructor asks for the first.
class CitedSentence {
 public:
  CitedSentence(std::string text, Passage first, const std::vector<Passage>& more = {});
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::vector<Passage>& cites() const { return cites_; }

 private:
  std::string text_;
  std::vector<Passage> cites_;
};

// What a group of sentences is about; in the order in which they are printed.
enum class Topic : std::uint8_t { headline, news, figures, voices, contradictions, open, chronicle, sources };

struct Paragraph {
  Topic topic = Topic::news;
  std::string heading;  // In the digest's language; empty for headline and news.
  std::vector<CitedSentence> sentences;
};

struct StoryDigest {
  std::uint32_t story = 0;  // Index into Stories::all.
  std::string title;
  std::vector<Paragraph> paragraphs;
};

struct Digest {
  std::string language;              // Code of the pack it is written with.
  std::vector<StoryDigest> stories;  // Largest first (reports, then newest), at most `most`.
  std::string left_out;              // "Weitere 12 …" in the digest's language; empty where nothing was.
};

// `language`: code of a pack; the first pack with digest words where there is none of that name. `most`: stories told.
Digest write_digest(const Picture& picture, const Languages& languages, std::string_view language, std::size_t most = 10);

// The page as plain text, at most `width` columns: sentences with numbers in brackets, and at the foot of each story the
// reports with outlet, day and the passage each number stands for.
std::string print_digest(const Digest& digest, const Picture& picture, const Languages& languages, std::size_t width = 100);

}  // namespace lagebild
