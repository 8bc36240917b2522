#pragma once

#include <string_view>

namespace diglot {

/// The text of data/ko-en.tsv, compiled in so that the command needs no data folder.
extern const std::string_view korean_english_data;

}  // namespace diglot
