#include "diglot/corpus/checksums.h"

#include "diglot/corpus/database.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <sqlite3.h>
#include <string_view>
#include <xxhash.h>

namespace diglot {
namespace {

constexpr std::array kTables = {
    CheckedTable{"document", "id, name, language, content, input_hash, line_count, metadata", "name"},
    CheckedTable{"paragraph", "document, ordinal, kind, text, language, byte, line, element, link_percent",
                 "document || ' ' || ordinal"},
    CheckedTable{"part",
                 "kind, source_name, target_name, source, target, date, provenance, fingerprint, options, "
                 "version, units",
                 "source_name"},
    CheckedTable{"input", "part, ordinal, name, hash", "name"},
    CheckedTable{"unit",
                 "id, part, score, confidence, human, review, pinned, corrected, source_begin, source_end, "
                 "target_begin, target_end, date, provenance, properties",
                 "id"},
    CheckedTable{"variant", "unit, ordinal, language, text, spans, extra",
                 "(SELECT id FROM unit WHERE unit.row = variant.unit)"},
    CheckedTable{"decision", "unit_id, review, note, former", "unit_id"},
    CheckedTable{"correction", "unit_id, ordinal, text", "unit_id"},
    CheckedTable{"index_segment", "language, tokens, texts, keys, units, parts, starts", "row"},
    CheckedTable{"index_terms", "row, bytes", "row"},
    CheckedTable{"index_postings", "row, bytes", "row"},
};

const CheckedTable& table_named(std::string_view name) {
    return *std::find_if(kTables.begin(), kTables.end(),
                         [&](const CheckedTable& one) { return one.name == name; });
}

template <typename Number>
void append_number(std::string& key, Number number) {
    key.append(reinterpret_cast<const char*>(&number), sizeof number);
}

/// Adds a value with its type, so that no two rows make the same bytes.
void append_value(std::string& key, sqlite3_value* value) {
    const int type = sqlite3_value_type(value);
    key.push_back(static_cast<char>(type));
    if (type == SQLITE_INTEGER) {
        append_number(key, std::int64_t{sqlite3_value_int64(value)});
    } else if (type == SQLITE_FLOAT) {
        append_number(key, sqlite3_value_double(value) + 0.0);  // SQLite does not keep the sign of zero
    } else if (type != SQLITE_NULL) {
        const auto* bytes = static_cast<const char*>(sqlite3_value_blob(value));
        const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
        append_number(key, std::uint64_t{size});
        key.append(bytes == nullptr ? "" : bytes, size);
    }
}

void row_hash(sqlite3_context* context, int count, sqlite3_value** values) {
    std::string key;
    for (int i = 0; i < count; ++i) {
        append_value(key, values[i]);
    }
    sqlite3_result_int64(context, static_cast<std::int64_t>(XXH3_64bits(key.data(), key.size())));
}

}  // namespace

std::span<const CheckedTable> checked_tables() {
    return kTables;
}

void add_row_hash(Database& database) {
    database.check(sqlite3_create_function_v2(database.handle(), "row_hash", -1,
                                              SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, &row_hash, nullptr,
                                              nullptr, nullptr));
}

std::string damage_condition(const char* table) {
    std::string columns;
    for (std::string_view rest = table_named(table).columns; !rest.empty();) {
        const std::size_t comma = std::min(rest.find(", "), rest.size());
        columns += fmt::format("{}{}.{}", columns.empty() ? "" : ", ", table, rest.substr(0, comma));
        rest.remove_prefix(std::min(comma + 2, rest.size()));
    }
    return fmt::format("({}.checksum IS NOT row_hash({}))", table, columns);
}

void set_checksums(Database& database, const char* table, const std::string& condition) {
    database.run(fmt::format("UPDATE {} SET checksum = row_hash({}) WHERE {}", table,
                             table_named(table).columns, condition));
}

void set_checksum(Database& database, const char* table, const char* key, std::string_view value) {
    Statement set(database, fmt::format("UPDATE {} SET checksum = row_hash({}) WHERE {} = ?", table,
                                        table_named(table).columns, key));
    set.bind_all(value);
    set.run();
}

void set_all_checksums(Database& database) {
    for (const CheckedTable& table : kTables) {
        set_checksums(database, table.name);
    }
}

}  // namespace diglot
