#include "diglot/corpus/query_lexer.h"

#include "diglot/base/error.h"
#include "diglot/corpus/query.h"
#include "diglot/text/character.h"
#include "diglot/text/measure.h"
#include "diglot/text/utf8.h"

#include <fmt/format.h>

#include <array>
#include <cctype>

namespace diglot {
namespace {

constexpr std::string_view kWordMarks = "-_'.";  // inside bare words: well-known, don't, 3.5, ko-KP
constexpr std::array<std::string_view, 17> kSymbols = {"!=", "<=", ">=", "[", "]", "(", ")", "{", "}",
                                                       "|",  "&",  "!",  ":", "=", "<", ">", ","};
constexpr std::string_view kMoreSymbols = "?*+";

bool is_word(char32_t c) {
    switch (char_class(c)) {
        case CharClass::Upper:
        case CharClass::Lower:
        case CharClass::Letter:
        case CharClass::Digit:
        case CharClass::Extend:
            return true;
        default:
            return c < 0x80 && kWordMarks.find(static_cast<char>(c)) != std::string_view::npos;
    }
}

bool is_space(std::string_view text, std::size_t at, std::size_t& next) {
    next = at;
    const CharClass found = char_class(next_code_point(text, next));
    return found == CharClass::Space || found == CharClass::LineEnd || text[at] == '\t';
}

/// The line shown to the user: one column a character stays one, line breaks and tabs become spaces.
std::string one_line(std::string_view text) {
    std::string line(text);
    for (char& c : line) {
        c = static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return line;
}

}  // namespace

void query_error(std::size_t at, const std::string& message, const std::string& advice) {
    throw Error(ErrorCode::Format, message, {{}, {}, at}, advice);
}

std::string point_at(std::string_view query, std::size_t byte) {
    const std::string line = one_line(query);
    const std::string spaces(count_columns(std::string_view(line).substr(0, byte)), ' ');
    return fmt::format("  {}\n  {}^", line, spaces);
}

QueryToken QueryLexer::quoted(char quote) {
    QueryToken token{QueryTokenKind::Text, {}, {}, at_, at_};
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
        if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
            ++at_;
            if (text_[at_] != '"' && text_[at_] != '\'') {
                token.value += '\\';
            }
        }
        token.value += text_[at_];
    }
    if (at_ >= text_.size()) {
        query_error(token.begin, "This quotation mark is never closed",
                    "Put the same mark behind the word; inside it is written \\\"");
    }
    ++at_;
    read_flags(token);
    token.end = at_;
    return token;
}

QueryToken QueryLexer::symbol() {
    for (const std::string_view symbol : kSymbols) {
        if (text_.substr(at_, symbol.size()) == symbol) {
            at_ += symbol.size();
            return {QueryTokenKind::Symbol, std::string(symbol), {}, at_ - symbol.size(), at_};
        }
    }
    if (kMoreSymbols.find(text_[at_]) != std::string_view::npos) {
        ++at_;
        return {QueryTokenKind::Symbol, std::string(1, text_[at_ - 1]), {}, at_ - 1, at_};
    }
    query_error(at_, "This character means nothing in a query", "Put marks into quotes, as in \"%\"");
}

void QueryLexer::read_flags(QueryToken& token) {
    if (at_ >= text_.size() || text_[at_] != '%') {
        return;
    }
    const std::size_t begin = at_++;
    while (at_ < text_.size() && std::isalpha(static_cast<unsigned char>(text_[at_])) != 0) {
        token.flags += text_[at_++];
    }
    if (token.flags.empty() || token.flags.find_first_not_of("cdlpswe") != std::string::npos) {
        query_error(
            begin, "There is no such flag",
            "Flags are %c (case alike), %d (accents alike), %l (no regular expression), %w (whole word), "
            "%p (beginning), %e (end), %s (any part)");
    }
}

QueryToken QueryLexer::next() {
    std::size_t after = at_;
    while (at_ < text_.size() && is_space(text_, at_, after)) {
        at_ = after;
    }
    if (at_ >= text_.size()) {
        return {QueryTokenKind::End, {}, {}, text_.size(), text_.size()};
    }
    if (text_[at_] == '"' || text_[at_] == '\'') {
        return quoted(text_[at_]);
    }
    QueryToken token{QueryTokenKind::Word, {}, {}, at_, at_};
    for (after = at_; after < text_.size() && is_word(next_code_point(text_, after)); at_ = after) {
    }
    if (at_ == token.begin) {
        return symbol();
    }
    token.value = text_.substr(token.begin, at_ - token.begin);
    read_flags(token);
    token.end = at_;
    return token;
}

}  // namespace diglot
