#include "outside/cli/record_file.h"

#include <map>

namespace lagebild {

std::optional<Store> open_record(const Program& program, Access access) {
  auto store = Store::open(program.record, access);
  if (store) return *std::move(store);
  fail(program, Exit::store_unusable, store.error().message);
  return std::nullopt;
}

Result<std::unique_ptr<Whole>> whole_of(const Program& program, const Store& store) {
  auto engine = load_engine(program.data);
  if (!engine) return engine.error();
  auto whole = std::make_unique<Whole>();
  whole->engine = *std::move(engine);
  const Outcome loaded = store.each_reading([&](Reading reading) {
    whole->record.add(std::move(reading));
    return true;
  });
  if (!loaded) return loaded.error();
  whole->picture = derive(whole->record, whole->engine->languages, whole->engine->knowledge);
  return whole;
}

std::string main_language(const Picture& picture) {
  std::map<std::string, std::size_t> counted;
  for (const Reading* reading : picture.readings) ++counted[reading->language];
  std::string best;
  std::size_t most = 0;
  for (const auto& [code, count] : counted) {
    if (count <= most || code.empty()) continue;
    best = code;
    most = count;
  }
  return best;
}

Outcome bring_up(const Program& program, Store& store) {
  if (store.lines_current()) return Done{};
  const std::string state = store.state();
  auto whole = whole_of(program, store);
  if (!whole) return whole.error();
  const Picture& picture = (*whole)->picture;
  const Digest digest = write_digest(picture, (*whole)->engine->languages, main_language(picture));
  return store.write_lines(state, [&](const LineTaker& take) {
    each_line(picture, timeline(picture), take);
    each_sentence(picture, digest, take);
  });
}

Exit store_failed(const Program& program, const Store& store, const Error& error) {
  return fail(program, store.no_space() ? Exit::no_space : Exit::store_unusable, error.message);
}

}  // namespace lagebild
