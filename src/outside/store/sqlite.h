// SQLite as values: a database and its statements. Inside store only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace lagebild {

// What SQLite says went wrong; thrown inside store only, never out of it.
struct SqliteTrouble {
  int code = 0;  // An SQLITE_… result code.
  std::string message;
};

class Database;

// One prepared statement; bind from 1, columns from 0. Bound texts and blobs must live until the next step.
class Prepared {
 public:
  Prepared(Database& database, std::string_view sql);
  Prepared& bind(int place, std::string_view text);
  Prepared& bind(int place, const std::string& text) { return bind(place, std::string_view(text)); }
  Prepared& bind_if(int place, const std::optional<std::string>& text);  // NULL where there is none.
  Prepared& bind(int place, std::int64_t number);
  Prepared& bind_blob(int place, std::string_view bytes);
  bool step();  // True while there is a row.
  void run();   // Steps to the end and makes it ready again.
  void reset();
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::optional<std::string> text_if(int column) const;
  [[nodiscard]] std::string_view blob(int column) const;  // Until the next step.
  [[nodiscard]] std::int64_t number(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
 public:
  Database(const std::string& file, bool may_create, bool may_write);
  void execute(const char* sql);
  std::int64_t number(std::string_view sql);  // The first column of the first row; 0 where there is none.
  [[nodiscard]] bool read_only() const;
  [[nodiscard]] int changes() const;
  [[noreturn]] void fail(int code) const;
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

// Rolls back unless commit() was called.
class Transaction {
 public:
  explicit Transaction(Database& database) : database_(database) { database_.execute("BEGIN IMMEDIATE"); }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace lagebild
