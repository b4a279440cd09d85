#include <algorithm>

#include "outside/cli/csv.h"
#include "outside/cli/query.h"

namespace lagebild {

namespace {

// In the fixed order, whatever order they were named in.
std::vector<std::string> kinds_of(const Invocation& call) {
  std::vector<std::string> kinds;
  for (std::string_view kind : kinds_in_order) {
    const bool named = std::find(call.arguments.begin(), call.arguments.end(), kind) != call.arguments.end();
    if (call.arguments.empty() || named) kinds.emplace_back(kind);
  }
  return kinds;
}

}  // namespace

Exit run_export(const Invocation& call, Program& program) {
  const std::vector<std::string> kinds = kinds_of(call);
  const bool csv = call.value_or("as", "jsonl") == "csv";
  if (csv && kinds.size() != 1) return fail(program, Exit::usage, program.messages.text("export.one_kind"));
  auto store = open_record(program, Access::write);
  if (!store) return Exit::store_unusable;
  if (const Outcome ready = bring_up(program, *store); !ready) return store_failed(program, *store, ready.error());
  if (csv) program.screen.line(csv_header(kinds.front()));
  std::size_t found = 0;
  const Outcome listed = store->each_line(kinds, [&](const Line& line) {
    ++found;
    program.screen.line(csv ? csv_row(line.kind, View(line.json)) : line.json);
    return true;
  });
  if (!listed) return store_failed(program, *store, listed.error());
  return found == 0 ? Exit::nothing_found : Exit::done;
}

}  // namespace lagebild
