// Dates as markup and datelines write them; what the running text says of time is report/time's.
#pragma once

#include <optional>
#include <string_view>

#include "report/formats/page_words.h"
#include "report/formats/report.h"

namespace lagebild {

// The first date of `text` that is written out: "29. September 2016", "Sept. 29, 2016", "29.09.2016", "2016-09-29",
// "29/09/2016". Month names come from `words`. Nothing where there is none; years 1980 to 2099.
std::optional<Published> find_date(std::string_view text, const PageWords& words);

// A date in the path of an address: "/2016/09/29/", "/2016-09-29-", "20160929".
std::optional<Published> date_in_url(std::string_view url);

}  // namespace lagebild
