#include "report/time/layer.h"

#include <algorithm>

#include "report/time/formula.h"

namespace lagebild {
namespace {

std::string_view kind_of(const Formula& f) {
  if (f.kind != FormulaKind::calendar) return "other";
  if (f.shift_unit == Unit::day) return "day";
  if (f.shift_unit || !(f.day || f.weekday)) return "other";
  return f.month ? "date" : "weekday";
}

}  // namespace

Layer time_layer(const std::vector<Time>& times, const Text& text) {
  Layer out{"time", {}};
  const auto at = [&](std::uint32_t byte) {
    const auto found = std::lower_bound(text.tokens.begin(), text.tokens.end(), byte,
                                        [](const Token& token, std::uint32_t b) { return token.span.begin < b; });
    return static_cast<std::uint32_t>(found - text.tokens.begin());
  };
  for (const Time& time : times) {
    Finding finding{at(time.span.begin), at(time.span.end), {}};
    if (finding.first >= finding.last) continue;  // The second half of one token: "1898-1976".
    finding.attributes.set("value", time.value);
    finding.attributes.set("formula", time.meaning.formula);
    if (const auto formula = parse_formula(time.meaning.formula)) finding.attributes.set("kind", std::string(kind_of(*formula)));
    out.findings.push_back(std::move(finding));
  }
  return out;
}

}  // namespace lagebild
