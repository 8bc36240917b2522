#include "diglot/text/frame_line.h"

#include "diglot/text/tokens.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace diglot {
namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// All in the case-folded form of tokens.
constexpr std::array kEndWords = std::to_array<std::string_view>({"끝", "end", "0", "30"});
constexpr std::array kAgencies = std::to_array<std::string_view>(
    {"조선중앙통신", "조선중앙통신사", "연합뉴스", "뉴시스", "뉴스1", "신화통신", "신화", "이따르", "따쓰",
     "로이터", "kcna", "yonhap", "xinhua", "reuters", "tass", "ap", "afp", "itar", "interfax"});
constexpr std::array kMonths = std::to_array<std::string_view>(
    {"january",   "february", "march",    "april",    "may",  "june", "july", "august",
     "september", "october",  "november", "december", "jan",  "feb",  "mar",  "apr",
     "jun",       "jul",      "aug",      "sep",      "sept", "oct",  "nov",  "dec"});
constexpr std::array kDateWords = std::to_array<std::string_view>(
    {"주체", "juche", "년",  "월", "일", "일발", "발", "기자", "특파원", "일자", "th", "st",   "nd",
     "rd",   "of",    "the", "年", "月", "日",   "le", "de",   "den",    "del",  "di", "года", "г"});
constexpr std::array kLegal =
    std::to_array<std::string_view>({"copyright", "ⓒ", "©", "저작권자", "저작권", "무단전재"});

constexpr std::ptrdiff_t kLongestFrame = 14;  // tokens without marks
constexpr std::ptrdiff_t kMostOtherWords = 1;
constexpr std::size_t kLongestLine = 200;  // bytes; longer ones are not worth a look

struct Parts {
    std::ptrdiff_t words = 0;   ///< All that is no mark.
    std::ptrdiff_t others = 0;  ///< Words that are neither date nor agency.
    std::ptrdiff_t numbers = 0;
    bool month = false;
    bool agency = false;
    bool end_word = false;
    bool address = false;
    bool legal = false;
    bool bracket_or_dash = false;  ///< Begins with a bracket or dash, or ends in one.
    bool bracketed = false;        ///< Begins and ends so.
    bool place_first = false;      ///< Begins with a word and a comma: "Madrid, 2 de octubre".
};

/// Whether a month covers the token; of `numbers`, those before it are dropped.
bool is_month(const Token& token, std::span<const NumberToken>& numbers) {
    while (!numbers.empty() && numbers.front().bytes.end <= token.bytes.begin) {
        numbers = numbers.subspan(1);
    }
    return !numbers.empty() && numbers.front().bytes.begin < token.bytes.end &&
           numbers.front().canonical.starts_with("month:");
}

bool is_mark(const Token& token, std::string_view marks) {
    return token.kind == TokenKind::Punctuation && marks.find(token.form) != std::string_view::npos;
}

Parts take_stock(std::span<const Token> tokens, std::span<const NumberToken> numbers) {
    Parts parts;
    for (const Token& token : tokens) {
        if (token.kind == TokenKind::Punctuation) {
            parts.address = parts.address || token.form == "@";
            parts.legal = parts.legal || is_one_of(kLegal, token.form);
            continue;
        }
        ++parts.words;
        parts.end_word = is_one_of(kEndWords, token.form);
        parts.legal = parts.legal || is_one_of(kLegal, token.form);
        const bool month = is_one_of(kMonths, token.form) || token.form == "월" ||
                           (is_month(token, numbers) && token.kind != TokenKind::Number);
        parts.month = parts.month || month;
        const bool agency = is_one_of(kAgencies, token.form);
        parts.agency = parts.agency || agency;
        parts.numbers += token.kind == TokenKind::Number ? 1 : 0;
        const bool known = month || agency || token.kind == TokenKind::Number ||
                           is_one_of(kDateWords, token.form) || is_one_of(kEndWords, token.form);
        parts.others += known ? 0 : 1;
    }
    constexpr std::string_view kOpening = "([<-—–";
    constexpr std::string_view kClosing = ")]>-—–";
    const bool opened = is_mark(tokens.front(), kOpening);
    const bool closed = is_mark(tokens.back(), kClosing);
    parts.bracket_or_dash = opened || closed;
    parts.bracketed = opened && closed;
    parts.place_first = tokens.size() > 2 && tokens[0].capital && tokens[1].form == ",";
    return parts;
}

}  // namespace

bool is_frame_line(std::string_view segment) {
    return segment.size() <= kLongestLine && is_frame_line(segment, tokenize(segment), {});
}

bool is_frame_line(std::string_view segment, std::span<const Token> tokens,
                   std::span<const NumberToken> numbers) {
    const auto words = std::count_if(tokens.begin(), tokens.end(),
                                     [](const Token& token) { return token.kind != TokenKind::Punctuation; });
    if (segment.size() > kLongestLine || words == 0 || words > kLongestFrame) {
        return false;
    }
    const Parts parts = take_stock(tokens, numbers);
    const bool end_mark = parts.end_word && parts.words - 1 <= kMostOtherWords && parts.bracket_or_dash;
    const bool day = parts.month && parts.numbers > 0;
    const bool date = day && parts.others <= kMostOtherWords &&
                      (parts.bracket_or_dash || parts.agency || parts.place_first || parts.numbers > 1);
    const bool agency = parts.agency && parts.bracketed && parts.others <= kMostOtherWords;
    const bool address = parts.address && parts.words <= kLongestFrame / 2;
    return end_mark || date || agency || address || parts.legal;
}

bool begins_with_dateline(std::string_view segment) {
    constexpr std::size_t kLongestDateline = 100;  // bytes
    const std::size_t bracket = segment.substr(0, kLongestDateline).find(')');
    if (bracket == std::string_view::npos) {
        return false;
    }
    const std::string_view rest = segment.substr(bracket + 1);
    const std::size_t next = std::min(rest.find_first_not_of(' '), rest.size());
    const std::string_view behind = rest.substr(next);
    const bool parted = segment.front() == '(' || behind.starts_with('-') || behind.starts_with("—") ||
                        behind.starts_with("–") || behind.starts_with('=');
    return parted && !behind.empty() && is_frame_line(segment.substr(0, bracket + 1));
}

}  // namespace diglot
