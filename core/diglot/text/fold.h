#pragma once

#include <string>
#include <string_view>

namespace diglot {

/// `text` with upper and lower case, compatibility forms and compositions made alike (Unicode NFKC_Casefold):
/// the form of `Token::form`. `text` must be valid UTF-8. O(bytes).
std::string fold_case(std::string_view text);

/// `text` composed (NFC) and without the accents and vowel points that scripts share (é gives e, ё gives е);
/// marks that make another letter of a syllable (Thai, Devanagari, voiced Kana) stay, and so does all Hangul.
/// O(bytes).
std::string fold_accents(std::string_view text);

/// The key under which words are looked up that may differ in case and accents: both folds. O(bytes).
std::string fold_key(std::string_view text);

}  // namespace diglot
