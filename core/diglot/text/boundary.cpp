#include "diglot/text/boundary.h"

#include "diglot/text/utf8.h"

#include <unicode/uchar.h>

#include <cstddef>

namespace diglot {
namespace {

UChar32 as_icu(char32_t c) {
    return static_cast<UChar32>(c);
}

bool is_quote_or_bracket(char32_t c) {
    return c == '"' || c == '\'' || u_hasBinaryProperty(as_icu(c), UCHAR_QUOTATION_MARK) != 0 ||
           u_charType(as_icu(c)) == U_START_PUNCTUATION || u_charType(as_icu(c)) == U_END_PUNCTUATION;
}

/// True when the word before the stop at byte `stop` is one letter or holds no vowel-like length: "J", "St",
/// "Nr", "No".
bool looks_abbreviated(std::string_view segment, std::size_t stop) {
    std::size_t at = stop;
    while (at > 0 && u_isUWhiteSpace(as_icu(static_cast<unsigned char>(segment[at - 1]))) != 0) {
        --at;  // tokenised text puts a space before its stops
    }
    std::size_t letters = 0;
    bool capital = false;
    while (at > 0) {
        std::size_t before = at;
        const char32_t c = previous_code_point(segment, before);
        if (u_isalpha(as_icu(c)) == 0 || u_hasBinaryProperty(as_icu(c), UCHAR_CASED) == 0) {
            break;
        }
        capital = u_isupper(as_icu(c)) != 0;
        ++letters;
        at = before;
    }
    return letters == 1 || (letters > 0 && letters <= 3 && capital);
}

bool stands_in_brackets(std::string_view segment) {
    std::size_t begin = 0;
    std::size_t end = segment.size();
    return u_charType(as_icu(next_code_point(segment, begin))) == U_START_PUNCTUATION &&
           u_charType(as_icu(previous_code_point(segment, end))) == U_END_PUNCTUATION;
}

}  // namespace

EndKind end_kind(std::string_view segment) {
    if (!segment.empty() && stands_in_brackets(segment)) {
        return EndKind::Final;  // a dateline, a remark: whole by itself
    }
    std::size_t at = segment.size();
    while (at > 0) {
        const char32_t c = previous_code_point(segment, at);
        if (u_isUWhiteSpace(as_icu(c)) != 0 || is_quote_or_bracket(c)) {
            continue;
        }
        if (c == '.' && looks_abbreviated(segment, at)) {
            return EndKind::Pausing;
        }
        if (u_hasBinaryProperty(as_icu(c), UCHAR_S_TERM) != 0 || c == 0x2026) {
            return EndKind::Final;
        }
        const bool pause = u_hasBinaryProperty(as_icu(c), UCHAR_TERMINAL_PUNCTUATION) != 0 ||
                           u_hasBinaryProperty(as_icu(c), UCHAR_DASH) != 0;
        return pause ? EndKind::Pausing : EndKind::Open;
    }
    return EndKind::Open;
}

StartKind start_kind(std::string_view segment) {
    std::size_t at = 0;
    bool first = true;
    while (at < segment.size()) {
        const char32_t c = next_code_point(segment, at);
        if (u_isUWhiteSpace(as_icu(c)) != 0) {
            continue;
        }
        if (u_isdigit(as_icu(c)) != 0) {
            return StartKind::Number;
        }
        if (u_isalpha(as_icu(c)) != 0) {
            return u_islower(as_icu(c)) != 0 ? StartKind::Small : StartKind::Capital;
        }
        const auto type = u_charType(as_icu(c));
        const bool closing = type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION ||
                             u_hasBinaryProperty(as_icu(c), UCHAR_TERMINAL_PUNCTUATION) != 0;
        if (first && closing) {
            return StartKind::Closing;
        }
        first = false;
    }
    return StartKind::Closing;
}

}  // namespace diglot
