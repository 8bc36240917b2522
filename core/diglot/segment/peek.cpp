#include "diglot/segment/peek.h"

#include <algorithm>

namespace diglot {
namespace {

constexpr std::size_t kLongestWord = 128;  // bytes

bool belongs_to_word(const Peek& next) {
    return next.is_letter() || next.is(CharClass::Digit) || next.is(CharClass::Extend) ||
           next.is(CharClass::Stop) ||
           (next.exists && (next.c == '\'' || next.c == 0x2019 || next.c == '-' || next.c == '&' ||
                            next.c == 0xB0 || next.c == 0x2116));
}

/// The end of :-) and its like, or `at`.
std::size_t skip_face(std::string_view text, std::size_t at) {
    constexpr std::string_view kEyes = ":;=8";
    constexpr std::string_view kMouths = ")(DPpO]|";
    std::size_t end = at;
    if (end >= text.size() || kEyes.find(text[end]) == std::string_view::npos) {
        return at;
    }
    ++end;
    if (end < text.size() && (text[end] == '-' || text[end] == '\'' || text[end] == 'o')) {
        ++end;
    }
    if (end >= text.size() || kMouths.find(text[end]) == std::string_view::npos) {
        return at;
    }
    while (end < text.size() && kMouths.find(text[end]) != std::string_view::npos) {
        ++end;
    }
    const Peek after = peek(text, end);
    return !after.exists || after.is_space() || after.is_stop() ? end : at;
}

/// Signs that stand before what they are about: a telephone number, an address, a point of a list, a date.
bool leads_text(char32_t c) {
    constexpr std::u32string_view kLeading = U"☎☏✆✉☞☛➜➡➤▶►✔✅☑✓⚠📞📱📧📩📮📍📌🔗👉🕐⏰📅📆🔔📢📣";
    return kLeading.find(c) != std::u32string_view::npos;
}

}  // namespace

std::size_t word_begin(std::string_view text, std::size_t at) {
    Peek previous = peek_back(text, at);
    while (belongs_to_word(previous) && at - previous.begin <= kLongestWord) {
        previous = peek_back(text, previous.begin);
    }
    std::size_t begin = previous.end;
    while (begin < at && !peek(text, begin).is_letter() && !peek(text, begin).is(CharClass::Digit)) {
        begin = peek(text, begin).end;
    }
    return begin;
}

std::string_view word_at(std::string_view text, std::size_t at) {
    Peek next = peek(text, at);
    while (belongs_to_word(next) && next.end - at <= kLongestWord) {
        next = peek(text, next.end);
    }
    std::string_view word = text.substr(at, next.begin - at);
    while (!word.empty() && (word.back() == '.' || word.back() == '-' || word.back() == '\'')) {
        word.remove_suffix(1);
    }
    return word;
}

std::size_t skip_emoticon(std::string_view text, std::size_t at) {
    const std::size_t face = skip_face(text, at);
    if (face != at) {
        return face;
    }
    Peek next = peek(text, at);
    if (leads_text(next.c)) {
        return at;
    }
    while (next.exists && (is_pictograph(next.c) || is_lone_hangul(next.c) || next.c == 0x200D ||
                           next.c == 0xFE0F || next.c == '^' || next.c == '~')) {
        next = peek(text, next.end);
    }
    return next.begin;
}

}  // namespace diglot
