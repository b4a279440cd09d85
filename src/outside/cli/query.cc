#include "outside/cli/query.h"

#include "outside/cli/csv.h"

namespace lagebild {

Column column(const Program& program, std::string_view key, std::size_t most, Align align) {
  return {program.messages.text(fmt::format("column.{}", key)), most, align, Tint::plain, false};
}

Column wide_column(const Program& program, std::string_view key) {
  Column made = column(program, key);
  made.flexible = true;
  return made;
}

Column cite_column(const Program& program) {
  Column made = column(program, "cite", 30);
  made.tint = Tint::faint;
  return made;
}

Exit run_query(const Invocation& call, Program& program, std::string_view kind, Sheet sheet,
               const std::function<void(Sheet&, const View&, const Store&)>& row) {
  auto store = open_record(program, Access::write);
  if (!store) return Exit::store_unusable;
  if (const Outcome ready = bring_up(program, *store); !ready) return store_failed(program, *store, ready.error());
  const std::string as = call.value_or("as", "table");
  const Filters filters(call, *store);
  std::size_t found = 0;
  if (as == "csv") program.screen.line(csv_header(kind));
  const Outcome listed = store->each_line({std::string(kind)}, [&](const Line& line) {
    const View view(line.json);
    if (!filters.pass(view)) return true;
    ++found;
    if (as == "jsonl") program.screen.line(line.json);
    if (as == "csv") program.screen.line(csv_row(kind, view));
    if (as == "table") row(sheet, view, *store);
    return true;
  });
  if (!listed) return store_failed(program, *store, listed.error());
  sheet.print(program.screen);
  if (found > 0) return Exit::done;
  if (as == "table") program.screen.message(program.messages.text("query.nothing"));
  return Exit::nothing_found;
}

}  // namespace lagebild
