#pragma once

#include <cstdint>
#include <span>

namespace diglot {

class Database;

/// Stands in bytes 68 … 71 of every corpus ("dglt"), so that a corpus is known from other SQLite files.
constexpr std::int64_t kApplicationId = 0x64676c74;

/// One step from the schema before to `version`. Rows are never changed once released; a new form of the
/// store is a new row.
struct Migration {
    int version;
    const char* sql;
};

/// All steps in order: versions 1, 2, …
std::span<const Migration> migrations();

/// The version that this library reads and writes: that of the last migration.
int schema_version();

/// Brings an empty or older database up to `schema_version` in one transaction. Throws `Error(Format)` for a
/// database that is no corpus, or of a newer version.
void migrate(Database& database);

/// Whether the database is a corpus of an earlier version. Throws `Error(Format)` for one that is no corpus,
/// or of a newer version.
bool schema_is_older(Database& database);

/// Throws `Error(Format)` unless the database is a corpus of exactly this version; says what to do.
void check_schema(Database& database);

}  // namespace diglot
