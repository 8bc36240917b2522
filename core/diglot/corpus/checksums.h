#pragma once

#include <span>
#include <string>
#include <string_view>

namespace diglot {

class Database;

/// A table whose rows carry a checksum of all their other columns, so that damage is noticed which leaves the
/// file's form whole.
struct CheckedTable {
    const char* name;
    const char* columns;  ///< What the checksum is made of, in this order.
    const char* label;    ///< SQL: by which name people know a row.
};

/// All of them.
std::span<const CheckedTable> checked_tables();

/// Makes the SQL function `row_hash(…)`: XXH3-64 of its arguments with their types, as a signed integer.
/// Throws as `Database`.
void add_row_hash(Database& database);

/// SQL that is true of a row of `table` whose checksum does not fit it.
std::string damage_condition(const char* table);

/// Sets the checksums of the rows of `table` that `condition` (SQL, with numbers only) is true of.
void set_checksums(Database& database, const char* table, const std::string& condition = "true");
/// Sets that of the row of `table` whose column `key` is `value`.
void set_checksum(Database& database, const char* table, const char* key, std::string_view value);
/// Sets those of all rows of all tables. O(rows).
void set_all_checksums(Database& database);

}  // namespace diglot
