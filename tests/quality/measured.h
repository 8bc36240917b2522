#pragma once

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace diglot {

/// A folder of texts to measure with, "gold/textberg-dev"; an empty path, said on standard output, where the
/// variable DIGLOT_DATA does not lead to it. The texts of the project itself are measured always.
inline std::filesystem::path measured_texts(const std::string& name) {
    const char* data = std::getenv("DIGLOT_DATA");  // NOLINT(concurrency-mt-unsafe): no thread has started
    const auto folder = data == nullptr ? std::filesystem::path() : std::filesystem::path(data) / name;
    if (data == nullptr || !std::filesystem::exists(folder)) {
        fmt::print("{} not measured: set DIGLOT_DATA to the folder that holds it\n", name);
        return {};
    }
    return folder;
}

}  // namespace diglot
