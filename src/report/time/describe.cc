#include "report/time/describe.h"

#include "ground/text/text.h"

namespace lagebild {
namespace {

std::string written(const Days& days) { return days.exact() ? iso(days.from) : iso(days.from) + "/" + iso(days.to); }

}  // namespace

std::string_view name(TimexType type) {
  switch (type) {
    case TimexType::date:
      return "DATE";
    case TimexType::time:
      return "TIME";
    case TimexType::duration:
      return "DURATION";
    case TimexType::set:
      return "SET";
  }
  return {};
}

std::string describe(const Time& time, const Text& text) {
  std::string out =
      "time \"" + std::string(slice(text.bytes, time.span)) + "\" = " + std::string(name(time.type)) + " " + time.value;
  if (time.mod) out += " " + *time.mod;
  if (!time.candidates.empty()) {
    out += " |";
    for (const Days& days : time.candidates) out += " " + written(days);
  } else if (time.days && (time.mod || time.type == TimexType::duration)) {
    out += " | " + written(*time.days);
  }
  return out;
}

}  // namespace lagebild
