#pragma once

#include <string>
#include <string_view>

namespace diglot {

/// A Hangul syllable taken apart: indices of its initial (0–18), vowel (0–20) and final (0–27, 0 for none) in
/// the order of Unicode (chapter 3.12).
struct HangulSyllable {
    int initial, vowel, final;
};

constexpr bool is_hangul_syllable(char32_t c) {
    return c >= 0xAC00 && c <= 0xD7A3;
}
/// Undefined when `c` is no Hangul syllable.
constexpr HangulSyllable take_apart(char32_t c) {
    const int index = static_cast<int>(c - 0xAC00);
    return {index / (21 * 28), index / 28 % 21, index % 28};
}

/// A Korean personal name as North Korea's news agency writes it: McCune–Reischauer without marks, ㅈ always
/// j, aspirates with h, the syllables of the given name apart: 김정규 gives "Kim Jong Gyu", 최선희 "Choe Son
/// Hui". Names with a spelling of their own (김일성: "Kim Il Sung") have it. What is not Hangul stays.
std::string mccune_reischauer_name(std::string_view name);

/// A word or place in the same system, in one piece and capitalised: 평성 gives "Phyongsong", 평양
/// "Pyongyang".
std::string mccune_reischauer(std::string_view word);

/// South Korea's Revised Romanization (2000) of a word, in lower case, with the changes of sound between
/// syllables: 독립 gives "dongnip", 평양 "pyeongyang". What is not Hangul stays.
std::string revised_romanization(std::string_view word);

}  // namespace diglot
