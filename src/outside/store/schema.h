// The tables of a record. docs/store.md explains each column. Inside store only.
#pragma once

namespace lagebild {

inline constexpr int store_version = 1;        // PRAGMA user_version
inline constexpr int store_mark = 0x4C616765;  // PRAGMA application_id: "Lage"

inline constexpr const char* schema = R"sql(
CREATE TABLE source (
  sha256       TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
  size         INTEGER NOT NULL,
  packed       BLOB NOT NULL
) STRICT;

CREATE TABLE report (
  row          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL,
  sha256       TEXT NOT NULL REFERENCES source (sha256),
  name         TEXT NOT NULL,
  format       TEXT NOT NULL,
  published    TEXT,
  language     TEXT,
  url          TEXT,
  outlet       TEXT,
  title        TEXT,
  content_type TEXT,
  fetched      TEXT,
  headers      TEXT,
  engine       TEXT NOT NULL,
  reading_size INTEGER NOT NULL,
  reading      BLOB NOT NULL,
  UNIQUE (id, sha256)
) STRICT;
CREATE INDEX report_by_sha256 ON report (sha256);

CREATE TABLE state (
  key          TEXT PRIMARY KEY NOT NULL,
  value        TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO state VALUES ('generation', '0');
)sql";

// What is worked out from all reports; made as temporary tables where the file may only be read.
inline constexpr const char* line_tables = R"sql(
CREATE TABLE line (
  place        INTEGER PRIMARY KEY,
  kind         TEXT NOT NULL,
  id           TEXT NOT NULL,
  json         TEXT NOT NULL
) STRICT;
CREATE INDEX line_by_kind ON line (kind, place);
CREATE INDEX line_by_id ON line (id);
CREATE TABLE page (
  name         TEXT PRIMARY KEY NOT NULL,
  text         TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

inline constexpr const char* temporary_line_tables = R"sql(
CREATE TEMP TABLE line (place INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL);
CREATE INDEX temp.own_line_by_kind ON line (kind, place);
CREATE INDEX temp.own_line_by_id ON line (id);
CREATE TEMP TABLE page (name TEXT PRIMARY KEY NOT NULL, text TEXT NOT NULL);
CREATE TEMP TABLE state (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);
INSERT INTO temp.state SELECT key, value FROM main.state WHERE key = 'generation';
)sql";

}  // namespace lagebild
