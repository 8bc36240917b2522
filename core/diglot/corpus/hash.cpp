#include "diglot/corpus/hash.h"

#include "diglot/base/error.h"

#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <vector>
#include <xxhash.h>

namespace diglot {

namespace {

std::string digits(XXH128_hash_t hash) {
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace

std::string content_hash(std::string_view bytes) {
    return digits(XXH3_128bits(bytes.data(), bytes.size()));
}

std::string file_hash(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
    XXH3_128bits_reset(state.get());
    std::vector<char> chunk(std::size_t{1} << 18U);
    while (file) {
        file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        XXH3_128bits_update(state.get(), chunk.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (!file.eof()) {
        throw Error(ErrorCode::Missing, "The file cannot be read", {path, {}, {}},
                    "Check the name, and who may read it");
    }
    return digits(XXH3_128bits_digest(state.get()));
}

std::string short_hash(std::string_view bytes) {
    return fmt::format("{:016x}", XXH3_64bits(bytes.data(), bytes.size()));
}

}  // namespace diglot
