#include "outside/cli/query.h"

namespace lagebild {

Exit run_statements(const Invocation& call, Program& program) {
  const Messages& words = program.messages;
  Sheet sheet({column(program, "speaker", 30), column(program, "act", 14), wide_column(program, "statement"),
               column(program, "mark", 12), cite_column(program)});
  return run_query(call, program, "statement", std::move(sheet), [&](Sheet& rows, const View& line, const Store&) {
    std::string speaker = shown_source(words, line);
    if (line.has("addressee")) speaker += " " + words.say("statements.to", shown_name(words, line, "addressee"));
    rows.add({speaker, words.word("act", line.text("act")), line.text("text"),
              line.has("unverified") ? words.text("mark.unverified") : "", shown_cite(line, "")});
  });
}

}  // namespace lagebild
