#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diglot::cli {

/// A line of one of the command's own small files (manifest, anchors).
struct Line {
    std::string
        text;  ///< Without line feed, carriage return and white space around it other than tabs inside.
    std::uint64_t number = 0;  ///< From 1.
};

/// The lines of `bytes`, a byte order mark taken off. O(bytes).
std::vector<Line> lines_of(std::string_view bytes);

}  // namespace diglot::cli
