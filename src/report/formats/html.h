// A web page: its article, in order, with what is known of it; and what was left out, with the reason.
#pragma once

#include "report/formats/formats.h"

namespace lagebild {

// Without id and hash (Run::give fills them). Unreadable where the page has no text.
ReportOrError page_report(const Input& input, const Settings& settings);

// A piece of HTML (a feed entry, the body of a mail) that is all article: nothing is looked for, only furniture by
// structure is left out. Appends blocks to `report`.
void append_fragment(Report& report, std::string_view html_utf8, const Settings& settings);

}  // namespace lagebild
