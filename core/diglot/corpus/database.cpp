#include "diglot/corpus/database.h"

#include "diglot/base/error.h"
#include "diglot/corpus/checksums.h"

#include <fmt/format.h>

#include <filesystem>
#include <sqlite3.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace diglot {
namespace {

namespace fs = std::filesystem;

struct Meaning {
    ErrorCode code;
    const char* message;
    const char* advice;
};

/// What a result of SQLite means to the user of a corpus.
Meaning meaning_of(int code) {
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorCode::Write, "Another program is writing to this corpus",
                    "Wait until it is done and run again"};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return {ErrorCode::Write, "The corpus may not be written",
                    "Check the file, its folder and who may write there"};
        case SQLITE_FULL:
            return {ErrorCode::Write, "There is no room left on the disk",
                    "Make room on the disk and run again"};
        case SQLITE_NOTADB:
            return {ErrorCode::Format, "This is no corpus of diglot",
                    "Give a file that 'diglot build' or 'diglot add' made"};
        case SQLITE_CORRUPT:
            return {ErrorCode::Format, "The corpus is damaged",
                    "See 'diglot verify', which can also save what is whole"};
        case SQLITE_CANTOPEN:
            return {ErrorCode::Missing, "The corpus cannot be opened",
                    "Check the name, the folder and who may read and write there"};
        case SQLITE_IOERR:
            return {ErrorCode::Write, "The corpus cannot be read or written",
                    "Check the disk and the room on it"};
        case SQLITE_NOMEM:
            return {ErrorCode::Limit, "There is not enough memory", "Close other programs and run again"};
        case SQLITE_TOOBIG:
            return {ErrorCode::Limit, "A text is larger than the store can hold", "Split it"};
        case SQLITE_INTERRUPT:
            return {ErrorCode::Cancelled, "The job was stopped", ""};
        default:
            return {ErrorCode::Internal, "The store failed", ""};
    }
}

/// Whether nothing is in the log of changes beside the file.
bool is_at_rest(const std::string& path) {
    std::error_code failure;
    const auto size = fs::file_size(path + "-wal", failure);
    return static_cast<bool>(failure) || size == 0;
}

/// The path as SQLite's name for a file that does not change while it is open.
std::string immutable_address(const std::string& path) {
    std::string address = "file:";
    for (const char c : fs::absolute(path).string()) {
        address += c == '%' || c == '?' || c == '#' ? fmt::format("%{:02x}", c) : std::string(1, c);
    }
    return address + "?immutable=1";
}

bool is_missing(const std::string& path) {
    std::error_code failure;
    return !fs::exists(path, failure);
}

}  // namespace

Database::Database(std::string path, Mode mode, std::chrono::milliseconds patience) : path_(std::move(path)) {
    if (mode != Mode::Create && is_missing(path_)) {
        throw Error(ErrorCode::Missing, "There is no such file", {path_, {}, {}},
                    "Check the name and the folder");
    }
    std::error_code failure;
    if (fs::is_directory(path_, failure)) {
        throw Error(ErrorCode::Missing, "A corpus is a file, this is a folder", {path_, {}, {}},
                    "Give the name of a file");
    }
    try {
        open(mode);
        check(sqlite3_busy_timeout(connection_, static_cast<int>(patience.count())));
        check(sqlite3_extended_result_codes(connection_, 1));
        // 64 MiB of pages keep the index of a million ids in memory; the damage of one table must not spread.
        run("PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA trusted_schema = OFF;"
            "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY");
        add_row_hash(*this);
        if (mode == Mode::Read) {
            run("PRAGMA query_only = ON");
        }
    } catch (...) {
        sqlite3_close_v2(connection_);
        throw;
    }
}

Database::~Database() {
    sqlite3_close_v2(connection_);
}

void Database::open(Mode mode) {
    // A reader too opens for writing where it may: else it leaves the log of changes behind when it is the
    // last.
    const int access = SQLITE_OPEN_READWRITE | (mode == Mode::Create ? SQLITE_OPEN_CREATE : 0);
    check(sqlite3_open_v2(path_.c_str(), &connection_, access | SQLITE_OPEN_NOMUTEX, nullptr));
    if (mode != Mode::Read) {
        return;
    }
    const int code =
        sqlite3_exec(connection_, "SELECT 1 FROM sqlite_schema", nullptr, nullptr, nullptr) & 0xff;
    if ((code == SQLITE_CANTOPEN || code == SQLITE_READONLY) && is_at_rest(path_)) {
        // Where no file can be made beside it, a corpus that nobody writes is read as it lies.
        sqlite3_close_v2(std::exchange(connection_, nullptr));
        check(sqlite3_open_v2(immutable_address(path_).c_str(), &connection_,
                              SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, nullptr));
    }
}

void Database::check(int code) const {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) {
        return;
    }
    const Meaning meaning = meaning_of(code);
    if (meaning.code != ErrorCode::Internal) {
        throw Error(meaning.code, meaning.message, {path_, {}, {}}, meaning.advice);
    }
    const char* told = connection_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(connection_);
    throw Error(ErrorCode::Internal, fmt::format("{}: {}", meaning.message, told), {path_, {}, {}});
}

void Database::run(const std::string& sql) {
    check(sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr));
}

std::int64_t Database::integer(std::string_view sql) {
    Statement statement(*this, sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::int64_t Database::last_row() const {
    return sqlite3_last_insert_rowid(connection_);
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(connection_);
}

Statement::Statement(Database& database, std::string_view sql) : database_(&database) {
    database.check(sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    std::swap(database_, other.database_);
    std::swap(statement_, other.statement_);
    return *this;
}

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

void Statement::bind(int parameter, std::int64_t value) {
    database_->check(sqlite3_bind_int64(statement_, parameter, value));
}

void Statement::bind(int parameter, double value) {
    database_->check(sqlite3_bind_double(statement_, parameter, value));
}

void Statement::bind(int parameter, std::string_view value) {
    // an empty view may have no address, which would mean NULL
    const char* bytes = value.data() == nullptr ? "" : value.data();
    database_->check(
        sqlite3_bind_text64(statement_, parameter, bytes, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bind_null(int parameter) {
    database_->check(sqlite3_bind_null(statement_, parameter));
}

int Statement::index_of(const char* name) const {
    return sqlite3_bind_parameter_index(statement_, name);
}

bool Statement::step() {
    const int code = sqlite3_step(statement_);
    database_->check(code);
    return code == SQLITE_ROW;
}

void Statement::reset() {
    sqlite3_reset(statement_);  // tells again what `step` told already
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(statement_, column);
}

std::string_view Statement::text(int column) const {
    const unsigned char* bytes = sqlite3_column_text(statement_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return bytes == nullptr ? std::string_view()
                            : std::string_view(reinterpret_cast<const char*>(bytes), size);
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Transaction::Transaction(Database& database)
    : database_(&database), outermost_(sqlite3_get_autocommit(database.handle()) != 0) {
    if (outermost_) {
        database.run("BEGIN IMMEDIATE");
    }
}

Transaction::~Transaction() {
    if (open_ && outermost_ && sqlite3_get_autocommit(database_->handle()) == 0) {
        sqlite3_exec(database_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Transaction::commit() {
    if (outermost_) {
        database_->run("COMMIT");
    }
    open_ = false;
}

}  // namespace diglot
