// Custody: from a stretch of a report back to the bytes it came from, and the proof that they still give it.
//
//   source_span(report, cite)  ->  bytes of the source that hold the cite
//   replay(report, source, Format::html, settings)  ->  "" where hash and text are what they were
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "report/formats/formats.h"

namespace lagebild {

// The bytes of the source from the first to the last that `text` rests on; to whole runs where a run has no bytes of the
// same size (entities). Nothing where the format keeps no map, or the stretch is text of our own (line ends).
std::optional<Span> source_span(const Report& report, Span text);

// Reads the source of a report again: empty where its hash, its text and its blocks are as kept; else what differs, as a full
// sentence. `format` and `source` as Part had them; `url` and the like of the report are taken as given.
std::string replay(const Report& kept, std::string_view source, Format format, const Settings& settings);

}  // namespace lagebild
