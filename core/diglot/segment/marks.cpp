#include "diglot/segment/marks.h"

#include "diglot/segment/enumeration.h"
#include "diglot/segment/pairs.h"
#include "diglot/segment/peek.h"

namespace diglot {
namespace {

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

}  // namespace

Marks find_marks(std::string_view text, const SentenceRules& rules) {
    PairFinder pairs(text, rules);
    EnumerationFinder enumerations(text, rules);
    bool word_starts = true;
    for (std::size_t at = 0; at < text.size();) {
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
                if (word_starts && is_alphanumeric(text[at])) {
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
