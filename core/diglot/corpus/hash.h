#pragma once

#include <string>
#include <string_view>

namespace diglot {

/// 32 hexadecimal digits (XXH3-128) of the bytes of an input, to see whether it changed. O(bytes).
std::string content_hash(std::string_view bytes);

/// The same of a file as it lies on the disk, compressed or not, in the memory of a few pages. Throws
/// `Error(Missing)`.
std::string file_hash(const std::string& path);

/// 16 hexadecimal digits (XXH3-64): the usual form of an id. O(bytes).
std::string short_hash(std::string_view bytes);

}  // namespace diglot
