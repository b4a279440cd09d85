#include "outside/cli/engine.h"
#include "outside/cli/intake.h"
#include "outside/cli/ordered.h"
#include "outside/wire/reading.h"

namespace lagebild {

namespace {

struct Line {
  std::string json;
  bool failed = false;
};

Line line_of(const Engine& engine, ReportOrError part) {
  if (const Unreadable* failed = std::get_if<Unreadable>(&part)) return {error_json(failed->id, failed->message), true};
  return {reading_json(engine.read(std::get<Report>(std::move(part)))), false};
}

// All parts of all inputs, in order.
template <typename Put>
void hand_in(const Invocation& call, const Engine& engine, Put put) {
  for (const std::string& path : files_of(call.arguments)) {
    const FileBytes file(path);
    if (!file.problem().empty()) {
      if (!put(Unreadable{path, file.problem()})) return;
      continue;
    }
    Input input = input_of(call, path);
    input.bytes = file.bytes();
    bool go_on = true;
    read_reports(input, engine.settings, [&](Part part) { return go_on = put(std::move(part.outcome)); });
    if (!go_on) return;
  }
}

}  // namespace

Exit run_analyze(const Invocation& call, Program& program) {
  auto engine = load_engine(program.data);
  if (!engine) return fail(program, Exit::internal, engine.error().message);
  bool some_failed = false;
  in_order<ReportOrError, Line>(
      threads_of(call), [&](auto put) { hand_in(call, **engine, put); },
      [&](ReportOrError part) { return line_of(**engine, std::move(part)); },
      [&](const Line& line) {
        program.screen.line(line.json);
        some_failed = some_failed || line.failed;
        return true;
      });
  return some_failed ? Exit::some_failed : Exit::done;
}

}  // namespace lagebild
