#include "outside/cli/query.h"

namespace lagebild {

namespace {

std::string quoted_list(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "„" : ", „") + word + "“";
  return out;
}

// What stands in one of them only; the words that were dropped first.
std::string changes_of(const Messages& words, const View& copy) {
  std::string out;
  if (copy.count("dropped") > 0) out = words.say("copies.dropped", quoted_list(copy.texts("dropped")));
  for (std::size_t i = 0; i < copy.count("changed"); ++i) {
    const std::string from = copy.text(fmt::format("changed.{}.from", i));
    const std::string to = copy.text(fmt::format("changed.{}.to", i));
    out += fmt::format("{}{} → {}", out.empty() ? "" : "; ", from.empty() ? "–" : from, to.empty() ? "–" : to);
  }
  return out;
}

}  // namespace

Exit run_copies(const Invocation& call, Program& program) {
  const Messages& words = program.messages;
  Sheet sheet({column(program, "first", 30), column(program, "copy", 30), column(program, "words_shared", 7, Align::right),
               column(program, "share", 7, Align::right), column(program, "note", 12), wide_column(program, "copied")});
  return run_query(call, program, "copy", std::move(sheet), [&](Sheet& rows, const View& line, const Store& store) {
    const std::string share = line.text("share");
    const double part = share.empty() ? 0 : std::stod(share);
    std::string note = line.truth("version") ? words.text("copies.version") : "";
    if (line.truth("quoted")) note += (note.empty() ? "" : ", ") + words.text("copies.quoted");
    rows.add({shown_cite(line, "a."), shown_cite(line, "b."), line.text("words"), fmt::format("{:.0f} %", part * 100), note,
              shorten(shown_passage(store, line, "b."), 240)});
    if (const std::string changes = changes_of(words, line); !changes.empty()) rows.note(changes);
  });
}

}  // namespace lagebild
