#pragma once

#include <string>
#include <string_view>

namespace diglot {

/// 32 hexadecimal digits (XXH3-128) of the bytes of an input, to see whether it changed. O(bytes).
std::string content_hash(std::string_view bytes);

/// 16 hexadecimal digits (XXH3-64): the usual form of an id. O(bytes).
std::string short_hash(std::string_view bytes);

}  // namespace diglot
