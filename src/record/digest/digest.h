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

namespace lagebild {

class Languages;

// One line of the timeline: what happened, as the report that tells it most exactly puts it.
struct Entry {
  std::string id;              // "l" and twelve hexadecimal digits, from its matter.
  Days days{};                 // The first and last day it can be.
  std::string edtf;            // The same in ISO 8601-2; "2016-09-28", "2016-09", "2016-09-19/2016-09-25"
  std::string text;            // The clause, in the words of that report.
  std::vector<Passage> cites;  // That clause first, then the other origins; never empty.
  std::uint32_t matter = 0;    // Index into Account::matters.
  std::uint32_t story = 0;     // Index into Stories::all.
  std::uint32_t origins = 0;
  bool unverified = false;
  bool disputed = false;
};

// One line a matter with known days, by day, then by id. Plans, demands and threats are left out.
std::vector<Entry> timeline(const Picture& picture);

// A sentence and the passages it rests on. There is none without a passage: the constructor asks for the first.
class CitedSentence {
 public:
  CitedSentence(std::string text, Passage first, std::vector<Passage> more = {});
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
