#include "diglot/text/po_string.h"

#include "diglot/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace diglot {
namespace {

/// The byte that the digits of `text` from `at` on name in this base, `at` moved behind them.
char number_at(std::string_view text, std::size_t& at, std::size_t most_digits, int base) {
    unsigned value = 0;
    const char* begin = text.data() + at;
    const char* end = begin + std::min(most_digits, text.size() - at);
    at += static_cast<std::size_t>(std::from_chars(begin, end, value, base).ptr - begin);
    return static_cast<char>(static_cast<unsigned char>(value));
}

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

}  // namespace

std::string unquote_po(std::string_view line) {
    const std::size_t open = line.find('"');
    const std::size_t close = line.rfind('"');
    if (open == close) {
        return {};
    }
    line = line.substr(open + 1, close - open - 1);
    std::string text;
    bool numbers = false;
    for (std::size_t i = 0; i < line.size();) {
        const char c = line[i++];
        if (c != '\\' || i == line.size()) {
            text += c;
            continue;
        }
        const char escaped = line[i];
        if (escaped >= '0' && escaped <= '7') {
            text += number_at(line, i, 3, 8);
            numbers = true;
        } else if (escaped == 'x' && i + 1 < line.size() && is_hex(line[i + 1])) {
            text += number_at(line, ++i, 2, 16);
            numbers = true;
        } else {
            constexpr std::string_view kLetters = "ntrabfv";
            constexpr std::string_view kMeanings = "\n\t\r\a\b\f\v";
            const std::size_t known = kLetters.find(escaped);
            text += known == std::string_view::npos ? escaped : kMeanings[known];
            ++i;
        }
    }
    return numbers ? replace_invalid_utf8(text) : text;
}

}  // namespace diglot
