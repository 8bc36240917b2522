#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace diglot::cli {

/// The same for all names of one file: absolute, links followed as far as they lead.
std::filesystem::path file_identity(const std::string& path);

/// False for devices, pipes and standard output ("-"), where nothing can be replaced by writing.
bool can_be_replaced(const std::string& output);

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
