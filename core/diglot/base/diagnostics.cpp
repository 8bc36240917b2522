#include "diglot/base/diagnostics.h"

#include <utility>

namespace diglot {

void DiagnosticSink::note(std::string kind, std::string message, Location where) {
    report({Severity::Note, std::move(kind), std::move(message), std::move(where)});
}

void DiagnosticSink::warn(std::string kind, std::string message, Location where) {
    report({Severity::Warning, std::move(kind), std::move(message), std::move(where)});
}

void DiagnosticLog::report(Diagnostic diagnostic) {
    const std::lock_guard lock(mutex_);
    entries_.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> DiagnosticLog::entries() const {
    const std::lock_guard lock(mutex_);
    return entries_;
}

std::map<std::string, std::size_t> DiagnosticLog::counts() const {
    const std::lock_guard lock(mutex_);
    std::map<std::string, std::size_t> result;
    for (const Diagnostic& entry : entries_) {
        ++result[entry.kind];
    }
    return result;
}

}  // namespace diglot
