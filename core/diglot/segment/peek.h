#pragma once

#include "diglot/text/character.h"
#include "diglot/text/utf8.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace diglot {

/// A character and where it stands. At either end of the text `exists` is false, the class Other.
struct Peek {
    char32_t c = 0;
    CharClass kind = CharClass::Other;
    std::size_t begin = 0;  ///< Bytes.
    std::size_t end = 0;
    bool exists = false;

    [[nodiscard]] bool is(CharClass wanted) const { return exists && kind == wanted; }
    [[nodiscard]] bool is_space() const { return is(CharClass::Space) || is(CharClass::LineEnd); }
    [[nodiscard]] bool is_letter() const {
        return is(CharClass::Upper) || is(CharClass::Lower) || is(CharClass::Letter);
    }
    [[nodiscard]] bool is_cased() const { return is(CharClass::Upper) || is(CharClass::Lower); }
    [[nodiscard]] bool is_stop() const {
        return is(CharClass::Stop) || is(CharClass::Terminal) || is(CharClass::Ellipsis);
    }
};

/// The character that starts at byte `at`.
inline Peek peek(std::string_view text, std::size_t at) {
    Peek found{0, CharClass::Other, at, at, at < text.size()};
    if (found.exists) {
        found.c = next_code_point(text, found.end);
        found.kind = char_class(found.c);
    }
    return found;
}

/// The character that ends before byte `at`.
inline Peek peek_back(std::string_view text, std::size_t at) {
    Peek found{0, CharClass::Other, at, at, at > 0};
    if (found.exists) {
        found.c = previous_code_point(text, found.begin);
        found.kind = char_class(found.c);
    }
    return found;
}

/// Which first bytes of characters a search may skip.
using ByteSet = std::array<bool, 256>;

/// All bytes of ASCII but those in `wanted`.
constexpr ByteSet ascii_without(std::string_view wanted) {
    ByteSet skipped{};
    for (std::size_t byte = 0; byte < 0x80; ++byte) {
        skipped[byte] = wanted.find(static_cast<char>(byte)) == std::string_view::npos;
    }
    return skipped;
}

/// The first byte at or behind `at` that is not in `skipped` and starts no Han or Hangul character. Most of a
/// text is passed over in this way, and none of it ends a sentence.
inline std::size_t skip_plain(std::string_view text, std::size_t at, const ByteSet& skipped) {
    while (at < text.size()) {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (skipped[lead]) {
            ++at;
        } else if ((lead >= 0xE4 && lead <= 0xEC && lead != 0xEA) ||
                   (lead == 0xEA && static_cast<unsigned char>(text[at + 1]) >= 0xB0)) {
            at += 3;
        } else {
            break;
        }
    }
    return at;
}

/// The first byte at or behind `at` that is not white space (line ends too).
inline std::size_t skip_space(std::string_view text, std::size_t at) {
    Peek next = peek(text, at);
    while (next.is_space()) {
        next = peek(text, next.end);
    }
    return next.begin;
}

/// The end of the last character before `at` that is not white space; 0 when there is none.
inline std::size_t skip_space_back(std::string_view text, std::size_t at) {
    Peek previous = peek_back(text, at);
    while (previous.is_space()) {
        previous = peek_back(text, previous.begin);
    }
    return previous.end;
}

/// The first byte of the word that ends at `at`: letters, digits, marks, apostrophes, inner stops and
/// hyphens, at most 128 bytes.
std::size_t word_begin(std::string_view text, std::size_t at);
/// Letters, digits and inner stops from `at` on, at most 128 bytes, without a final stop.
std::string_view word_at(std::string_view text, std::size_t at);

/// True for Hangul letters outside syllables, which laugh or cry: ㅋㅋ ㅠㅠ.
inline bool is_lone_hangul(char32_t c) {
    return c >= 0x3131 && c <= 0x318E;
}

/// `at`, or the end of an emoticon, a row of emoji, or laughter in lone Hangul letters (ㅋㅋ ㅠㅠ) that
/// starts there.
std::size_t skip_emoticon(std::string_view text, std::size_t at);

}  // namespace diglot
