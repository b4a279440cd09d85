#include "outside/cli/query.h"

namespace lagebild {

Exit run_timeline(const Invocation& call, Program& program) {
  const Messages& words = program.messages;
  Sheet sheet({column(program, "day", 24), wide_column(program, "what"), column(program, "origins", 9, Align::right),
               column(program, "mark", 12), cite_column(program)});
  return run_query(call, program, "entry", std::move(sheet), [&](Sheet& rows, const View& line, const Store&) {
    std::string marks = line.truth("disputed") ? words.text("mark.disputed") : "";
    if (line.truth("unverified")) marks += (marks.empty() ? "" : ", ") + words.text("mark.unverified");
    rows.add({shown_days(words, line.text("from"), line.text("to")), line.text("text"), line.text("origins"), marks,
              shown_cites(line, "cites")});
  });
}

}  // namespace lagebild
