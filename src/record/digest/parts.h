// The paragraphs of one story. Each is empty where there is nothing to say. Inside digest only.
#pragma once

#include <set>
#include <vector>

#include "record/digest/digest.h"
#include "record/digest/phrases.h"

namespace lagebild {

// A story while it is written.
struct Writing {
  const Picture& picture;
  const Phrases& phrases;
  const std::string& language;  // Of the digest.
  std::uint32_t story;
  std::vector<std::uint32_t> matters;     // Of the story, largest first: reports, origins, then by id.
  std::vector<std::uint32_t> agreements;  // Between tellings of its reports.
  const std::vector<Entry>& entries;      // The whole timeline.
  std::set<std::uint32_t> disputed;       // Tellings that another contradicts or denies.
};

std::vector<CitedSentence> write_news(const Writing& writing);
std::vector<CitedSentence> write_figures(const Writing& writing);
std::vector<CitedSentence> write_voices(const Writing& writing);
std::vector<CitedSentence> write_contradictions(const Writing& writing);
std::vector<CitedSentence> write_open(const Writing& writing);
std::vector<CitedSentence> write_chronicle(const Writing& writing);
std::vector<CitedSentence> write_sources(const Writing& writing);

}  // namespace lagebild
