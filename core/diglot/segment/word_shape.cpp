#include "diglot/segment/word_shape.h"

#include "diglot/text/utf8.h"

namespace diglot {

std::size_t code_points_to(std::string_view word, std::size_t most) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < word.size() && count < most; ++count) {
        next_code_point(word, at);
    }
    return count;
}

bool all_are(std::string_view word, CharClass kind) {
    for (std::size_t at = 0; at < word.size();) {
        if (char_class(next_code_point(word, at)) != kind) {
            return false;
        }
    }
    return !word.empty();
}

bool is_one_cased_letter(std::string_view word) {
    return code_points_to(word, 2) == 1 && peek(word, 0).is_cased();
}

bool is_acronym(std::string_view word) {
    if (word.find('.') == std::string_view::npos) {
        return false;
    }
    std::size_t group = 0;
    for (std::size_t at = 0; at < word.size();) {
        const Peek next = peek(word, at);
        at = next.end;
        const bool parts = next.is(CharClass::Stop) || next.c == '-';
        group = parts ? 0 : group + 1;
        if (!(next.is_cased() || parts) || group > 2) {
            return false;
        }
    }
    return true;
}

bool looks_abbreviated(std::string_view word) {
    if (word.find(".-") != std::string_view::npos) {
        return true;
    }
    constexpr std::size_t kLongest = 4;
    constexpr std::string_view kConsonants = "bcdfghjklmnpqrstvwxz";
    const std::string lower = to_lower(word);
    return word.size() >= 2 && word.size() <= kLongest &&
           lower.find_first_not_of(kConsonants) == std::string::npos &&
           peek_back(word, word.size()).is(CharClass::Lower);
}

bool is_unit(std::string_view word) {
    return word.size() == 1 && std::string_view("hmsgl").find(word) != std::string_view::npos;
}

std::string_view last_part(std::string_view word) {
    constexpr std::string_view kApostrophe = "’";
    word = word.substr(word.rfind('.') + 1);
    word = word.substr(word.rfind('\'') + 1);
    const std::size_t mark = word.rfind(kApostrophe);
    return mark == std::string_view::npos ? word : word.substr(mark + kApostrophe.size());
}

bool is_roman_numeral(std::string_view word) {
    return word.size() > 1 &&
           word.find_first_not_of("IVXLCM") == std::string_view::npos;  // "I" is a word too
}

bool is_section_number(std::string_view word) {
    constexpr std::size_t kLongest = 10;
    if (peek(word, 0).is(CharClass::Upper) && word.size() > 1 && word[1] == '.') {
        word.remove_prefix(2);
    }
    const bool digits = !word.empty() && word.find_first_not_of("0123456789.") == std::string_view::npos;
    return digits && word.size() <= kLongest &&
           (word.size() <= 4 || word.find('.') != std::string_view::npos);
}

bool is_item_syllable(std::string_view word) {
    constexpr std::u32string_view kSyllables = U"가나다라마바사ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";
    const Peek first = peek(word, 0);
    return first.end == word.size() && kSyllables.find(first.c) != std::u32string_view::npos;
}

bool is_number(std::string_view word) {
    constexpr std::size_t kLongest = 4;
    return word.size() <= kLongest && all_are(word, CharClass::Digit);
}

}  // namespace diglot
