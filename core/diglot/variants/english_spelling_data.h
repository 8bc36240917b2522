#pragma once

#include <string_view>

namespace diglot {

/// The text of data/en.txt, compiled in so that the library needs no data folder.
extern const std::string_view english_spelling_data;

}  // namespace diglot
