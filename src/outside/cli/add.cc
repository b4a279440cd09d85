#include <csignal>

#include "ground/base/sha256.h"
#include "outside/cli/engine.h"
#include "outside/cli/intake.h"
#include "outside/cli/ordered.h"
#include "outside/cli/progress.h"
#include "outside/cli/record_file.h"
#include "outside/cli/watch.h"

namespace lagebild {

namespace {

// One report on its way in.
struct Piece {
  ReportOrError outcome;
  Kept kept;
  bool held = false;       // The record has it already: nothing to read.
  std::uint64_t done = 0;  // Bytes of all inputs up to the end of the file it stands in.
};

struct Made {
  std::optional<Reading> reading;
  Kept kept;
  std::optional<Unreadable> failed;
  bool held = false;
  std::uint64_t done = 0;
};

struct Counts {
  std::uint64_t added = 0, held = 0;
  std::vector<Unreadable> failed;
  [[nodiscard]] std::uint64_t all() const { return added + held + failed.size(); }
};

Kept kept_of(const Invocation& call, const std::string& path, const Part& part) {
  Kept kept;
  kept.name = path;
  kept.format = format_name(part.format);
  kept.published = call.value("published");
  kept.language = call.value("language");
  kept.bytes = part.source;
  kept.content_type = part.content_type;
  kept.headers = part.headers;
  if (const Report* report = std::get_if<Report>(&part.outcome)) {
    kept.fetched = report->fetched;
    kept.url = report->url;
  }
  return kept;
}

// Parts of a file on their way to be read; what the record holds already is not copied.
Piece piece_of(const Invocation& call, const std::string& path, const Store& known, Part part) {
  Piece piece;
  if (const Report* report = std::get_if<Report>(&part.outcome)) {
    piece.held = known.holds(report->id, report->sha256);
    if (!piece.held) {
      piece.kept = kept_of(call, path, part);
      piece.kept.sha256 = report->sha256;
      piece.kept.fetched = report->fetched;
    }
  }
  piece.outcome = std::move(part.outcome);
  return piece;
}

Made make(const Engine& engine, Piece piece) {
  Made made;
  made.done = piece.done;
  made.held = piece.held;
  if (Unreadable* failed = std::get_if<Unreadable>(&piece.outcome)) {
    made.failed = std::move(*failed);
  } else if (!piece.held) {
    made.reading = engine.read(std::get<Report>(std::move(piece.outcome)));
    made.kept = std::move(piece.kept);
  }
  return made;
}

class Adding {
 public:
  Adding(const Invocation& call, const Program& program, const Engine& engine, Store& store)
      : call_(call), program_(program), engine_(engine), store_(store) {}

  // False where the store failed; the error is printed.
  bool add(const std::vector<std::string>& files) {
    auto known = Store::open(program_.record, Access::read);
    if (!known) return refuse(known.error());
    std::uint64_t whole = 0;
    for (const std::string& file : files) whole += size_of(file);
    Progress progress(program_, whole);
    in_order<Piece, Made>(
        threads_of(call_), [&](auto put) { hand_in(files, *known, put); },
        [&](Piece piece) { return make(engine_, std::move(piece)); },
        [&](Made made) {
          progress.show(made.done, counts_.all(), counts_.failed.size());
          return keep(std::move(made));
        });
    progress.end();
    return exit_ == Exit::done;
  }

  Exit finish() {
    const Messages& words = program_.messages;
    if (!counts_.failed.empty()) {
      program_.screen.message(words.say("add.failed", counts_.failed.size()));
      for (const Unreadable& each : counts_.failed) program_.screen.message(fmt::format("  {}: {}", each.id, each.message));
    }
    program_.screen.message(
        words.say("add.done", counts_.added, counts_.held, counts_.failed.size(), store_.size(), program_.record));
    if (exit_ != Exit::done) return exit_;
    if (!counts_.failed.empty()) return Exit::some_failed;
    return counts_.all() == 0 ? Exit::nothing_found : Exit::done;
  }

 private:
  template <typename Put>
  void hand_in(const std::vector<std::string>& files, const Store& known, Put put) {
    std::uint64_t done = 0;
    for (const std::string& path : files) {
      done += size_of(path);
      const bool go_on = each_part(call_, path, engine_.settings, [&](Part part) {
        Piece piece = piece_of(call_, path, known, std::move(part));
        piece.done = done;
        return put(std::move(piece));
      });
      if (!go_on) return;
    }
  }

  bool keep(Made made) {
    if (made.failed) {
      counts_.failed.push_back(*std::move(made.failed));
      return true;
    }
    if (made.held) return ++counts_.held > 0;
    const auto added = store_.add(made.kept, *made.reading);
    if (!added) return refuse(added.error());
    ++(*added ? counts_.added : counts_.held);
    return true;
  }

  bool refuse(const Error& error) {
    exit_ = store_failed(program_, store_, error);
    return false;
  }

  const Invocation& call_;
  const Program& program_;
  const Engine& engine_;
  Store& store_;
  Counts counts_;
  Exit exit_ = Exit::done;
};

}  // namespace

Exit run_add(const Invocation& call, Program& program) {
  auto engine = load_engine(program.data);
  if (!engine) return fail(program, Exit::internal, engine.error().message);
  auto store = open_record(program, Access::create);
  if (!store) return Exit::store_unusable;
  Adding adding(call, program, **engine, *store);
  const std::vector<std::string> folders = call.values("watch");
  if (call.arguments.empty() && folders.empty()) {
    return fail(program, Exit::usage, program.messages.say("usage.missing_argument", "add", program.messages.text("value.PATH")));
  }
  if (!adding.add(files_of(call.arguments)) || folders.empty()) return adding.finish();
  program.screen.message(program.messages.say("add.watching", fmt::join(folders, ", ")));
  watch(folders, [&](const std::vector<std::string>& files) { return adding.add(files); });
  return adding.finish();
}

}  // namespace lagebild
