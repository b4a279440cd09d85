#include <algorithm>

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
  std::string days = shown_days(messages, report.text("published.from"), report.text("published.to"));
  if (report.text("published.basis") != "inferred") return days;
  return messages.say("reports.inferred", days);
}

// The argument for a date, a line a step; a step that narrows twice is told once, with what it left in the end.
void add_reasons(const Program& program, Sheet& sheet, const View& report, const Store& store) {
  std::vector<std::pair<std::string, std::string>> steps;  // What is said, what it leaves.
  for (std::size_t i = 0; i < report.count("because"); ++i) {
    const std::string path = fmt::format("because.{}.", i);
    const std::string passage = shown_passage(store, report, path);
    std::string reason = shown_reason(program.messages, report, path);
    reason = passage.empty() ? reason : program.messages.say("reports.because", passage, shown_cite(report, path), reason);
    const std::string from = report.text(path + "from");
    const std::string to = report.text(path + "to");
    const bool open = to >= "2199";  // Dating's own end of time.
    const std::string leaves = open ? program.messages.say("dated.open", shown_days(program.messages, from, from))
                                    : shown_days(program.messages, from, to);
    const auto same = std::find_if(steps.begin(), steps.end(), [&](const auto& step) { return step.first == reason; });
    if (same == steps.end()) {
      steps.emplace_back(std::move(reason), leaves);
    } else {
      same->second = leaves;
    }
  }
  // "by this it was 19 Sep" leaves just that.
  for (const auto& [reason, leaves] : steps)
    sheet.note(reason.ends_with(leaves) ? reason : program.messages.say("reports.leaves", reason, leaves));
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
