#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// True for an article, preposition, conjunction, pronoun, auxiliary or the like, in small letters, of
/// English or Korean; never for other languages.
bool is_function_word(std::string_view word, std::string_view language);

/// True when one of the two is short for the other: by the table of states and institutions ("DPRK", "North
/// Korea"), as the initials of the other's words ("WPK", "Workers' Party of Korea"), cut short with a point
/// ("Dept.", "Department"), or contracted ("don't", "do not"). An article in front and a possessive at the
/// end do not count.
bool is_abbreviation_pair(std::string_view a, std::string_view b, std::string_view language);

/// The unit that a word or sign names: "km" for "km", "kilometres" and "kilometers"; none for other words.
std::optional<std::string> unit_of_measure(std::string_view word);

/// Numbers, dates and units of `text` in one form and in order of that form, when it holds nothing else:
/// "October 25, 2024" and "25 Oct 2024" give the same. None when it has other words or no number.
std::optional<std::vector<std::string>> quantity(std::string_view text, const std::string& language);

/// True when two words of one language are forms of one word: "report" and "reported", "말했다" and
/// "말하였다". In small letters. Equal words are.
bool is_inflection_pair(std::string_view a, std::string_view b, std::string_view language);

}  // namespace diglot
