#include "outside/store/store.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>

#include "ground/base/sha256.h"
#include "outside/store/packed.h"
#include "outside/store/schema.h"
#include "outside/store/sqlite.h"
#include "outside/wire/saved.h"

namespace lagebild {

struct Store::Inside {
  Inside(std::string path, bool may_create, bool may_write) : file(std::move(path)), database(file, may_create, may_write) {}

  // Runs `work` and turns SQLite's trouble into a sentence.
  template <typename Work>
  auto guarded(Work work) -> decltype(work()) {
    try {
      return work();
    } catch (const SqliteTrouble& trouble) {
      return sentence(trouble);
    }
  }
  Error sentence(const SqliteTrouble& trouble) {
    full = trouble.code == SQLITE_FULL;
    if (full) return Error{fmt::format("There is no space left for {}; nothing of the last report was kept.", file)};
    if (trouble.code == SQLITE_BUSY)
      return Error{fmt::format("Another process is writing to {}; try again once it is done.", file)};
    if (trouble.code == SQLITE_READONLY) return Error{fmt::format("{} may not be written to.", file)};
    if (trouble.code == SQLITE_CORRUPT || trouble.code == SQLITE_NOTADB) {
      return Error{fmt::format("{} is damaged or no record of Lagebild ({}).", file, trouble.message)};
    }
    return Error{fmt::format("{} can't be used: {}.", file, trouble.message)};
  }

