#include "outside/cli/query.h"

namespace lagebild {

Exit run_figures(const Invocation& call, Program& program) {
  const Messages& words = program.messages;
  Sheet sheet({column(program, "number", 16, Align::right), column(program, "category", 14), wide_column(program, "words"),
               column(program, "place", 18), column(program, "source", 30), column(program, "mark", 12), cite_column(program)});
  return run_query(call, program, "figure", std::move(sheet), [&](Sheet& rows, const View& line, const Store&) {
    rows.add({shown_figure(words, line), words.word("category", line.text("category")), line.text("text"), line.text("place"),
              shown_source(words, line), line.has("unverified") ? words.text("mark.unverified") : "", shown_cite(line, "")});
  });
}

}  // namespace lagebild
