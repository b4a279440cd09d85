// The table in words of the catalogue: shared by help, man page and docs.
#pragma once

#include <string>

#include "outside/cli/messages.h"
#include "outside/cli/table.h"

namespace lagebild {

// "-j, --threads N", "--from auto|text|html"
std::string flag_form(const Messages& messages, const Flag& flag);
// What the flag does: flag.COMMAND.NAME, else flag.NAME.
std::string flag_words(const Messages& messages, const Command* command, const Flag& flag);
// "lagebild analyze [FLAGS] FILE…"
std::string usage_line(const Messages& messages, const Command& command);

}  // namespace lagebild
