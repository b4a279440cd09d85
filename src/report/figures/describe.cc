#include <fmt/format.h>

#include "ground/text/text.h"
#include "report/figures/figures.h"
#include "report/figures/quantity.h"

namespace lagebild {
namespace {

// The number as worded: 450 for "mehr als 450", though its low end is 451.
std::string amount(const Figure& figure) {
  const bool counts = figure.unit.empty();
  std::string low = figure.low ? figure.low->text() : "";
  std::string high = figure.high ? figure.high->text() : "";
  switch (figure.bound) {
    case Bound::exact:
      return low;
    case Bound::about:
    case Bound::at_least:
      return fmt::format("{} {}", bound_name(figure.bound), low);
    case Bound::at_most:
      return fmt::format("at_most {}", high);
    case Bound::between:
      return fmt::format("between {} and {}", low, high);
    case Bound::more_than:
      if (counts && figure.low && figure.low->whole()) return fmt::format("more_than {}", figure.low->integer() - 1);
      return fmt::format("more_than {}", low);
    case Bound::less_than:
      if (counts && figure.high && figure.high->whole()) return fmt::format("less_than {}", figure.high->integer() + 1);
      return fmt::format("less_than {}", high);
  }
  return {};
}

}  // namespace

std::string describe(const Figure& figure, const Text& text) {
  std::string out = fmt::format("figure \"{}\" = {}", slice(text.bytes, figure.span), amount(figure));
  if (!figure.unit.empty()) out += " " + figure.unit;
  if (!figure.counted.empty()) out += " | counted " + figure.counted;
  if (!figure.category.empty()) out += " | " + figure.category;
  if (figure.place) out += " | place " + *figure.place;
  if (figure.since) {
    out += " | since " + iso(figure.since->from);
    if (!figure.since->exact()) out += ".." + iso(figure.since->to);
  }
  return out;
}

}  // namespace lagebild
