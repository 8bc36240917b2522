#pragma once

#include <string_view>

namespace diglot {

/// True when a space belongs between two pieces of text put one after the other: not between characters of
/// scripts written without spaces (Han, Kana, Thai, Lao, Khmer, Myanmar) and not where one side ends or
/// starts with white space.
bool needs_space_between(std::string_view left, std::string_view right);

}  // namespace diglot
