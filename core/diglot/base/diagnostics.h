#pragma once

#include "diglot/base/error.h"

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace diglot {

enum class Severity {
    Note,     ///< A choice made for the user (a charset detected, a language guessed).
    Warning,  ///< Something was skipped, replaced or repaired; the run goes on.
};

/// One thing worth telling about an input that did not stop the job.
struct Diagnostic {
    Severity severity = Severity::Note;
    std::string kind;  ///< Stable name for counting, such as "charset-detected".
    std::string message;
    Location where;
};

/// Where the library reports what did not stop it. May be called from several threads at once.
class DiagnosticSink {
public:
    DiagnosticSink() = default;
    DiagnosticSink(const DiagnosticSink&) = delete;
    DiagnosticSink& operator=(const DiagnosticSink&) = delete;
    virtual ~DiagnosticSink() = default;
    virtual void report(Diagnostic diagnostic) = 0;

    void note(std::string kind, std::string message, Location where = {});
    void warn(std::string kind, std::string message, Location where = {});
};

/// Keeps everything reported, in order.
class DiagnosticLog final : public DiagnosticSink {
public:
    void report(Diagnostic diagnostic) override;

    /// All diagnostics so far, in the order of their arrival.
    [[nodiscard]] std::vector<Diagnostic> entries() const;
    /// How many diagnostics of each kind arrived.
    [[nodiscard]] std::map<std::string, std::size_t> counts() const;

private:
    mutable std::mutex mutex_;
    std::vector<Diagnostic> entries_;
};

}  // namespace diglot
