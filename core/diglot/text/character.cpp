#include "diglot/text/character.h"

#include "diglot/text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <memory>

namespace diglot {
namespace {

CharClass close_class(UChar32 c) {
    switch (u_charType(c)) {
        case U_START_PUNCTUATION:
        case U_INITIAL_PUNCTUATION:
            return CharClass::Open;
        case U_END_PUNCTUATION:
        case U_FINAL_PUNCTUATION:
            return CharClass::Close;
        default:
            return CharClass::Quote;
    }
}

CharClass class_of_symbol(UChar32 c) {
    switch (c) {
        case 0x2026:  // …
        case 0x22EF:  // ⋯
            return CharClass::Ellipsis;
        case ';':
        case 0x061B:  // Arabic semicolon
        case 0xFF1B:  // full-width semicolon
            return CharClass::Comma;
        default:
            return u_charType(c) == U_DASH_PUNCTUATION ? CharClass::Dash : CharClass::Other;
    }
}

CharClass compute_class(UChar32 c) {
    switch (u_getIntPropertyValue(c, UCHAR_SENTENCE_BREAK)) {
        case U_SB_ATERM:
            return CharClass::Stop;
        case U_SB_STERM:
            return CharClass::Terminal;
        case U_SB_CLOSE:
            return close_class(c);
        case U_SB_LOWER:
            return CharClass::Lower;
        case U_SB_UPPER:
            return CharClass::Upper;
        case U_SB_OLETTER:
            return CharClass::Letter;
        case U_SB_NUMERIC:
            return CharClass::Digit;
        case U_SB_SP:
            return CharClass::Space;
        case U_SB_SEP:
        case U_SB_CR:
        case U_SB_LF:
            return CharClass::LineEnd;
        case U_SB_SCONTINUE:
            return u_charType(c) == U_DASH_PUNCTUATION ? CharClass::Dash : CharClass::Comma;
        case U_SB_EXTEND:
        case U_SB_FORMAT:
            return CharClass::Extend;
        default:
            return class_of_symbol(c);
    }
}

constexpr char32_t kTableSize = 0x10000;
using ClassTable = std::array<CharClass, kTableSize>;

std::unique_ptr<const ClassTable> make_table() {
    auto table = std::make_unique<ClassTable>();
    for (char32_t c = 0; c < kTableSize; ++c) {
        (*table)[c] = compute_class(static_cast<UChar32>(c));
    }
    return table;
}

}  // namespace

CharClass looked_up_char_class(char32_t c) {
    static const std::unique_ptr<const ClassTable> table = make_table();
    return c < kTableSize ? (*table)[c] : compute_class(static_cast<UChar32>(c));
}

bool is_hangul(char32_t c) {
    return is_hangul_syllable(c) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3131 && c <= 0x318E);
}

bool is_han_or_kana(char32_t c) {
    if (c < 0x2E80) {
        return false;
    }
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || c == 0x30FC;
}

bool is_pictograph(char32_t c) {
    return c > 0xFF && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

namespace {

/// True where a character of three bytes from Kana, Han or Hangul begins; behind EA begin cased letters too.
bool is_caseless(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    return (lead >= 0xE3 && lead <= 0xED && lead != 0xEA) ||
           (lead == 0xEA && static_cast<unsigned char>(text[at + 1]) >= 0xB0);
}

}  // namespace

std::string to_lower(std::string_view text) {
    std::string lower(text);
    std::size_t plain = 0;
    while (plain < lower.size()) {
        if (static_cast<unsigned char>(lower[plain]) < 0x80) {
            const bool capital = lower[plain] >= 'A' && lower[plain] <= 'Z';
            lower[plain] = capital ? static_cast<char>(lower[plain] + 0x20) : lower[plain];
            ++plain;
        } else if (is_caseless(text, plain)) {
            plain += 3;
        } else {
            break;
        }
    }
    if (plain >= lower.size()) {
        return lower;
    }
    lower.clear();
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        append_code_point(lower, c < 0x80 ? (c >= 'A' && c <= 'Z' ? c + 0x20 : c)
                                          : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    }
    return lower;
}

}  // namespace diglot
