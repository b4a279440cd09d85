// A time expression as one line, for corpora and messages.
//
//   time "Donnerstag" = DATE 2016-09-29
//   time "Anfang vergangener Woche" = DATE 2016-W38 START | 2016-09-19/2016-09-21
//   time "zwei Wochen" = DURATION P2W MORE_THAN | 2016-09-16/2016-09-21
//
// Extent, TIMEX3 type, value and mod; after the bar the days it can mean, where the value does not say them.
#pragma once

#include <string>

#include "report/time/time.h"

namespace lagebild {

std::string describe(const Time& time, const Text& text);
// "DATE", "TIME", "DURATION", "SET"
std::string_view name(TimexType type);

}  // namespace lagebild
