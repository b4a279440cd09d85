#include "outside/store/sqlite.h"

#include <sqlite3.h>

namespace lagebild {

void Prepared::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* handle) const { sqlite3_close(handle); }

Database::Database(const std::string& file, bool may_create, bool may_write) {
  sqlite3* handle = nullptr;
  const int flags = (may_write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | (may_create ? SQLITE_OPEN_CREATE : 0);
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) fail(code);
  sqlite3_extended_result_codes(handle, 0);
  sqlite3_busy_timeout(handle, 10'000);
}

void Database::fail(int code) const { throw SqliteTrouble{code, handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code)}; }

void Database::execute(const char* sql) {
  if (const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr); code != SQLITE_OK) fail(code);
}

std::int64_t Database::number(std::string_view sql) {
  Prepared statement(*this, sql);
  return statement.step() ? statement.number(0) : 0;
}

bool Database::read_only() const { return sqlite3_db_readonly(handle_.get(), "main") == 1; }
int Database::changes() const { return sqlite3_changes(handle_.get()); }

Prepared::Prepared(Database& database, std::string_view sql) : database_(&database) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
  if (code != SQLITE_OK) database.fail(code);
  statement_.reset(statement);
}

Prepared& Prepared::bind(int place, std::string_view text) {
  const int code =
      sqlite3_bind_text64(statement_.get(), place, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8);
  if (code != SQLITE_OK) database_->fail(code);
  return *this;
}

Prepared& Prepared::bind_if(int place, const std::optional<std::string>& text) {
  if (text) return bind(place, std::string_view(*text));
  sqlite3_bind_null(statement_.get(), place);
  return *this;
}

Prepared& Prepared::bind(int place, std::int64_t number) {
  sqlite3_bind_int64(statement_.get(), place, number);
  return *this;
}

Prepared& Prepared::bind_blob(int place, std::string_view bytes) {
  const int code = sqlite3_bind_blob64(statement_.get(), place, bytes.data() ? bytes.data() : "", bytes.size(), SQLITE_STATIC);
  if (code != SQLITE_OK) database_->fail(code);
  return *this;
}

bool Prepared::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  const SqliteTrouble trouble{code, sqlite3_errmsg(database_->handle())};
  sqlite3_reset(statement_.get());
  throw trouble;
}

void Prepared::run() {
  while (step()) {
  }
  reset();
}

void Prepared::reset() { sqlite3_reset(statement_.get()); }

std::string Prepared::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))) : std::string();
}

std::optional<std::string> Prepared::text_if(int column) const {
  if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::nullopt;
  return text(column);
}

std::string_view Prepared::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return {bytes, bytes ? static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)) : 0};
}

std::int64_t Prepared::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.execute("ROLLBACK");
  } catch (const SqliteTrouble&) {
    // A full disk may have rolled it back already; there is nothing left to undo.
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace lagebild
