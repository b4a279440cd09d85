// Lines of a record as CSV (RFC 4180, LF line ends): which columns each kind has is documented in docs/cli.md.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "outside/wire/view.h"

namespace lagebild {

// Header and path into the line; lists are joined by " | ". Empty for an unknown kind.
std::vector<std::pair<std::string_view, std::string_view>> csv_columns(std::string_view kind);
std::string csv_header(std::string_view kind);
std::string csv_row(std::string_view kind, const View& line);

}  // namespace lagebild
