// Somebody a report names as the one who says, passes on or is told something.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ground/base/span.h"

namespace lagebild {

enum class How : std::uint8_t { named, role, pronoun, carried, unnamed };

struct Source {
  std::vector<Span> spans;             // The words that name it; of one carried over those before; empty where nobody is named.
  std::string text;                    // Those words, of "Angaben der Polizei" only who it is: "der Polizei".
  std::optional<std::uint32_t> actor;  // Index into Mentions::actors.
  std::optional<std::string> name;     // Full name where the report gives it anywhere.
  How how = How::named;
};

// Who first says it, and through whom it reached the report, nearest first.
struct Attribution {
  std::optional<Source> speaker;  // Absent: the report says it in its own voice.
  std::vector<Source> via;
  std::optional<Span> unverified;  // The words that say it could not be checked.
};

}  // namespace lagebild
