#pragma once

#include <string_view>

namespace diglot {

/// True for an article, preposition, conjunction, pronoun, auxiliary or the like, in small letters, of
/// English or Korean; never for other languages.
bool is_function_word(std::string_view word, std::string_view language);

/// True when one of the two is short for the other: by the table of states and institutions ("DPRK", "North
/// Korea"), as the initials of the other's words ("WPK", "Workers' Party of Korea"), cut short with a point
/// ("Dept.", "Department"), or contracted ("don't", "do not"). An article in front and a possessive at the
/// end do not count.
bool is_abbreviation_pair(std::string_view a, std::string_view b, std::string_view language);

/// True for a text with an apostrophe, as a contraction has one.
bool is_contracted(std::string_view text);

/// True for the verbs that English makes tenses with, in small letters.
bool is_auxiliary(std::string_view word);

/// True when two words of one language are forms of one word: "report" and "reported", "말했다" and
/// "말하였다". In small letters. Equal words are.
bool is_inflection_pair(std::string_view a, std::string_view b, std::string_view language);

}  // namespace diglot
