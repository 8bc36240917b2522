#pragma once

#include "diglot/segment/peek.h"

#include <cstddef>
#include <string_view>

namespace diglot {

// What the letters of a word that stands before or behind a stop tell, whatever the language.

/// The code points of `word`, counted no further than `most`.
std::size_t code_points_to(std::string_view word, std::size_t most);
/// True when `word` is not empty and each character is of this class.
bool all_are(std::string_view word, CharClass kind);
bool is_one_cased_letter(std::string_view word);
/// Letters in groups of one or two, parted by stops: U.S, z.B, Ph.D, J.-P.
bool is_acronym(std::string_view word);
/// Up to four letters of which some are small and none a vowel: "Hwy", "bldg"; and parts each of which is cut
/// short: "Reg.-Spr", "Dipl.-Ing".
bool looks_abbreviated(std::string_view word);
/// A sign of a unit that is one letter and takes no stop of its own: 9 h, 5 m.
bool is_unit(std::string_view word);
/// What stands behind the last inner stop or elided article: "Mr" of "Tuesday.Mr", "Ing" of "l'Ing".
std::string_view last_part(std::string_view word);
bool is_roman_numeral(std::string_view word);
/// "4", "5.1", "C.5.1"
bool is_section_number(std::string_view word);
/// 가, 나, … 사 or ㄱ, ㄴ, … ㅎ, by which Korean counts items.
bool is_item_syllable(std::string_view word);
/// At most four digits.
bool is_number(std::string_view word);

}  // namespace diglot
