// Any bytes as a formula of time: what can be read is written back as it was read and resolves from every anchor.
#include "report/time/formula.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto formula = lagebild::parse_formula({reinterpret_cast<const char*>(data), size});
  if (!formula) return 0;
  const auto again = lagebild::parse_formula(lagebild::text(*formula));
  if (!again || lagebild::text(*again) != lagebild::text(*formula)) std::abort();
  for (const char* anchor : {"2016-09-29", "2016-09", "0001", "9999", ""})
    lagebild::resolve(*formula, lagebild::parse_days(anchor));
  return 0;
}
