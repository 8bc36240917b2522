#include "diglot/lexicon/unit_reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace diglot {
namespace {

constexpr std::size_t kStemLetters = 5;
constexpr std::size_t kShorterSyllables = 2;
constexpr std::size_t kMostEndingBytes = 3;

/// Marks of the same meaning in other scripts and traditions, so that speech in one language is speech in the
/// other.
constexpr std::array kEqualMarks = std::to_array<std::pair<std::string_view, std::string_view>>({{"„", "“"},
                                                                                                 {"‟", "“"},
                                                                                                 {"「", "“"},
                                                                                                 {"『", "“"},
                                                                                                 {"《", "“"},
                                                                                                 {"〈", "“"},
                                                                                                 {"」", "”"},
                                                                                                 {"』", "”"},
                                                                                                 {"》", "”"},
                                                                                                 {"〉", "”"},
                                                                                                 {"。", "."},
                                                                                                 {"、", ","},
                                                                                                 {"،", ","},
                                                                                                 {"؛", ";"},
                                                                                                 {"؟", "?"},
                                                                                                 {"¿", "?"},
                                                                                                 {"¡", "!"}});
/// Quotation marks that open in one tradition and close in another, with what they do where nothing tells.
constexpr std::array kQuotes = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"\"", "”"}, {"“", "“"}, {"”", "”"}, {"«", "“"}, {"»", "”"}, {"‹", "“"}, {"›", "”"}});

template <std::size_t N>
const std::string_view* find_mark(const std::array<std::pair<std::string_view, std::string_view>, N>& marks,
                                  std::string_view form) {
    const auto* found =
        std::find_if(marks.begin(), marks.end(), [&](const auto& mark) { return mark.first == form; });
    return found == marks.end() ? nullptr : &found->second;
}

std::string_view mark_unit(const Token& token, std::string_view text) {
    if (const std::string_view* equal = find_mark(kEqualMarks, token.form)) {
        return *equal;
    }
    const std::string_view* usual = find_mark(kQuotes, token.form);
    if (usual == nullptr) {
        return token.form;
    }
    constexpr std::string_view kBefore = " \t(";
    constexpr std::string_view kBehind = " \t).,;:!?";
    const bool opens =
        token.bytes.begin == 0 || kBefore.find(text[token.bytes.begin - 1]) != std::string_view::npos;
    const bool closes =
        token.bytes.end == text.size() || kBehind.find(text[token.bytes.end]) != std::string_view::npos;
    return opens == closes ? *usual : opens ? "“" : "”";
}

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

void UnitReader::add_token(const Token& token, std::string_view text, std::vector<std::uint32_t>& units) {
    if (token.kind == TokenKind::Punctuation) {
        units.push_back(units_.add(mark_unit(token, text)));
        return;
    }
    if (token.kind == TokenKind::Word || token.kind == TokenKind::Hangul || token.kind == TokenKind::Kana) {
        add_word(token, units);
    } else {
        units.push_back(units_.add(main_unit(token)));
    }
}

/// A word seen before has its units already: they are only counted.
void UnitReader::add_word(const Token& token, std::vector<std::uint32_t>& units) {
    const std::uint32_t number = words_.add(token.form);
    if (number == word_facts_.size()) {
        word_facts_.push_back(new_word(token));
        const std::uint32_t unit = word_facts_.back().unit;
        words_of_unit_.resize(std::max<std::size_t>(words_of_unit_.size(), unit + 1));
        words_of_unit_[unit].push_back(number);
    }
    Word& word = word_facts_[number];
    word.capitals += token.capital ? 1 : 0;
    for (const std::uint32_t unit : {word.shorter, word.unit}) {
        if (unit != Vocabulary::kAbsent) {
            units_.add_again(unit);
            units.push_back(unit);
        }
    }
}

UnitReader::Word UnitReader::new_word(const Token& token) {
    Word word;
    word.kind = token.kind;
    const std::string_view most = main_unit(token);
    const std::string_view less = first_code_points(token.form, kShorterSyllables);
    if (token.kind == TokenKind::Hangul && less.size() < most.size()) {
        word.shorter = units_.number_of(less);
    }
    word.unit = units_.number_of(most);
    return word;
}

void UnitReader::read(std::string_view text, std::span<const Token> tokens,
                      std::vector<std::uint32_t>& units) {
    numbers_read_ = numbers_.find(text);
    auto number = numbers_read_.begin();
    Range han;  // characters in a row
    for (const Token& token : tokens) {
        while (number != numbers_read_.end() && number->bytes.end <= token.bytes.begin) {
            ++number;
        }
        const bool numeral = number != numbers_read_.end() && token.bytes.end > number->bytes.begin;
        if (numeral || token.kind != TokenKind::Han || token.bytes.begin != han.end) {
            add_han_words(text.substr(han.begin, han.size()), units);
            han = {token.bytes.begin, token.bytes.begin};
        }
        if (!numeral) {
            add_token(token, text, units);
            han.end = token.kind == TokenKind::Han ? token.bytes.end : han.end;
        }
    }
    add_han_words(text.substr(han.begin, han.size()), units);
    for (const NumberToken& found : numbers_read_) {
        units.push_back(units_.add(found.canonical));
    }
}

/// Adds the words of several characters in a row of them, beside the characters: a word says more, and where
/// it was not seen before, its characters still say something.
void UnitReader::add_han_words(std::string_view run, std::vector<std::uint32_t>& units) {
    constexpr std::size_t kHanBytes = 3;
    if (run.size() <= kHanBytes) {
        return;
    }
    std::uint32_t begin = 0;
    for (const std::uint32_t end : dictionary_breaks(run)) {
        if (end - begin > kHanBytes) {
            units.push_back(units_.add(run.substr(begin, end - begin)));
        }
        begin = end;
    }
}

/// Forms of one word differ by endings of a few letters; a compound that begins like the word differs by
/// more.
float UnitReader::share_of(const Token& token, std::uint32_t unit) const {
    if (token.kind != TokenKind::Word || unit >= words_of_unit_.size()) {
        return 1.0F;
    }
    std::uint64_t all = 0;
    std::uint64_t alike = 0;
    for (const std::uint32_t word : words_of_unit_[unit]) {
        const std::string& form = words_.form(word);
        const auto end = std::mismatch(form.begin(), form.end(), token.form.begin(), token.form.end()).first;
        const auto common = static_cast<std::size_t>(end - form.begin());
        all += words_.count(word);
        if (common + kMostEndingBytes >= std::max(form.size(), token.form.size())) {
            alike += words_.count(word);
        }
    }
    return all == 0 ? 1.0F : static_cast<float>(alike) / static_cast<float>(all);
}

std::vector<UnitReader::Found> UnitReader::find(std::string_view entry) const {
    std::vector<Found> found;
    for (const Token& token : tokenize(entry)) {
        if (token.kind != TokenKind::Punctuation) {
            const std::uint32_t unit = units_.find(main_unit(token));
            found.push_back({unit, unit == Vocabulary::kAbsent ? 0.0F : share_of(token, unit)});
        }
    }
    return found;
}

}  // namespace diglot
