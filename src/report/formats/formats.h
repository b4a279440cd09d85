// Foreign bytes in, reports out: the one door through which anything enters.
//
//   read_reports({"news.jsonl", bytes}, settings, each)  ->  each(Report) … each(Unreadable) … in the order of the input
//
// What kind of bytes they are is seen in the bytes, never in the name. One input may hold many reports (lines of JSONL,
// entries of a feed, records of a WARC, members of a zip, letters of an mbox); each part that cannot be read takes its
// place in the order with a sentence that says why. Pure: no files, no clock, no network; the same bytes give the same
// reports. Everything foreign is read inside `Limits`. To be safe from the libraries below too, call through outside/worker.
//
// The list of formats is docs/formats.md.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ground/base/result.h"
#include "report/formats/page_words.h"
#include "report/formats/report.h"

namespace lagebild {

enum class Format : std::uint8_t { automatic, text, html, jsonl, feed, json_feed, warc, archive, mail, mbox, pdf, docx, binary };

// "html" as --from takes it; nothing for a name that is no format. "auto" is Format::automatic.
std::optional<Format> format_named(std::string_view name);
std::string_view format_name(Format format);
// All names that format_named takes, in the order of the list.
std::vector<std::string_view> format_names();

// What the bytes are, seen in their first 64 kB (for HTML and mail) or first few (all others). `binary` where they are
// none of these; text where nothing speaks against it. Never `automatic`.
Format detect_format(std::string_view bytes);

// No parse goes beyond these. Sizes in bytes. What a limit cuts off is told: as an Unreadable, or as a note of the report.
struct Limits {
  std::uint64_t document = 16u << 20;    // One page, letter, entry or line. Larger ones are unreadable.
  std::uint64_t container = 512u << 20;  // One member of an archive, which may itself be one.
  std::uint64_t expanded = 4ull << 30;   // All that is unpacked from one input.
  std::uint32_t ratio = 1000;            // Unpacked to packed, looked at from 1 MB on.
  std::uint32_t entries = 1'000'000;     // Parts of one input.
  std::uint32_t nesting = 4;             // Containers in containers: a zip in a mail in a zip.
  std::uint32_t depth = 400;             // Tags in tags, JSON in JSON, MIME in MIME (a tenth of it).
};

struct Input {
  std::string name;        // For sentences and ids of parts: a path, "-" for stdin.
  std::string_view bytes;  // Kept alive by the caller for the length of the call; may be a mapped file of any size.
  Format format = Format::automatic;
  // Given from outside; they win over what the bytes say.
  std::optional<std::string> id = {}, url = {}, outlet = {}, title = {}, language = {};
  std::optional<std::string> published = {};     // "2016-09-29", "2016-09", "2016" or RFC 3339.
  std::optional<std::string> fetched = {};       // When the bytes were received, RFC 3339.
  std::optional<std::string> headers = {};       // Of the answer it came with, as received.
  std::optional<std::string> content_type = {};  // The Content-Type header it was fetched with: its charset is believed.
};

struct Settings {
  PageWords words;  // Empty is allowed: then only the structure of a page tells.
  Limits limits;
};

// A part that cannot be read. `id` is the given one, else of the form "name:12" (line, entry or record).
struct Unreadable {
  std::string id;
  std::string message;  // A full sentence: which part of which file, why, what to do.
};

using ReportOrError = std::variant<Report, Unreadable>;

// One part as it is handed over. `source` are the bytes whose hash is Report::sha256 (a line, a record's payload, a
// member of a zip, the whole input); they live for the length of the call only. Reading them again as `format` gives
// the same text: that is what `verify` does.
struct Part {
  ReportOrError outcome;
  std::string_view source;
  Format format = Format::automatic;
  std::optional<std::string> content_type = {};  // As it was sent with, where that is known: needed to read it again.
  std::optional<std::string> headers = {};       // Of the answer it came with, where it was fetched.
};

// Gets each part in order; returns false to stop.
using Taker = std::function<bool(Part)>;

// Hands every part of `input` to `each`, in order; at least one, unless a container is rightly empty (a feed without
// entries gives none). Linear in the bytes. Memory: one part at a time beside the input. Never throws.
void read_reports(const Input& input, const Settings& settings, const Taker& each);

// The same, all at once.
std::vector<ReportOrError> read_reports(const Input& input, const Settings& settings);

// The only part of an input that holds one; the first where it holds several.
ReportOrError read_report_bytes(const Input& input, const Settings& settings);

}  // namespace lagebild
