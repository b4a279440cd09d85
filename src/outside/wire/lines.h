// A record as lines of JSON: what `lagebild export --as jsonl` prints, and what every query of the record looks at.
//
//   {"kind":"figure","id":"f3b0c44298f","report":"a","begin":12,"end":30,…,"same_as":"m…"}
//
// The kinds come in the order of kinds_in_order, each in the order of the picture; the same record gives the same bytes.
// Offsets are counted in code points of the text of the report named. docs/json.md explains each key.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>

#include "record/digest/digest.h"
#include "record/record/record.h"

namespace lagebild {

inline constexpr std::array<std::string_view, 11> kinds_in_order = {
    "report", "actor", "statement", "event", "figure", "copy", "matter", "agreement", "story", "entry", "sentence"};

struct Line {
  std::string kind;
  std::string id;
  std::string json;  // The whole line, without its end.
};
using LineTaker = std::function<void(Line)>;

// Every kind but `sentence`. Linear in what the picture holds.
void each_line(const Picture& picture, const std::vector<Entry>& entries, const LineTaker& take);

// The kind `sentence`: a digest in one language.
void each_sentence(const Picture& picture, const Digest& digest, const LineTaker& take);

}  // namespace lagebild
