// One report as it reached us: its text, what is known of it, and what was left out.
//
//   " date 2016-09 Die Feuerwehr hat …"  ->  published 2016-09-01 … 2016-09-30 (given), text "Die Feuerwehr hat …"
//
// Formats make it from bytes; nothing here is guessed from other reports.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ground/base/day.h"
#include "ground/base/span.h"

namespace lagebild {

enum class BlockKind : std::uint8_t { paragraph, heading, list_item, table_row, caption, box, quote, entry };

// A part of the text, in reading order; blocks do not overlap and are separated by empty lines in the text.
struct Block {
  Span span;
  BlockKind kind = BlockKind::paragraph;
  std::optional<std::string> time;  // RFC 3339, for an entry of a live blog and what follows it.
};

// A part of the source that is no part of the report, kept with the reason ("menu", "teaser", "cookie notice" …).
struct Dropped {
  std::string text;
  std::string reason;
};

enum class Basis : std::uint8_t { unknown, given, inferred };

struct Published {
  std::optional<Days> days;  // Absent where basis is unknown.
  Basis basis = Basis::unknown;
  std::optional<std::string> time;  // As given, RFC 3339, where more than a day is given.
};

// A run of the text and the bytes of the source it came from; runs in order of the text, gaps are text of our own (line ends).
struct SourceRun {
  Span text;
  Span source;
};

struct Report {
  std::string id;      // As given, else the first 12 digits of sha256.
  std::string sha256;  // Of the bytes received.
  std::optional<std::string> outlet, url, title, author, agency, language;
  Published published;
  std::optional<std::string> updated;  // As given: a day or RFC 3339.
  std::optional<std::string> fetched;  // When the bytes were received, RFC 3339, where it is known.
  std::string text;                    // Valid UTF-8, LF line ends.
  std::vector<Block> blocks;
  std::vector<Dropped> dropped;
  std::vector<SourceRun> map;      // Empty where the format keeps none.
  std::vector<std::string> notes;  // Full sentences: what was odd about the bytes.
};

}  // namespace lagebild
