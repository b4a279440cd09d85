// What every command is handed: the words, the screen, and where data and record lie. Packs are loaded by those who
// need them, so that `lagebild --help` starts at once.
#pragma once

#include <optional>
#include <string>

#include "ground/base/result.h"
#include "outside/cli/invocation.h"
#include "outside/cli/messages.h"
#include "outside/cli/screen.h"

namespace lagebild {

struct Program {
  Screen screen;
  Messages messages;
  std::string data;    // The folder with languages/ and knowledge/.
  std::string record;  // The file of the record.
};

// Where the data is: `given` (--data), $LAGEBILD_DATA, beside the program as in the source tree, PREFIX/share/lagebild.
// The error says which places were tried.
Result<std::string> find_data(const std::optional<std::string>& given);

// Prints the sentence on stderr and returns `exit`.
Exit fail(const Program& program, Exit exit, const std::string& sentence);

// The commands, one file each.
Exit run_add(const Invocation& call, Program& program);
Exit run_analyze(const Invocation& call, Program& program);
Exit run_check(const Invocation& call, Program& program);
Exit run_completions(const Invocation& call, Program& program);
Exit run_copies(const Invocation& call, Program& program);
Exit run_digest(const Invocation& call, Program& program);
Exit run_events(const Invocation& call, Program& program);
Exit run_explain(const Invocation& call, Program& program);
Exit run_export(const Invocation& call, Program& program);
Exit run_figures(const Invocation& call, Program& program);
Exit run_parse(const Invocation& call, Program& program);
Exit run_help(const Invocation& call, Program& program);
Exit run_man(const Invocation& call, Program& program);
Exit run_remove(const Invocation& call, Program& program);
Exit run_reports(const Invocation& call, Program& program);
Exit run_reread(const Invocation& call, Program& program);
Exit run_statements(const Invocation& call, Program& program);
Exit run_timeline(const Invocation& call, Program& program);
Exit run_verify(const Invocation& call, Program& program);
Exit run_version(const Invocation& call, Program& program);

// Help for a command, or the overview for nullptr.
std::string help_text(const Program& program, const Command* command);

}  // namespace lagebild
