// Time expressions as rules see them: `[time kind=date]`.
#pragma once

#include <vector>

#include "ground/rules/rules.h"
#include "report/time/time.h"

namespace lagebild {

// A layer "time": value (TIMEX3), formula, and kind: "date" (a day of a month), "weekday", "day" (counted from today), "other".
Layer time_layer(const std::vector<Time>& times, const Text& text);

}  // namespace lagebild
