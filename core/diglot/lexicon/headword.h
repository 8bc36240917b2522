#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// The words that a dictionary's field stands for, without what dictionaries add to them: remarks in brackets
/// of any kind, pronunciations between slashes, numbers of senses, marks of the part of speech and of places
/// for other words ("sth.", "etw."), and English "to" before a verb (`language` "en" or empty: unknown).
/// Commas and semicolons part several renderings. At most 16; none when only remarks are there. O(bytes).
std::vector<std::string> renderings(std::string_view field, std::string_view language = {});

}  // namespace diglot
