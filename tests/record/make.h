// Readings made by hand for the tests of the record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/base/sha256.h"
#include "report/reading/reading.h"

namespace lagebild::tests {

inline Reading make_reading(std::string id, std::string text, std::string_view published = {}, std::string outlet = {}) {
  TokenRules rules;
  rules.open_quotes = "„“\"»«";
  rules.close_quotes = "“”\"«»";
  Reading reading;
  reading.language = "de";
  reading.report.id = std::move(id);
  reading.report.text = std::move(text);
  reading.report.sha256 = sha256_hex(reading.report.id + reading.report.text);
  if (!outlet.empty()) reading.report.outlet = std::move(outlet);
  if (!published.empty()) reading.report.published = {parse_days(published), Basis::given, std::nullopt};
  reading.text = cut(reading.report.text, rules);
  return reading;
}

// The place of `words` in the text of a reading; the first where there are several.
inline Span find_words(const Reading& reading, std::string_view words) {
  const std::size_t at = reading.text.bytes.find(words);
  if (at == std::string::npos) return {};
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

inline std::vector<const Reading*> pointers(const std::vector<Reading>& readings) {
  std::vector<const Reading*> out;
  for (const Reading& reading : readings) out.push_back(&reading);
  return out;
}

}  // namespace lagebild::tests
