#include "diglot/segment/mail_header.h"

#include "diglot/segment/peek.h"

#include <algorithm>

namespace diglot {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Behind numbers of at most four digits parted by `mark`, `fewest` to three of them; `at` when they are not
/// there.
std::size_t skip_numbers(std::string_view text, std::size_t at, std::string_view marks, int fewest) {
    constexpr std::size_t kDigits = 4;
    std::size_t end = at;
    int count = 0;
    while (count < 3) {
        std::size_t digits = 0;
        while (end + digits < text.size() && is_digit(text[end + digits])) {
            ++digits;
        }
        if (digits == 0 || digits > kDigits) {
            return at;
        }
        end += digits;
        ++count;
        const bool more = end + 1 < text.size() && marks.find(text[end]) != std::string_view::npos &&
                          is_digit(text[end + 1]);
        if (!more) {
            break;
        }
        ++end;
    }
    return count >= fewest ? end : at;
}

}  // namespace

std::size_t skip_time_stamp(std::string_view text, std::size_t at) {
    const std::size_t date = skip_numbers(text, at, "/-", 3);
    if (date == at || date >= text.size() || text[date] != ' ') {
        return at;
    }
    const std::size_t time = skip_numbers(text, date + 1, ":", 2);
    if (time == date + 1) {
        return at;
    }
    const std::string_view half = text.substr(time, 3);
    return half == " AM" || half == " PM" || half == " am" || half == " pm" ? time + half.size() : time;
}

bool is_sender(std::string_view text) {
    constexpr std::size_t kLongest = 120;  // bytes
    constexpr int kMostWords = 6;
    if (text.empty() || text.size() > kLongest) {
        return false;
    }
    int words = 0;
    for (std::size_t at = 0; at < text.size() && words <= kMostWords;) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        std::size_t letter = 0;
        while (letter < word.size() && !peek(word, letter).is_letter()) {
            letter = peek(word, letter).end;
        }
        if (!peek(word, letter).is(CharClass::Upper) && word.find('@') == std::string_view::npos) {
            return false;
        }
        ++words;
        at = end + 1;
    }
    return words <= kMostWords;
}

}  // namespace diglot
