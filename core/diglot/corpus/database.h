#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace diglot {

class Database;

/// One SQL statement, compiled. Parameters count from 1, columns from 0, as in SQLite. Everything throws
/// `Error` as told at `Database`.
class Statement {
public:
    Statement(Database& database, std::string_view sql);
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    void bind(int parameter, std::int64_t value);
    void bind(int parameter, double value);
    /// Text is copied.
    void bind(int parameter, std::string_view value);
    void bind_null(int parameter);
    /// Binds a parameter such as ":name", where the statement has it.
    template <typename Value>
    void bind_named(const char* name, const Value& value) {
        if (const int parameter = index_of(name); parameter != 0) {
            bind(parameter, value);
        }
    }
    template <typename Value>
    void bind(int parameter, const std::optional<Value>& value) {
        value ? bind(parameter, *value) : bind_null(parameter);
    }
    /// Binds the parameters 1, 2, … in order.
    template <typename... Values>
    void bind_all(const Values&... values) {
        int parameter = 0;
        (bind(++parameter, values), ...);
    }

    /// Goes to the next row; false when there is none. A statement that yields no rows is done by one `step`.
    bool step();
    /// Makes the statement ready to run again; parameters keep their values.
    void reset();
    /// `step` until the end, then `reset`.
    void run();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    /// Valid until the next `step`, `reset` or the end of the statement.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] bool is_null(int column) const;
    /// SQLite's own statement, for what is not wrapped here.
    [[nodiscard]] sqlite3_stmt* handle() const { return statement_; }

private:
    [[nodiscard]] int index_of(const char* name) const;

    Database* database_ = nullptr;
    sqlite3_stmt* statement_ = nullptr;
};

/// A connection to the file of a corpus. To be used by one thread at a time. Errors are told in terms of the
/// corpus: `Error` with Missing (not there, not readable), Format (no corpus, damaged), Write (read-only,
/// disk full, another writer too long at work), Argument, Internal (wrong SQL).
class Database {
public:
    enum class Mode {
        Read,
        Write,   ///< The file must exist.
        Create,  ///< Makes the file where there is none.
    };

    /// `patience`: how long a statement waits for another process that writes.
    Database(std::string path, Mode mode, std::chrono::milliseconds patience);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    /// Runs statements that need no parameters.
    void run(const std::string& sql);
    /// The first column of the first row, as an integer; 0 when there is no row.
    std::int64_t integer(std::string_view sql);
    [[nodiscard]] std::int64_t last_row() const;
    /// Rows changed by the last statement.
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] sqlite3* handle() const { return connection_; }

    /// Throws what SQLite's result `code` means; nothing when it is no error.
    void check(int code) const;

private:
    void open(Mode mode);

    std::string path_;
    sqlite3* connection_ = nullptr;
};

/// Everything until `commit` is done together or, when the object goes before, not at all. Waits for another
/// writer at its beginning. Inside another transaction it is a part of that one.
class Transaction {
public:
    explicit Transaction(Database& database);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    void commit();

private:
    Database* database_;
    bool outermost_;
    bool open_ = true;
};

}  // namespace diglot
