// A reading as bytes for the store, and back: load(save(x)) is x again, but for what only reading itself needs: grammar
// (Text::words, lemmas, symbols) and Mentions::namings.
//
//   std::string bytes = save(reading);  Result<Reading> again = load(bytes);
//
// The bytes are not a format for others: they change with the engine. saved_version goes up with each change of a struct
// below Reading; a store then asks for `lagebild reread`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ground/base/result.h"
#include "report/reading/reading.h"

namespace lagebild {

inline constexpr std::uint32_t saved_version = 2;

// Linear; about a third more than the text where little is found.
std::string save(const Reading& reading);

// The error says that the bytes are of another version or damaged; never reads beyond them.
Result<Reading> load(std::string_view bytes);

}  // namespace lagebild
