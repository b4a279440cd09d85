#include "outside/cli/query.h"

namespace lagebild {

Exit run_timeline(const Invocation& call, Program& program) {
  const Messages& words = program.messages;
  Sheet sheet({column(program, "day", 24), wide_column(program, "what"), column(program, "origins", 9, Align::right),
               column(program, "mark", 12), cite_column(program)});
  return run_query(call, program, "entry", std::move(sheet), [&](Sheet& rows, const View& line, const Store&) {
    std::string marks;
    const auto mark = [&](const std::string& more) { marks += (marks.empty() ? "" : ", ") + more; };
    if (line.text("status") != "happened") mark(words.word("status", line.text("status")));
    if (line.truth("hearsay")) mark(words.text("mark.hearsay"));
    if (line.truth("disputed")) mark(words.text("mark.disputed"));
    if (line.truth("unverified")) mark(words.text("mark.unverified"));
    const std::string to = line.text("to");
    const std::string days =
        line.has("from") ? shown_days(words, line.text("from"), to) : words.say("day.by", shown_days(words, to, to));
    rows.add({days, line.text("text"), line.text("origins"), marks, shown_cites(line, "cites")});
  });
}

}  // namespace lagebild
