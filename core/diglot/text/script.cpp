#include "diglot/text/script.h"

#include "diglot/text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace diglot {
namespace {

bool is_spaceless(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_THAI:
        case USCRIPT_LAO:
        case USCRIPT_KHMER:
        case USCRIPT_MYANMAR:
            return true;
        default:  // ideographic stops, brackets and full-width forms
            return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF65);
    }
}

}  // namespace

bool needs_space_between(std::string_view left, std::string_view right) {
    if (left.empty() || right.empty()) {
        return false;
    }
    std::size_t end = left.size();
    std::size_t begin = 0;
    const auto last = static_cast<UChar32>(previous_code_point(left, end));
    const auto first = static_cast<UChar32>(next_code_point(right, begin));
    if (u_isUWhiteSpace(last) != 0 || u_isUWhiteSpace(first) != 0) {
        return false;
    }
    return !(is_spaceless(last) && is_spaceless(first));
}

}  // namespace diglot
