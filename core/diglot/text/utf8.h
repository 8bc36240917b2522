#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace diglot {

/// True for a byte of UTF-8 that begins no character.
constexpr bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Where the character begins that byte `at` belongs to: where a text may be cut. `at` itself at the end.
inline std::size_t character_begin(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && is_continuation(text[at])) {
        --at;
    }
    return at;
}

/// The code point at byte `at` of valid UTF-8, and moves `at` behind it. Undefined at or past the end.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
    };
    const char32_t lead = byte(at);
    if (lead < 0x80) {
        at += 1;
        return lead;
    }
    if (lead < 0xE0) {
        const char32_t c = (lead & 0x1FU) << 6U | (byte(at + 1) & 0x3FU);
        at += 2;
        return c;
    }
    if (lead < 0xF0) {
        const char32_t c = (lead & 0x0FU) << 12U | (byte(at + 1) & 0x3FU) << 6U | (byte(at + 2) & 0x3FU);
        at += 3;
        return c;
    }
    const char32_t c = (lead & 0x07U) << 18U | (byte(at + 1) & 0x3FU) << 12U | (byte(at + 2) & 0x3FU) << 6U |
                       (byte(at + 3) & 0x3FU);
    at += 4;
    return c;
}

/// The code point that ends before byte `at` of valid UTF-8, and moves `at` to its start. Undefined at 0.
inline char32_t previous_code_point(std::string_view text, std::size_t& at) {
    do {
        --at;
    } while (at > 0 && is_continuation(text[at]));
    std::size_t copy = at;
    return next_code_point(text, copy);
}

/// Adds `c` (a Unicode scalar value) to `text` as UTF-8.
void append_code_point(std::string& text, char32_t c);

/// The number of code points in valid UTF-8. O(bytes).
std::size_t count_code_points(std::string_view text);

/// The byte offset of the first sequence that is not valid UTF-8 (Unicode 15, table 3-7); none when all is
/// valid.
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

/// `bytes` with U+FFFD in place of each byte that belongs to no valid sequence: for names of files, which may
/// be anything, where they become text. O(bytes).
std::string replace_invalid_utf8(std::string_view bytes);

}  // namespace diglot
