#include "outside/cli/query.h"

namespace lagebild {

namespace {

// "Russland → zwei Krankenhäuser": who does it, to whom.
std::string parties_of(const View& event) {
  std::string doing, done_to;
  for (std::size_t i = 0; i < event.count("parties"); ++i) {
    const std::string path = fmt::format("parties.{}.", i);
    const std::string name = event.text(path + "name");
    std::string& side = event.text(path + "role") == "actor" ? doing : done_to;
    side += (side.empty() ? "" : ", ") + (name.empty() ? event.text(path + "text") : name);
  }
  if (done_to.empty()) return doing;
  return doing.empty() ? "→ " + done_to : fmt::format("{} → {}", doing, done_to);
}

std::string place_of(const View& event) {
  const std::string name = event.text("place.name");
  return name.empty() ? event.text("place.text") : name;
}

}  // namespace

Exit run_events(const Invocation& call, Program& program) {
  const Messages& words = program.messages;
  Sheet sheet({column(program, "day", 24), column(program, "event", 20), wide_column(program, "parties"),
               column(program, "place", 18), column(program, "status", 12), column(program, "source", 26), cite_column(program)});
  return run_query(call, program, "event", std::move(sheet), [&](Sheet& rows, const View& line, const Store&) {
    const std::string type = words.word("event", line.text("type"));
    rows.add({shown_days(words, line.text("from"), line.text("to")), type, parties_of(line), place_of(line),
              words.word("status", line.text("status")), shown_source(words, line), shown_cite(line, "")});
  });
}

}  // namespace lagebild
