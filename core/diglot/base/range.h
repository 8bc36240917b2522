#pragma once

#include <cstdint>

namespace diglot {

/// A half-open range of indices, [begin, end). What it counts (segments, bytes, …) is said where it is used.
struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return begin == end; }
    friend constexpr bool operator==(const Range&, const Range&) = default;
};

}  // namespace diglot
