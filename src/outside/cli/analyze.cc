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

}  // namespace

Exit run_analyze(const Invocation& call, Program& program) {
  auto engine = load_engine(program.data);
  if (!engine) return fail(program, Exit::internal, engine.error().message);
  bool some_failed = false;
  in_order<ReportOrError, Line>(
      threads_of(call),
      [&](auto put) {
        for (const std::string& path : files_of(call.arguments)) {
          if (!each_part(call, path, (**engine).settings, [&](Part part) { return put(std::move(part.outcome)); })) return;
        }
      },
      [&](ReportOrError part) { return line_of(**engine, std::move(part)); },
      [&](const Line& line) {
        program.screen.line(line.json);
        some_failed = some_failed || line.failed;
        return true;
      });
  return some_failed ? Exit::some_failed : Exit::done;
}

}  // namespace lagebild
