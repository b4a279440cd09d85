// Which encoding bytes are in, and their text in UTF-8 with the way back.
//
//   "M\xE4rz" without a word on its encoding  ->  "März", windows-1252
//
// Order of belief: byte order mark, the header it was fetched with, what the document declares, the bytes themselves;
// a declaration that the bytes belie is not believed (and noted). As in the WHATWG encoding standard, iso-8859-1 means
// windows-1252.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/formats/report.h"

namespace lagebild {

struct Decoded {
  std::string text;            // Valid UTF-8, LF line ends.
  std::string encoding;        // Lower case; "utf-8".
  std::vector<SourceRun> map;  // Text to bytes; empty where the encoding allows none (multi-byte ones but UTF-8).
  std::vector<std::string> notes;
};

// `content_type`: a Content-Type header or empty. `markup`: whether <meta charset> and an XML declaration are looked for.
Decoded decode(std::string_view bytes, std::string_view content_type = {}, bool markup = false);

// The charset parameter of a Content-Type, lower case; empty where there is none.
std::string charset_of(std::string_view content_type);

// Runs of `first` (text to middle) and `second` (middle to bytes) put together; both in order of their first side.
std::vector<SourceRun> compose_maps(const std::vector<SourceRun>& first, const std::vector<SourceRun>& second);

}  // namespace lagebild
