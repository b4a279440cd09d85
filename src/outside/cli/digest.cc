#include "outside/cli/query.h"

namespace lagebild {

namespace {

std::size_t width_of(const Program& program) {
  return std::min<std::size_t>(static_cast<std::size_t>(program.screen.width()), 110);
}

// The lines of a digest in a language other than the record's own.
Exit print_lines(Program& program, const Picture& picture, const Digest& digest) {
  std::size_t found = 0;
  each_sentence(picture, digest, [&](const Line& line) {
    program.screen.line(line.json);
    ++found;
  });
  return found == 0 ? Exit::nothing_found : Exit::done;
}

std::size_t stories_of(const Invocation& call) {
  constexpr std::size_t usual = 10;
  const auto given = call.value("stories");
  return given ? std::stoul(*given) : usual;
}

}  // namespace

Exit run_digest(const Invocation& call, Program& program) {
  if (call.value_or("as", "table") == "csv") {
    return run_query(call, program, "sentence", Sheet({}), [](Sheet&, const View&, const Store&) {});
  }
  auto store = open_record(program, Access::write);
  if (!store) return Exit::store_unusable;
  if (store->size() == 0) {
    program.screen.message(program.messages.text("query.nothing"));
    return Exit::nothing_found;
  }
  const bool lines = call.value_or("as", "table") == "jsonl";
  const std::size_t width = width_of(program);
  const std::string name = fmt::format("digest {} {} {}", program.messages.language(), width, stories_of(call));
  if (const Outcome ready = bring_up(program, *store); !ready) return store_failed(program, *store, ready.error());
  const auto kept = lines ? std::nullopt : store->page(name);
  if (kept) {
    program.screen.raw(*kept);
    return Exit::done;
  }
  auto whole = whole_of(program, *store);
  if (!whole) return fail(program, Exit::store_unusable, whole.error().message);
  const Picture& picture = (*whole)->picture;
  const Languages& languages = (*whole)->engine->languages;
  const Digest digest = write_digest(picture, languages, program.messages.language(), stories_of(call));
  if (lines) return print_lines(program, picture, digest);
  const std::string page = print_digest(digest, picture, languages, width);
  program.screen.raw(page);
  // Only to be quicker next time: a full disk must not cost the page.
  static_cast<void>(store->keep_page(name, page));
  return page.empty() ? Exit::nothing_found : Exit::done;
}

}  // namespace lagebild
