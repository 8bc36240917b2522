#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace diglot::cli {

/// Knows what a job reads, so that none of it is replaced by what the job writes.
class InputGuard {
public:
    void add(const std::string& input);
    /// Throws `Error(Argument)` when `output` names a file that was added, in whatever way. Devices, pipes
    /// and standard output are nothing that can be replaced.
    void check(const std::string& output) const;

private:
    std::set<std::filesystem::path> inputs_;
};

}  // namespace diglot::cli
