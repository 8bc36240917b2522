#include "diglot/text/measure.h"

#include "diglot/text/utf8.h"

#include <unicode/uchar.h>

namespace diglot {
namespace {

bool is_blank(UChar32 c) {
    return u_isUWhiteSpace(c) != 0 || c == 0xFEFF;
}

bool is_closing(UChar32 c) {
    switch (u_charType(c)) {
        case U_END_PUNCTUATION:
        case U_FINAL_PUNCTUATION:
        case U_INITIAL_PUNCTUATION:
            return true;
        default:
            return c == '"' || c == '\'';
    }
}

/// The last character of `text` that is neither white space nor a closing quote or bracket; 0 when there is
/// none.
UChar32 last_telling(std::string_view text) {
    for (std::size_t at = text.size(); at > 0;) {
        const auto c = static_cast<UChar32>(previous_code_point(text, at));
        if (!is_blank(c) && !is_closing(c)) {
            return c;
        }
    }
    return 0;
}

}  // namespace

std::size_t count_columns(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<UChar32>(next_code_point(text, at));
        if (c < 0x300) {
            ++columns;
            continue;
        }
        const auto width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
        const auto type = u_charType(c);
        if (width == U_EA_WIDE || width == U_EA_FULLWIDTH) {
            columns += 2;
        } else if (type != U_NON_SPACING_MARK && type != U_ENCLOSING_MARK && type != U_FORMAT_CHAR) {
            ++columns;
        }
    }
    return columns;
}

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

std::string_view trimmed(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0) {
        std::size_t at = end;
        if (!is_blank(static_cast<UChar32>(previous_code_point(text, at)))) {
            break;
        }
        end = at;
    }
    std::size_t begin = 0;
    while (begin < end) {
        std::size_t at = begin;
        if (!is_blank(static_cast<UChar32>(next_code_point(text, at)))) {
            break;
        }
        begin = at;
    }
    return text.substr(begin, end - begin);
}

std::string single_spaced(std::string_view text) {
    std::string result;
    for (const char c : trimmed(text)) {
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!space) {
            result += c;
        } else if (!result.ends_with(' ')) {
            result += ' ';
        }
    }
    return result;
}

bool ends_like_sentence(std::string_view text) {
    const UChar32 c = last_telling(text);
    return c == 0x2026 || u_hasBinaryProperty(c, UCHAR_S_TERM) != 0;
}

bool ends_in_mid_sentence(std::string_view text) {
    const UChar32 c = last_telling(text);
    return c != 0x2026 &&
           (u_hasBinaryProperty(c, UCHAR_TERMINAL_PUNCTUATION) != 0 || u_charType(c) == U_DASH_PUNCTUATION) &&
           u_hasBinaryProperty(c, UCHAR_S_TERM) == 0;
}

bool starts_lower_case(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<UChar32>(next_code_point(text, at));
        if (u_isalpha(c) != 0) {
            return u_islower(c) != 0;
        }
    }
    return false;
}

bool has_words(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (u_isalnum(static_cast<UChar32>(next_code_point(text, at))) != 0) {
            return true;
        }
    }
    return false;
}

}  // namespace diglot
