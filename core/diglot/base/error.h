#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace diglot {

/// Why a job cannot be done. The command's exit code follows from it.
enum class ErrorCode {
    Argument,   ///< The caller asked for something that does not exist or does not fit together.
    Missing,    ///< A file or other input is not there or may not be read.
    Encoding,   ///< Bytes that are not text in the stated or detected charset.
    Format,     ///< Input that breaks the rules of its format.
    Limit,      ///< Input beyond a stated limit.
    Write,      ///< Output that could not be written (full disk, no permission).
    Cancelled,  ///< The job was told to stop.
    Internal,   ///< A broken promise inside the library.
};

/// A place in an input. `line` counts from 1, `byte` from 0; absent where unknown.
struct Location {
    std::string file;
    std::optional<std::uint64_t> line;
    std::optional<std::uint64_t> byte;

    /// "file:line (byte N)", with the unknown parts left out; empty when nothing is known.
    [[nodiscard]] std::string to_string() const;
};

/// The library's one exception: what is wrong, where, and what to do about it.
class Error : public std::runtime_error {
public:
    /// `message` says what is wrong, `advice` what the user can do, both as sentences without final stop.
    Error(ErrorCode code, const std::string& message, Location where = {}, std::string advice = {});

    [[nodiscard]] ErrorCode code() const { return code_; }
    [[nodiscard]] const Location& where() const { return where_; }
    [[nodiscard]] const std::string& message() const { return message_; }
    [[nodiscard]] const std::string& advice() const { return advice_; }

private:
    ErrorCode code_;
    std::string message_;
    Location where_;
    std::string advice_;
};

}  // namespace diglot
