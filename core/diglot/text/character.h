#pragma once

#include "diglot/text/korean.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace diglot {

/// What a character is to the rules of sentences: Unicode's property Sentence_Break (UAX #29), its class
/// Close parted by general category, with dashes, commas and ellipses told apart.
enum class CharClass : std::uint8_t {
    Other,     ///< Symbols, emoji, unassigned.
    Space,     ///< White space inside a line.
    LineEnd,   ///< Line feed, carriage return, U+0085, U+2028, U+2029.
    Upper,     ///< Capital letters.
    Lower,     ///< Small letters.
    Letter,    ///< Letters without case: Hangul, Han, Kana, Arabic, …
    Digit,     ///< Decimal digits.
    Stop,      ///< Full stops that may do other work: . ．
    Terminal,  ///< Marks that end sentences: ! ? 。 ！ ？ । …
    Ellipsis,  ///< … ⋯
    Open,      ///< Opening brackets and quotation marks.
    Close,     ///< Closing brackets and quotation marks.
    Quote,     ///< " and ', which open and close.
    Comma,     ///< , ; : and their like.
    Dash,      ///< Hyphens and dashes.
    Extend,    ///< Combining marks and invisible format characters.
};

/// `char_class` for characters whose class is not plain to see.
CharClass looked_up_char_class(char32_t c);

/// O(1).
inline CharClass char_class(char32_t c) {
    if (c >= 'a' && c <= 'z') {
        return CharClass::Lower;
    }
    if (c == ' ') {
        return CharClass::Space;
    }
    if (is_hangul_syllable(c) || (c >= 0x4E00 && c <= 0x9FFF)) {
        return CharClass::Letter;  // Hangul and Han
    }
    return looked_up_char_class(c);
}

/// True for the syllables and letters of Hangul.
bool is_hangul(char32_t c);
/// True for Han characters and Kana, written without spaces between words.
bool is_han_or_kana(char32_t c);
/// True for emoji and other pictographs.
bool is_pictograph(char32_t c);

/// `text` in small letters, character by character (simple case mapping). `text` must be valid UTF-8.
std::string to_lower(std::string_view text);

}  // namespace diglot