  std::string file;
  Database database;
  bool full = false;
  std::string text_id, text;  // The report whose text was asked for last.
};

namespace {

void set_up(Database& database) {
  database.execute("PRAGMA journal_mode = WAL");
  database.execute("PRAGMA synchronous = NORMAL");
}

Outcome make_tables(Database& database) {
  Transaction transaction(database);
  if (database.number("SELECT count(*) FROM sqlite_schema") == 0) {  // Not made meanwhile by another process.
    database.execute(schema);
    database.execute(line_tables);
    database.execute(fmt::format("PRAGMA application_id = {}", store_mark).c_str());
    database.execute(fmt::format("PRAGMA user_version = {}", store_version).c_str());
  }
  transaction.commit();
  return Done{};
}

// Nothing where the file is a record of this version.
std::optional<Error> wrong_file(Database& database, const std::string& file) {
  if (database.number("PRAGMA application_id") != store_mark) return Error{fmt::format("{} is no record of Lagebild.", file)};
  const std::int64_t version = database.number("PRAGMA user_version");
  if (version == store_version) return std::nullopt;
  return Error{
      fmt::format("{} has version {} of the record's tables, this program knows version {}.", file, version, store_version)};
}

void count_change(Database& database) {
  database.execute("UPDATE state SET value = CAST(value AS INTEGER) + 1 WHERE key = 'generation'");
}

Kept kept_of(const Prepared& row) {
  Kept kept;
  kept.sha256 = row.text(0);
  kept.name = row.text(1);
  kept.format = row.text(2);
  kept.published = row.text_if(3);
  kept.language = row.text_if(4);
  kept.url = row.text_if(5);
  kept.outlet = row.text_if(6);
  kept.title = row.text_if(7);
  kept.content_type = row.text_if(8);
  kept.fetched = row.text_if(9);
  kept.headers = row.text_if(10);
  return kept;
}

Result<Reading> reading_of(std::string_view blob, std::int64_t size) {
  auto bytes = unpacked(blob, static_cast<std::size_t>(size));
  if (!bytes) return bytes.error();
  return load(*bytes);
}

void insert_source(Database& database, const Kept& kept) {
  Prepared known(database, "SELECT 1 FROM source WHERE sha256 = ?");
  if (known.bind(1, kept.sha256).step()) return;
  const std::string bytes = packed(kept.bytes);
  Prepared insert(database, "INSERT INTO source VALUES (?, ?, ?)");
  insert.bind(1, kept.sha256).bind(2, static_cast<std::int64_t>(kept.bytes.size())).bind_blob(3, bytes).run();
}

void insert_report(Database& database, const Kept& kept, const Reading& reading, const std::string& saved) {
  const std::string bytes = packed(saved);
  Prepared insert(database,
                  "INSERT INTO report (id, sha256, name, format, published, language, url, outlet, title, content_type, fetched, "
                  "headers, engine, reading_size, reading) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, reading.report.id).bind(2, kept.sha256).bind(3, kept.name).bind(4, kept.format);
  insert.bind_if(5, kept.published).bind_if(6, kept.language).bind_if(7, kept.url).bind_if(8, kept.outlet).bind_if(9, kept.title);
  insert.bind_if(10, kept.content_type)
      .bind_if(11, kept.fetched)
      .bind_if(12, kept.headers)
      .bind(13, std::string_view(LAGEBILD_VERSION));
  insert.bind(14, static_cast<std::int64_t>(saved.size())).bind_blob(15, bytes).run();
}

bool held(Database& database, std::string_view id, std::string_view sha256) {
  Prepared known(database, "SELECT 1 FROM report WHERE id = ? AND sha256 = ?");
  return known.bind(1, id).bind(2, sha256).step();
}

std::string lines_key(Database& database) {
  return fmt::format("{} {}", database.number("SELECT CAST(value AS INTEGER) FROM state WHERE key = 'generation'"),
                     LAGEBILD_VERSION);
}

}  // namespace

Store::Store(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& file, Access access) {
  std::error_code error;
  if (access != Access::create && !std::filesystem::exists(file, error)) {
    return Error{fmt::format("There is no record {}; `lagebild add` makes one, --record names another.", file)};
  }
  try {
    auto inside = std::make_unique<Inside>(file, access == Access::create, true);
    try {
      Database& database = inside->database;
      // A process killed while it made the record left a database without tables: the next one to write makes them.
      if (!database.read_only() && database.number("SELECT count(*) FROM sqlite_schema") == 0) {
        set_up(database);
        if (auto made = make_tables(database); !made) return made.error();
      }
      if (auto wrong = wrong_file(database, file)) return *wrong;
      database.execute("PRAGMA foreign_keys = ON");
      database.execute("PRAGMA trusted_schema = OFF");
      database.execute("PRAGMA synchronous = NORMAL");
      if (database.read_only()) database.execute(temporary_line_tables);
    } catch (const SqliteTrouble& trouble) {
      return inside->sentence(trouble);
    }
    return Store(std::move(inside));
  } catch (const SqliteTrouble& trouble) {
    return Error{fmt::format("{} can't be opened: {}.", file, trouble.message)};
  }
}

bool Store::no_space() const { return inside_->full; }

std::size_t Store::size() const {
  try {
    return static_cast<std::size_t>(inside_->database.number("SELECT count(*) FROM report"));
  } catch (const SqliteTrouble&) {
    return 0;
  }
}

bool Store::holds(std::string_view id, std::string_view sha256) const {
  try {
    return held(inside_->database, id, sha256);
  } catch (const SqliteTrouble&) {
    return false;
  }
}

Result<bool> Store::add(const Kept& kept, const Reading& reading) {
  const std::string saved = save(reading);
  return inside_->guarded([&]() -> Result<bool> {
    Database& database = inside_->database;
    Transaction transaction(database);
    if (held(database, reading.report.id, kept.sha256)) return false;
    insert_source(database, kept);
    insert_report(database, kept, reading, saved);
    count_change(database);
    transaction.commit();
    return true;
  });
}

Result<bool> Store::remove(std::int64_t row) {
  return inside_->guarded([&]() -> Result<bool> {
    Database& database = inside_->database;
    Transaction transaction(database);
    Prepared(database, "DELETE FROM report WHERE row = ?").bind(1, row).run();
    if (database.changes() == 0) return false;
    database.execute("DELETE FROM source WHERE sha256 NOT IN (SELECT sha256 FROM report)");
    count_change(database);
    transaction.commit();
    return true;
  });
}

Outcome Store::replace(std::int64_t row, const Reading& reading) {
  const std::string saved = save(reading);
  const std::string bytes = packed(saved);
  return inside_->guarded([&]() -> Outcome {
    Database& database = inside_->database;
    Transaction transaction(database);
    Prepared update(database, "UPDATE report SET engine = ?, reading_size = ?, reading = ? WHERE row = ?");
    update.bind(1, std::string_view(LAGEBILD_VERSION)).bind(2, static_cast<std::int64_t>(saved.size())).bind_blob(3, bytes);
    update.bind(4, row).run();
    count_change(database);
    transaction.commit();
    return Done{};
  });
}

Outcome Store::each_reading(const std::function<bool(Reading)>& take) const {
  return inside_->guarded([&]() -> Outcome {
    Prepared rows(inside_->database, "SELECT reading, reading_size, id FROM report ORDER BY id, sha256");
    while (rows.step()) {
      auto reading = reading_of(rows.blob(0), rows.number(1));
      if (!reading) return Error{fmt::format("{}, report {}: {}", inside_->file, rows.text(2), reading.error().message)};
      if (!take(*std::move(reading))) break;
    }
    return Done{};
  });
}

Outcome Store::each_held(const std::function<bool(const Held&)>& take) const {
  return inside_->guarded([&]() -> Outcome {
    Prepared rows(inside_->database, "SELECT row, id, sha256, engine FROM report ORDER BY id, sha256");
    while (rows.step()) {
      if (!take({rows.number(0), rows.text(1), rows.text(2), rows.text(3)})) break;
    }
    return Done{};
  });
}

Result<Kept> Store::kept(std::int64_t row) const {
  return inside_->guarded([&]() -> Result<Kept> {
    Prepared rows(
        inside_->database,
        "SELECT sha256, name, format, published, language, url, outlet, title, content_type, fetched, headers, packed, size "
        "FROM report JOIN source USING (sha256) WHERE row = ?");
    if (!rows.bind(1, row).step()) return Error{fmt::format("{} holds no such report.", inside_->file)};
    Kept kept = kept_of(rows);
    auto bytes = unpacked(rows.blob(11), static_cast<std::size_t>(rows.number(12)));
    if (!bytes) return bytes.error();
    kept.bytes = *std::move(bytes);
    return kept;
  });
}

Result<Reading> Store::reading(std::int64_t row) const {
  return inside_->guarded([&]() -> Result<Reading> {
    Prepared rows(inside_->database, "SELECT reading, reading_size FROM report WHERE row = ?");
    if (!rows.bind(1, row).step()) return Error{fmt::format("{} holds no such report.", inside_->file)};
    return reading_of(rows.blob(0), rows.number(1));
  });
}

std::optional<Held> Store::find(std::string_view id) const {
  const auto cut = id.rfind('~');
  const std::string_view plain = id.substr(0, cut);
  const std::string hash = cut == std::string_view::npos ? std::string() : std::string(id.substr(cut + 1));
  try {
    Prepared rows(
        inside_->database,
        "SELECT row, id, sha256, engine FROM report WHERE id = ?1 OR sha256 = ?1 OR (id = ?2 AND sha256 LIKE ?3) LIMIT 1");
    rows.bind(1, id).bind(2, plain);
    const std::string pattern = hash + "%";
    if (!rows.bind(3, pattern).step()) return std::nullopt;
    return Held{rows.number(0), rows.text(1), rows.text(2), rows.text(3)};
  } catch (const SqliteTrouble&) {
    return std::nullopt;
  }
}

const std::string& Store::text(const std::string& id) const {
  if (inside_->text_id == id) return inside_->text;
  inside_->text_id = id;
  inside_->text.clear();
  const auto found = find(id);
  auto loaded = found ? reading(found->row) : Result<Reading>(Error{});
  if (loaded) inside_->text = std::move(loaded->report.text);
  return inside_->text;
}

bool Store::lines_current() const {
  try {
    Prepared rows(inside_->database, "SELECT value FROM state WHERE key = 'lines'");
    return rows.step() && rows.text(0) == lines_key(inside_->database);
  } catch (const SqliteTrouble&) {
    return false;
  }
}

std::string Store::state() const {
  try {
    return lines_key(inside_->database);
  } catch (const SqliteTrouble&) {
    return {};
  }
}

Outcome Store::write_lines(const std::string& state, const std::function<void(const LineTaker&)>& fill) {
  return inside_->guarded([&]() -> Outcome {
    Database& database = inside_->database;
    Transaction transaction(database);
    database.execute("DELETE FROM line");
    database.execute("DELETE FROM page");
    Prepared insert(database, "INSERT INTO line (kind, id, json) VALUES (?, ?, ?)");
    fill([&](const Line& line) { insert.bind(1, line.kind).bind(2, line.id).bind(3, line.json).run(); });
    Prepared(database, "INSERT OR REPLACE INTO state VALUES ('lines', ?)").bind(1, state).run();
    transaction.commit();
    return Done{};
  });
}

Outcome Store::each_line(const std::vector<std::string>& kinds, const std::function<bool(const Line&)>& take) const {
  return inside_->guarded([&]() -> Outcome {
    const std::vector<std::string> all = {""};
    for (const std::string& kind : kinds.empty() ? all : kinds) {
      const bool every = kind.empty();
      Prepared rows(inside_->database, every ? "SELECT kind, id, json FROM line ORDER BY place"
                                             : "SELECT kind, id, json FROM line WHERE kind = ? ORDER BY place");
      if (!every) rows.bind(1, kind);
      while (rows.step()) {
        if (!take({rows.text(0), rows.text(1), rows.text(2)})) return Done{};
      }
    }
    return Done{};
  });
}

std::optional<Line> Store::line(std::string_view id) const {
  try {
    Prepared exact(inside_->database, "SELECT kind, id, json FROM line WHERE id = ? ORDER BY place");
    if (exact.bind(1, id).step()) return Line{exact.text(0), exact.text(1), exact.text(2)};
    Prepared begun(inside_->database,
                   "SELECT kind, id, json FROM line WHERE id >= ?1 AND substr(id, 1, length(?1)) = ?1 LIMIT 2");
    if (id.empty() || !begun.bind(1, id).step()) return std::nullopt;
    Line line{begun.text(0), begun.text(1), begun.text(2)};
    if (begun.step()) return std::nullopt;
    return line;
  } catch (const SqliteTrouble&) {
    return std::nullopt;
  }
}

std::optional<std::string> Store::page(const std::string& name) const {
  try {
    Prepared rows(inside_->database, "SELECT text FROM page WHERE name = ?");
    if (!lines_current() || !rows.bind(1, name).step()) return std::nullopt;
    return rows.text(0);
  } catch (const SqliteTrouble&) {
    return std::nullopt;
  }
}

Outcome Store::keep_page(const std::string& name, const std::string& text) {
  return inside_->guarded([&]() -> Outcome {
    Prepared(inside_->database, "INSERT OR REPLACE INTO page VALUES (?, ?)").bind(1, name).bind(2, text).run();
    return Done{};
  });
}

std::vector<std::string> Store::damage() const {
  std::vector<std::string> found;
  try {
    Prepared rows(inside_->database, "PRAGMA integrity_check");
    while (rows.step()) {
      if (rows.text(0) != "ok") found.push_back(rows.text(0));
    }
    Prepared keys(inside_->database, "PRAGMA foreign_key_check");
    while (keys.step()) found.push_back(fmt::format("row {} of {} names a row that is not there", keys.number(1), keys.text(0)));
  } catch (const SqliteTrouble& trouble) {
    found.push_back(trouble.message);
  }
  return found;
}

void Store::limit_pages(std::int64_t pages) {
  try {
    inside_->database.execute(fmt::format("PRAGMA max_page_count = {}", pages).c_str());
  } catch (const SqliteTrouble&) {
    return;
  }
}

}  // namespace lagebild
