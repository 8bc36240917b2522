#pragma once

#include <string_view>

namespace diglot {

/// The text of data/ko-en.tsv, compiled in so that the command needs no data folder.
extern const std::string_view korean_english_data;

// The texts of data/core: a file a language, in each the same concepts in the same order.
extern const std::string_view core_words_de, core_words_en, core_words_es, core_words_fr, core_words_hu,
    core_words_is, core_words_ja, core_words_ro, core_words_ru, core_words_zh;

}  // namespace diglot
