#include "ground/base/sha256.h"
#include "ground/text/text.h"
#include "outside/cli/intake.h"
#include "outside/cli/progress.h"
#include "outside/cli/query.h"

namespace lagebild {

namespace {

// The report once more out of the bytes that were kept.
ReportOrError read_again(const Kept& kept, const std::string& id, const Settings& settings) {
  Input input;
  input.name = kept.name;
  input.bytes = kept.bytes;
  input.format = format_named(kept.format).value_or(Format::automatic);
  input.id = id;
  input.published = kept.published;
  input.language = kept.language;
  input.url = kept.url;
  input.outlet = kept.outlet;
  input.title = kept.title;
  input.content_type = kept.content_type;
  return read_report_bytes(input, settings);
}

bool on_borders(const std::string& text, Span span) {
  const auto border = [&](std::uint32_t at) {
    return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
  };
  return span.begin <= span.end && border(span.begin) && border(span.end);
}

class Verifying {
 public:
  Verifying(const Program& program, const Store& store, const Settings& settings)
      : program_(program), store_(store), settings_(settings) {}

  Outcome run() {
    for (const std::string& each : store_.damage()) wrong(program_.record, program_.messages.say("verify.damage", each));
    Progress progress(program_, store_.size());
    const Outcome looked = store_.each_held([&](const Held& held) {
      report(held);
      ++reports_;
      progress.show(reports_, reports_, failures_);
      return true;
    });
    progress.end();
    return looked ? lines() : looked;
  }

  Exit finish() const {
    program_.screen.line(program_.messages.say("verify.sum", reports_, cites_, failures_));
    return failures_ == 0 ? Exit::done : Exit::some_failed;
  }

 private:
  void wrong(const std::string& what, const std::string& why) {
    program_.screen.line(fmt::format("{}: {}", what, why));
    ++failures_;
  }

  void report(const Held& held) {
    const auto kept = store_.kept(held.row);
    if (!kept) return wrong(held.id, kept.error().message);
    if (sha256_hex(kept->bytes) != held.sha256) return wrong(held.id, program_.messages.text("verify.hash"));
    auto reading = store_.reading(held.row);
    if (!reading) return wrong(held.id, reading.error().message);
    const ReportOrError again = read_again(*kept, held.id, settings_);
    const Report* report = std::get_if<Report>(&again);
    if (!report || report->text != reading->report.text) wrong(held.id, program_.messages.text("verify.text"));
  }

  // Each cite lies in its report, on borders of characters, and a finding's text is what stands there.
  Outcome lines() {
    return store_.each_line({}, [&](const Line& line) {
      const View view(line.json);
      const auto cite = [&](const std::string& path) { check(line, view, path, store_.text(view.text(path + "report"))); };
      if (view.has("report") && view.has("begin")) cite("");
      for (const char* side : {"a.", "b.", "titled."}) {
        if (view.has(std::string(side) + "report")) cite(side);
      }
      for (const char* list : {"cites", "because"}) {
        for (std::size_t i = 0; i < view.count(list); ++i) {
          if (view.has(fmt::format("{}.{}.report", list, i))) cite(fmt::format("{}.{}.", list, i));
        }
      }
      return true;
    });
  }

  void check(const Line& line, const View& view, const std::string& path, const std::string& text) {
    ++cites_;
    const CodePoints codes(text);
    const std::uint32_t points = codes.at(static_cast<std::uint32_t>(text.size()));
    const std::uint32_t begin = view.number(path + "begin");
    const std::uint32_t end = view.number(path + "end");
    const Span span{codes.byte(begin), codes.byte(end)};
    if (begin > end || end > points || !on_borders(text, span)) {
      return wrong(line.id, program_.messages.say("verify.cite", shown_cite(view, path)));
    }
    const bool own = path.empty() && (line.kind == "figure" || line.kind == "statement");
    if (own && view.text("text") != slice(text, span))
      wrong(line.id, program_.messages.say("verify.words", shown_cite(view, path)));
  }

  const Program& program_;
  const Store& store_;
  const Settings& settings_;
  std::uint64_t reports_ = 0, cites_ = 0, failures_ = 0;
};

}  // namespace

Exit run_verify(const Invocation&, Program& program) {
  auto store = open_record(program, Access::write);
  if (!store) return Exit::store_unusable;
  const auto settings = load_settings(program.data);
  if (!settings) return fail(program, Exit::internal, settings.error().message);
  if (const Outcome ready = bring_up(program, *store); !ready) return store_failed(program, *store, ready.error());
  Verifying verifying(program, *store, *settings);
  if (const Outcome looked = verifying.run(); !looked) return store_failed(program, *store, looked.error());
  return verifying.finish();
}

Exit run_reread(const Invocation& call, Program& program) {
  auto engine = load_engine(program.data);
  if (!engine) return fail(program, Exit::internal, engine.error().message);
  auto store = open_record(program, Access::write);
  if (!store) return Exit::store_unusable;
  std::vector<Held> all;
  const Outcome listed = store->each_held([&](const Held& held) {
    if (!call.has("old") || held.engine != LAGEBILD_VERSION) all.push_back(held);
    return true;
  });
  if (!listed) return store_failed(program, *store, listed.error());
  Progress progress(program, all.size());
  std::uint64_t done = 0, failed = 0;
  for (const Held& held : all) {
    const auto kept = store->kept(held.row);
    ReportOrError again =
        kept ? read_again(*kept, held.id, (*engine)->settings) : ReportOrError(Unreadable{held.id, kept.error().message});
    if (const Unreadable* why = std::get_if<Unreadable>(&again)) {
      program.screen.message(fmt::format("{}: {}", held.id, why->message));
      ++failed;
    } else if (const Outcome put = store->replace(held.row, (*engine)->read(std::get<Report>(std::move(again)))); !put) {
      return store_failed(program, *store, put.error());
    }
    ++done;
    progress.show(done, done, failed);
  }
  progress.end();
  program.screen.message(program.messages.say("reread.done", done - failed, failed));
  if (failed > 0) return Exit::some_failed;
  return all.empty() ? Exit::nothing_found : Exit::done;
}

Exit run_remove(const Invocation& call, Program& program) {
  auto store = open_record(program, Access::write);
  if (!store) return Exit::store_unusable;
  Exit exit = Exit::done;
  for (const std::string& id : call.arguments) {
    const auto held = store->find(id);
    if (!held) {
      exit = fail(program, Exit::nothing_found, program.messages.say("remove.nothing", id));
      continue;
    }
    const auto removed = store->remove(held->row);
    if (!removed) return store_failed(program, *store, removed.error());
    program.screen.message(program.messages.say("remove.done", held->id));
  }
  return exit;
}

}  // namespace lagebild
