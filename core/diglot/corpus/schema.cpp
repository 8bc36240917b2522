#include "diglot/corpus/schema.h"

#include "diglot/base/error.h"
#include "diglot/corpus/checksums.h"
#include "diglot/corpus/database.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <thread>

namespace diglot {
namespace {

// See docs/corpus-format.md. Every statement of a version stays as it was released.
constexpr const char* kVersion1 = R"(
CREATE TABLE document (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    content TEXT NOT NULL,
    input_hash TEXT NOT NULL,
    line_count INTEGER,
    metadata TEXT NOT NULL
) STRICT;
CREATE INDEX document_name ON document (name);

CREATE TABLE paragraph (
    document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    byte INTEGER NOT NULL,
    line INTEGER NOT NULL,
    element TEXT NOT NULL,
    link_percent INTEGER NOT NULL,
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE segment (
    document INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    begin INTEGER NOT NULL,
    end INTEGER NOT NULL,
    line INTEGER,
    PRIMARY KEY (document, ordinal),
    FOREIGN KEY (document, paragraph) REFERENCES paragraph (document, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE part (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('bitext', 'memory')),
    source_name TEXT NOT NULL,
    target_name TEXT NOT NULL,
    source INTEGER REFERENCES document,
    target INTEGER REFERENCES document,
    date TEXT,
    provenance TEXT,
    fingerprint TEXT NOT NULL,
    options TEXT NOT NULL,
    version TEXT NOT NULL,
    UNIQUE (source_name, target_name),
    CHECK ((kind = 'bitext') = (source IS NOT NULL AND target IS NOT NULL))
) STRICT;
CREATE INDEX part_source ON part (source);
CREATE INDEX part_target ON part (target);

CREATE TABLE input (
    part INTEGER NOT NULL REFERENCES part ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (part, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    part INTEGER NOT NULL REFERENCES part ON DELETE CASCADE,
    score REAL,
    confidence REAL,
    human INTEGER NOT NULL DEFAULT 0,
    review INTEGER NOT NULL DEFAULT 0,
    pinned INTEGER NOT NULL DEFAULT 0,
    source_begin INTEGER,
    source_end INTEGER,
    target_begin INTEGER,
    target_end INTEGER,
    date TEXT,
    provenance TEXT,
    properties TEXT
) STRICT;
CREATE UNIQUE INDEX unit_id ON unit (id);
CREATE INDEX unit_part ON unit (part);

CREATE TABLE variant (
    unit INTEGER NOT NULL REFERENCES unit ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    spans TEXT,
    extra TEXT,
    PRIMARY KEY (unit, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
    unit_id TEXT PRIMARY KEY,
    review INTEGER NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)";

// The index of words (see index.h) and what filters excluded. All but `exclusion` can be made anew from the
// rest.
constexpr const char* kVersion2 = R"(
CREATE TABLE index_part (
    part INTEGER PRIMARY KEY,
    units INTEGER NOT NULL
) STRICT;

CREATE TABLE index_segment (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    language TEXT NOT NULL,
    tokens INTEGER NOT NULL DEFAULT 0,
    texts INTEGER NOT NULL DEFAULT 0,
    keys BLOB NOT NULL DEFAULT x'',
    units BLOB NOT NULL DEFAULT x'',
    parts BLOB NOT NULL DEFAULT x'',
    starts BLOB NOT NULL DEFAULT x''
) STRICT;

CREATE TABLE index_terms (
    row INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE index_postings (
    row INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE exclusion (
    unit_id TEXT PRIMARY KEY,
    reasons TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)";

// How many units a part has, so that lost ones are noticed.
constexpr const char* kVersion3 = R"(
ALTER TABLE part ADD COLUMN units INTEGER NOT NULL DEFAULT 0;
UPDATE part SET units = (SELECT count(*) FROM unit WHERE unit.part = part.row);
)";

// Checksums of rows (see checksums.h), what people mended in texts, and what they decided about a text that
// changed since. `migrate` fills the checksums in.
constexpr const char* kVersion4 = R"(
ALTER TABLE document ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE paragraph ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE part ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE input ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE unit ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0;
ALTER TABLE unit ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE variant ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decision ADD COLUMN former INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decision ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE index_segment ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE index_terms ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE index_postings ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;

CREATE TABLE correction (
    unit_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    text TEXT NOT NULL,
    checksum INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (unit_id, ordinal)
) STRICT, WITHOUT ROWID;
)";
constexpr int kFirstWithChecksums = 4;

constexpr std::array kMigrations = {Migration{1, kVersion1}, Migration{2, kVersion2}, Migration{3, kVersion3},
                                    Migration{4, kVersion4}};

constexpr int kAttempts = 100;
constexpr std::chrono::milliseconds kPause(20);

constexpr const char* kNoCorpus = "This is no corpus of diglot";
constexpr const char* kNoCorpusAdvice = "Give a file that 'diglot build' or 'diglot add' made";

[[noreturn]] void refuse(const Database& database, const std::string& message, const std::string& advice) {
    throw Error(ErrorCode::Format, message, {database.path(), {}, {}}, advice);
}

/// The version of the corpus's schema; 0 for a database without anything in it.
int version_of(Database& database) {
    const std::int64_t application = database.integer("PRAGMA application_id");
    const auto version = static_cast<int>(database.integer("PRAGMA user_version"));
    if (application == 0 && version == 0 && database.integer("SELECT count(*) FROM sqlite_schema") == 0) {
        return 0;
    }
    if (application != kApplicationId || version < 1) {
        refuse(database, kNoCorpus, kNoCorpusAdvice);
    }
    if (version > schema_version()) {
        refuse(database,
               fmt::format("The corpus has form {}, this diglot knows forms up to {}", version,
                           schema_version()),
               "Use the newer diglot that wrote it");
    }
    return version;
}

/// Turns the log of changes on. SQLite does not wait by itself for another process that does the same to a
/// new file.
void use_log(Database& database) {
    for (int attempt = 0;; ++attempt) {
        try {
            database.run("PRAGMA journal_mode = WAL");
            return;
        } catch (const Error& error) {
            if (error.code() != ErrorCode::Write || attempt == kAttempts) {
                throw;
            }
            std::this_thread::sleep_for(kPause);
        }
    }
}

}  // namespace

std::span<const Migration> migrations() {
    return kMigrations;
}

int schema_version() {
    return kMigrations.back().version;
}

void migrate(Database& database) {
    if (version_of(database) == schema_version()) {
        return;
    }
    use_log(database);
    Transaction transaction(database);
    const int version = version_of(database);  // again: another process may have been first
    for (const Migration& migration : kMigrations) {
        if (migration.version > version) {
            database.run(migration.sql);
        }
    }
    if (version < kFirstWithChecksums) {
        set_all_checksums(database);
    }
    database.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId,
                             schema_version()));
    transaction.commit();
}

bool schema_is_older(Database& database) {
    const int version = version_of(database);
    return version > 0 && version < schema_version();
}

void check_schema(Database& database) {
    const int version = version_of(database);
    if (version == 0) {
        refuse(database, "The corpus is empty: nothing was ever stored in it", kNoCorpusAdvice);
    }
    if (version < schema_version()) {
        refuse(database, fmt::format("The corpus has the older form {}", version),
               "Let a program that may write the file open it, such as 'diglot info'");
    }
}

}  // namespace diglot
