#include "diglot/variants/witness_text.h"

#include "diglot/text/english.h"
#include "diglot/text/korean.h"
#include "diglot/text/language.h"
#include "diglot/text/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace diglot {
namespace {

bool is_apostrophe(std::string_view mark) {
    return mark == "'" || mark == "’" || mark == "ʼ";
}

/// ㄹ and ㄴ at the head of a word fall silent or change in the South (녀성, 여성; 로동, 노동); both are
/// levelled.
char32_t level_initial_sound(char32_t syllable) {
    constexpr int kNieun = 2;
    constexpr int kRieul = 5;
    constexpr int kSilent = 11;
    constexpr std::array<int, 7> kSoft = {2, 3, 6, 7, 12, 17, 20};  // ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ
    const HangulSyllable parts = take_apart(syllable);
    if (parts.initial != kNieun && parts.initial != kRieul) {
        return syllable;
    }
    const bool soft = std::find(kSoft.begin(), kSoft.end(), parts.vowel) != kSoft.end();
    const int initial = soft ? kSilent : kNieun;
    return static_cast<char32_t>(0xAC00 + (initial * 21 + parts.vowel) * 28 + parts.final);
}

void replace_all(std::string& word, std::string_view from, std::string_view to) {
    for (std::size_t at = word.find(from); at != std::string::npos; at = word.find(from, at + to.size())) {
        word.replace(at, from.size(), to);
    }
}

/// English spellings brought to one form by force; what else falls together does no harm.
std::string level_english(std::string_view word) {
    constexpr std::size_t kShort = 4;
    std::string key = english_stem(word);
    if (key.size() < kShort) {
        return key;
    }
    for (const auto& [from, to] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
             {"ae", "e"}, {"oe", "e"}, {"our", "or"}, {"isation", "ization"}, {"ll", "l"}, {"ogu", "og"}}) {
        replace_all(key, from, to);
    }
    for (const auto& [from, to] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
             {"is", "iz"}, {"ys", "yz"}, {"er", "r"}, {"enc", "ens"}}) {
        if (key.size() > from.size() + 2 && key.ends_with(from)) {
            key.replace(key.size() - from.size(), from.size(), to);
            break;
        }
    }
    return key;
}

bool is_single_letter(const Token& token) {
    return token.kind == TokenKind::Word && count_code_points(token.form) == 1;
}

/// The index behind a word that goes on after `at` through apostrophes ("People's") or points ("U.S.").
std::size_t end_of_word(const std::vector<Token>& tokens, std::string_view text, std::size_t at) {
    const auto mark = [&](std::size_t i) {
        return text.substr(tokens[i].bytes.begin, tokens[i].bytes.size());
    };
    const auto touches = [&](std::size_t i) {
        return i < tokens.size() && tokens[i].bytes.begin == tokens[i - 1].bytes.end;
    };
    std::size_t end = at + 1;
    if (tokens[at].kind != TokenKind::Word) {
        return end;
    }
    while (touches(end) && is_apostrophe(mark(end)) && touches(end + 1) &&
           tokens[end + 1].kind == TokenKind::Word) {
        end += 2;
    }
    if (end > at + 1 || !is_single_letter(tokens[at])) {
        return end;
    }
    std::size_t letters = 1;
    while (touches(end) && mark(end) == "." && touches(end + 1) && is_single_letter(tokens[end + 1])) {
        end += 2;
        ++letters;
    }
    const bool last_point = letters > 1 && touches(end) && mark(end) == ".";
    return last_point ? end + 1 : end;
}

}  // namespace

std::uint32_t AtomTable::number(std::string_view text) {
    const auto found = numbers_.find(text);
    if (found != numbers_.end()) {
        return found->second;
    }
    const auto number = static_cast<std::uint32_t>(numbers_.size());
    numbers_.emplace(text, number);
    return number;
}

std::string comparison_key(std::string_view folded, TokenKind kind, std::string_view language) {
    if (kind == TokenKind::Hangul) {
        std::string key;
        std::size_t at = 0;
        while (at < folded.size()) {
            const char32_t c = next_code_point(folded, at);
            append_code_point(key, is_hangul_syllable(c) ? level_initial_sound(c) : c);
        }
        return key;
    }
    if (kind != TokenKind::Word) {
        return std::string(folded);
    }
    std::string word(folded);
    std::erase(word, '.');
    const std::size_t apostrophe = std::min(word.find('\''), word.find("’"));
    if (apostrophe != std::string::npos && word.ends_with('s')) {
        word.resize(apostrophe);
    }
    return language == "en" ? level_english(word) : word;
}

WitnessText::WitnessText(const SegmentedDocument& document, AtomTable& table)
    : document_(&document), language_(primary_language(document.document().language)) {
    starts_.push_back(0);
    for (std::uint32_t i = 0; i < document.size(); ++i) {
        add_segment(i, table);
        starts_.push_back(static_cast<std::uint32_t>(atoms_.size()));
        words_.push_back(static_cast<std::uint32_t>(std::count_if(
            atoms_.begin() + starts_[i], atoms_.end(), [](const Atom& atom) { return atom.is_word(); })));
    }
}

std::string_view WitnessText::text(const Atom& atom) const {
    return std::string_view(document_->paragraph_of(atom.segment).text)
        .substr(atom.bytes.begin, atom.bytes.size());
}

void WitnessText::add_segment(std::uint32_t segment, AtomTable& table) {
    const std::string_view text = document_->text(segment);
    const std::uint32_t offset = document_->segments()[segment].bytes.begin;
    const std::vector<Token> tokens = tokenize(text);
    std::uint32_t last_end = 0;
    const auto add = [&](Range bytes, std::string_view folded, const Token& token) {
        const bool spaced = atoms_.size() == starts_.back() || bytes.begin > last_end;
        last_end = bytes.end;
        atoms_.push_back({table.number(comparison_key(folded, token.kind, language_)),
                          table.number(text.substr(bytes.begin, bytes.size())),
                          segment,
                          {bytes.begin + offset, bytes.end + offset},
                          token.kind,
                          spaced,
                          token.capital});
    };
    for (std::size_t i = 0; i < tokens.size();) {
        const Token& token = tokens[i];
        const std::size_t end = end_of_word(tokens, text, i);
        if (token.kind == TokenKind::Hangul) {
            const std::string_view run = text.substr(token.bytes.begin, token.bytes.size());
            std::size_t at = 0;
            while (at < run.size()) {
                const std::size_t begin = at;
                next_code_point(run, at);
                add({token.bytes.begin + static_cast<std::uint32_t>(begin),
                     token.bytes.begin + static_cast<std::uint32_t>(at)},
                    run.substr(begin, at - begin), token);
            }
        } else {
            std::string folded = token.form;
            for (std::size_t k = i + 1; k < end; ++k) {
                folded += tokens[k].form;
            }
            add({token.bytes.begin, tokens[end - 1].bytes.end}, folded, token);
        }
        i = end;
    }
}

}  // namespace diglot
