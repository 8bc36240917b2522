#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace diglot {

/// Columns that `text` takes in a fixed-width display: 2 for wide characters (East Asian Width W and F, UAX
/// #11), 0 for combining marks and format characters, else 1.
std::size_t count_columns(std::string_view text);

/// How often `part`, which is not empty, stands in `text`; finds do not overlap. O(bytes).
std::size_t count_of(std::string_view text, std::string_view part);

/// `text` without white space (Unicode White_Space and U+FEFF) at both ends.
std::string_view trimmed(std::string_view text);

/// `text` trimmed and every run of white space in it (blanks, tabs, line ends) made one blank.
std::string single_spaced(std::string_view text);

/// True when `text` ends like a sentence: with a stop of any script, closing quotes and brackets behind it
/// left aside.
bool ends_like_sentence(std::string_view text);

/// True when `text` ends with a comma, semicolon, dash or like mark of any script after which the sentence
/// goes on, or with a colon.
bool ends_in_mid_sentence(std::string_view text);

/// True when the first letter of `text` is a small one.
bool starts_lower_case(std::string_view text);

/// True when `text` holds a letter or a digit.
bool has_words(std::string_view text);

}  // namespace diglot
