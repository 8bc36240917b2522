#include "diglot/lexicon/unit_reader.h"

namespace diglot {
namespace {

constexpr std::size_t kStemLetters = 5;

/// The unit of a token that says most; Hangul has a shorter one beside it.
std::string_view main_unit(const Token& token) {
    switch (token.kind) {
        case TokenKind::Hangul:
            return first_code_points(token.form, 3);
        case TokenKind::Word:
            return first_code_points(token.form, kStemLetters);
        default:
            return token.form;
    }
}

}  // namespace

UnitReader::UnitReader(const std::string& language) : numbers_(language) {}

void UnitReader::add_token(const Token& token, std::vector<std::uint32_t>& units) {
    const std::string_view most = main_unit(token);
    if (token.kind == TokenKind::Hangul) {
        const std::string_view less = first_code_points(token.form, 2);
        if (less.size() < most.size()) {
            units.push_back(units_.add(less));
        }
    }
    const std::uint32_t unit = units_.add(most);
    units.push_back(unit);
    if (token.kind == TokenKind::Word || token.kind == TokenKind::Hangul || token.kind == TokenKind::Kana) {
        const std::uint32_t word = words_.add(token.form);
        if (word == word_facts_.size()) {
            word_facts_.push_back({unit, token.kind, 0});
        }
        word_facts_[word].capitals += token.capital ? 1 : 0;
    }
}

void UnitReader::read(std::string_view text, std::vector<std::uint32_t>& units) {
    const std::vector<NumberToken> numbers = numbers_.find(text);
    auto number = numbers.begin();
    for (const Token& token : tokenize(text)) {
        while (number != numbers.end() && number->bytes.end <= token.bytes.begin) {
            ++number;
        }
        if (number == numbers.end() || token.bytes.end <= number->bytes.begin) {
            add_token(token, units);
        }
    }
    for (const NumberToken& found : numbers) {
        units.push_back(units_.add(found.canonical));
    }
}

std::vector<std::uint32_t> UnitReader::find(std::string_view entry) const {
    std::vector<std::uint32_t> found;
    for (const Token& token : tokenize(entry)) {
        if (token.kind != TokenKind::Punctuation) {
            found.push_back(units_.find(main_unit(token)));
        }
    }
    return found;
}

}  // namespace diglot
