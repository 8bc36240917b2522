#include "diglot/variants/term_index.h"

#include "diglot/text/character.h"
#include "diglot/text/language.h"
#include "diglot/text/tokens.h"
#include "diglot/text/utf8.h"

#include <algorithm>

namespace diglot {

TermIndex::TermIndex(const std::string& language)
    : english_(primary_language(language) == "en"), korean_(primary_language(language) == "ko") {}

void TermIndex::add(const TermFinder& term, std::uint32_t number) {
    if (!keys_) {
        keys_ = term;
    }
    for (std::string& hint : term.hints()) {
        terms_[std::move(hint)].push_back(number);
    }
}

std::vector<std::uint32_t> TermIndex::candidates(std::string_view text) {
    std::vector<std::uint32_t> numbers;
    if (korean_) {
        add_korean(text, numbers);
    } else if (keys_) {
        for (const Token& token : tokenize(text)) {
            if (token.kind == TokenKind::Punctuation) {
                continue;
            }
            add_matching(english_ ? key_of(token.form) : token.form.substr(0, TermFinder::kHintBytes),
                         numbers);
        }
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

void TermIndex::add_matching(const std::string& hint, std::vector<std::uint32_t>& numbers) const {
    if (const auto found = terms_.find(hint); found != terms_.end()) {
        numbers.insert(numbers.end(), found->second.begin(), found->second.end());
    }
}

/// Each code point, and each with the one behind it, white space aside.
void TermIndex::add_korean(std::string_view text, std::vector<std::uint32_t>& numbers) const {
    std::string before;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const CharClass kind = char_class(next_code_point(text, at));
        if (kind == CharClass::Space || kind == CharClass::LineEnd) {
            continue;
        }
        std::string here(text.substr(begin, at - begin));
        add_matching(here, numbers);
        if (!before.empty()) {
            add_matching(before + here, numbers);
        }
        before = std::move(here);
    }
}

const std::string& TermIndex::key_of(const std::string& word) {
    const auto [place, fresh] = key_of_.try_emplace(word);
    if (fresh) {
        place->second = keys_->key_of(word);
    }
    return place->second;
}

}  // namespace diglot
