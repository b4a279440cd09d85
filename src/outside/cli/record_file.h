// The record a command works on: opened, and with its lines up to date.
#pragma once

#include <optional>

#include "outside/cli/engine.h"
#include "outside/cli/program.h"
#include "outside/store/store.h"

namespace lagebild {

// Opens --record; on failure prints why, and the result is empty (the exit is Exit::store_unusable).
std::optional<Store> open_record(const Program& program, Access access);

// Works the lines out again where reports have changed since; costs about a second for 10,000 reports, else nothing.
Outcome bring_up(const Program& program, Store& store);

// The picture of all reports of a store, and what keeps it alive. About 50 kB of memory a report.
struct Whole {
  std::unique_ptr<Engine> engine;
  Record record;
  Picture picture;
};
Result<std::unique_ptr<Whole>> whole_of(const Program& program, const Store& store);

// The language most reports are in, by code where two are even; empty where there are none.
std::string main_language(const Picture& picture);

// no_space where the store says so, else store_unusable; prints the error.
Exit store_failed(const Program& program, const Store& store, const Error& error);

}  // namespace lagebild
