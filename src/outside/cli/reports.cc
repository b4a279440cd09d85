#include "outside/cli/query.h"

namespace lagebild {

namespace {

// The title, else how the text begins: a report must be known by something.
std::string title_of(const View& report, const Store& store) {
  if (std::string title = report.text("title"); !title.empty()) return title;
  const std::string text = store.text(report.text("id"));
  return shorten(wrapped(text.substr(0, text.find("\n\n")), any_number, ""), 90);
}

std::string published_of(const Messages& messages, const View& report) {
  const std::string days = shown_days(messages, report.text("published.from"), report.text("published.to"));
  if (report.text("published.basis") != "inferred") return days;
  return messages.say("reports.inferred", days);
}

void add_reasons(const Program& program, Sheet& sheet, const View& report, const Store& store) {
  for (std::size_t i = 0; i < report.count("because"); ++i) {
    const std::string path = fmt::format("because.{}.", i);
    const std::string reason = program.messages.word("because", report.text(path + "reason"));
    sheet.note(program.messages.say("reports.because", reason, shown_passage(store, report, path), shown_cite(report, path)));
  }
}

}  // namespace

Exit run_reports(const Invocation& call, Program& program) {
  Sheet sheet({column(program, "report", 24), column(program, "published", 24), column(program, "outlet", 20),
               column(program, "language", 8), wide_column(program, "title"), column(program, "origin", 24)});
  return run_query(call, program, "report", std::move(sheet), [&](Sheet& rows, const View& line, const Store& store) {
    const std::string id = line.text("id");
    const std::string origin = line.text("origin");
    rows.add({id, published_of(program.messages, line), line.text("outlet"), line.text("language"), title_of(line, store),
              origin == id ? std::string() : origin});
    if (call.has("because")) add_reasons(program, rows, line, store);
  });
}

}  // namespace lagebild
