// What the commands that list one kind of line have in common: filters, --as, the exit when nothing is found.
#pragma once

#include <functional>
#include <string_view>

#include "outside/cli/filters.h"
#include "outside/cli/program.h"
#include "outside/cli/record_file.h"
#include "outside/cli/sheet.h"
#include "outside/cli/shown.h"

namespace lagebild {

// Prints the lines of `kind` that pass the filters: with --as jsonl as they are, with --as csv as csv.h has it, else in a sheet
// to which `row` adds each line.
Exit run_query(const Invocation& call, Program& program, std::string_view kind, Sheet sheet,
               const std::function<void(Sheet&, const View&, const Store&)>& row);

// A column whose header is column.KEY of the catalogue.
Column column(const Program& program, std::string_view key, std::size_t most = 28, Align align = Align::left);
Column wide_column(const Program& program, std::string_view key);
Column cite_column(const Program& program);

}  // namespace lagebild
