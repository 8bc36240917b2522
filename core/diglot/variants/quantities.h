#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// False for the words and marks that only hold a date or amount together: "of", "the", commas, brackets.
bool may_count(std::string_view word);

/// The unit that a word or sign names: "km" for "km", "kilometres" and "kilometers"; none for other words.
std::optional<std::string> unit_of_measure(std::string_view word);

/// Numbers, dates and units of `text` in one form and in order of that form, when it holds nothing else:
/// "October 25, 2024" and "25 Oct 2024" give the same. None when it has other words or no number.
std::optional<std::vector<std::string>> quantity(std::string_view text, const std::string& language);

/// True for "II" and "2", up to XX.
bool is_roman_numeral_pair(std::string_view roman, std::string_view number);

}  // namespace diglot
