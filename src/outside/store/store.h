// The record on disk: one SQLite file that holds each report as it came, its reading, and the lines worked out from all.
//
//   auto store = Store::open("aleppo.lagebild", Access::create);
//   store->add(kept, reading);                      // one transaction: all of it or nothing
//   store->each_reading([&](Reading reading) { record.add(std::move(reading)); });
//
// Safe to interrupt at any point: after a kill or a power cut the file holds every report whose add returned (after a power cut
// perhaps not the last few) and no half of one. One process writes at a time, others wait up to ten seconds; any number read.
// What the tables mean is docs/store.md. A Store is used from one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.h"
#include "outside/wire/lines.h"
#include "report/reading/reading.h"

namespace lagebild {

// The bytes of one report as they came, and what was said of them from outside; enough to read them again.
struct Kept {
  std::string bytes;
  std::string sha256;  // Of `bytes`.
  std::string name;    // Path or address they came from.
  std::string format;  // What they were read as, as --from names it.
  std::optional<std::string> published, language, url, outlet, title, content_type;  // As given from outside.
  std::optional<std::string> fetched;                                                // RFC 3339, for what came from the network.
  std::optional<std::string> headers;  // The answer's header lines, for what came from the network.
};

// One report of the store without its reading.
struct Held {
  std::int64_t row = 0;
  std::string id, sha256;
  std::string engine;  // Version of the program that read it.
};

enum class Access : std::uint8_t { create, write, read };

class Store {
 public:
  // create makes a file where there is none; write and read fail then. A database without tables becomes a record without
  // reports. Where the file may only be read, what is worked out is
  // kept in memory for this call.
  static Result<Store> open(const std::string& file, Access access);
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // Whether the last failure was a full disk.
  [[nodiscard]] bool no_space() const;
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool holds(std::string_view id, std::string_view sha256) const;

  // False where a report with this id and hash is held already; nothing changes then.
  Result<bool> add(const Kept& kept, const Reading& reading);
  Result<bool> remove(std::int64_t row);
  // A new reading for a report that is held.
  Outcome replace(std::int64_t row, const Reading& reading);

  // In order of id, then hash. One at a time in memory. `take` returns false to stop.
  Outcome each_reading(const std::function<bool(Reading)>& take) const;
  Outcome each_held(const std::function<bool(const Held&)>& take) const;
  Result<Kept> kept(std::int64_t row) const;
  Result<Reading> reading(std::int64_t row) const;
  // The text of a report by its id as lines name it; empty where there is no such report. The last one asked for is kept at hand.
  [[nodiscard]] const std::string& text(const std::string& id) const;
  // By id as lines name it ("a", or "a~3b0c4429" where several have that id), or by full hash.
  [[nodiscard]] std::optional<Held> find(std::string_view id) const;

  // The lines worked out from all reports (wire/lines.h). They are current until a report is added, removed or read again.
  [[nodiscard]] bool lines_current() const;
  // What the reports are now; changes with each report that is added, removed or read again.
  [[nodiscard]] std::string state() const;
  // One transaction; `fill` hands each line to the function it is given. `state`: as it was before the reports were looked at.
  Outcome write_lines(const std::string& state, const std::function<void(const LineTaker&)>& fill);
  // In their order; of the kinds named, or of all.
  Outcome each_line(const std::vector<std::string>& kinds, const std::function<bool(const Line&)>& take) const;
  // The line with this id, or the only one whose id begins so; nothing where there is none or several.
  [[nodiscard]] std::optional<Line> line(std::string_view id) const;
  // Texts worked out from all reports, such as a digest in one language; current as long as the lines.
  [[nodiscard]] std::optional<std::string> page(const std::string& name) const;
  Outcome keep_page(const std::string& name, const std::string& text);

  // SQLite's own check of the file: empty where it is sound, else what it found.
  [[nodiscard]] std::vector<std::string> damage() const;
  // For tests of a full disk: the file may grow to that many pages of 4 kB.
  void limit_pages(std::int64_t pages);

 private:
  struct Inside;
  explicit Store(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace lagebild
