#include "diglot/segment/marks.h"

#include "diglot/segment/enumeration.h"
#include "diglot/segment/pairs.h"
#include "diglot/segment/peek.h"

namespace diglot {
namespace {

constexpr ByteSet kUnmarked = ascii_without("\"'`()[]{} \t\n\r\f\v");

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// "2.", "b)", "10.)", "iii)", "가.": a quick look that leaves out nearly all words.
bool may_be_marker(std::string_view text, const Peek& first) {
    const char second = first.end < text.size() ? text[first.end] : ' ';
    const bool roman = (second == 'i' || second == 'v' || second == 'x') &&
                       text.substr(first.begin, 5).find(')') != std::string_view::npos;
    return is_digit(text[first.begin]) || second == '.' || second == ')' || roman;
}

/// Nearly all words: two small letters or Hangul syllables at the start, and so no marker.
bool begins_plain_word(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead == 0xEB || lead == 0xEC) {  // U+B000 to U+CFFF
        return at + 3 < text.size() && static_cast<unsigned char>(text[at + 3]) >= 0x80;
    }
    const char second = at + 1 < text.size() ? text[at + 1] : ' ';
    return lead >= 'a' && lead <= 'z' && second >= 'a' && second <= 'z' && second != 'i' && second != 'v' &&
           second != 'x';
}

}  // namespace

Marks find_marks(std::string_view text, const SentenceRules& rules) {
    PairFinder pairs(text, rules);
    EnumerationFinder enumerations(text, rules);
    bool word_starts = true;
    for (std::size_t at = 0; at < text.size();) {
        if (!word_starts || begins_plain_word(text, at)) {
            at = skip_plain(text, at, kUnmarked);
            if (at == text.size()) {
                break;
            }
            word_starts = text[at] == ' ';
            if (word_starts) {
                ++at;
                continue;
            }
        }
        const Peek next = peek(text, at);
        switch (next.kind) {
            case CharClass::Open:
            case CharClass::Close:
            case CharClass::Quote:
            case CharClass::LineEnd:
                pairs.take(next);
                break;
            default:
                if (next.c == '`') {
                    pairs.take(next);
                }
                if (word_starts && may_be_marker(text, next)) {
                    enumerations.take(at);
                }
        }
        word_starts = next.is_space() || next.c == 0x2022 || next.c == 0x2043;
        at = next.end;
    }
    Marks marks;
    pairs.finish(marks);
    marks.items = enumerations.finish();
    return marks;
}

}  // namespace diglot
