#include "diglot/align/features.h"

#include "diglot/align/length_evidence.h"
#include "diglot/text/tokens.h"

#include <algorithm>

namespace diglot {
namespace {

constexpr std::size_t kStemLetters = 5;

void add_units(const Token& token, std::vector<std::string>& units) {
    switch (token.kind) {
        case TokenKind::Hangul: {
            const std::string_view two = first_code_points(token.form, 2);
            units.emplace_back(two);
            const std::string_view three = first_code_points(token.form, 3);
            if (three.size() > two.size()) {
                units.emplace_back(three);
            }
            break;
        }
        case TokenKind::Number: {
            std::string digits = token.form;
            std::erase_if(digits, [](char c) { return c == '.' || c == ','; });
            units.push_back(std::move(digits));
            break;
        }
        case TokenKind::Word:
            units.emplace_back(first_code_points(token.form, kStemLetters));
            break;
        case TokenKind::Han:
        case TokenKind::Kana:
        case TokenKind::Punctuation:
            units.push_back(token.form);
            break;
    }
}

}  // namespace

std::uint32_t Vocabulary::add(std::string_view form) {
    auto found = ids_.find(form);
    if (found == ids_.end()) {
        found = ids_.emplace(form, static_cast<std::uint32_t>(forms_.size())).first;
        forms_.push_back(&found->first);
        counts_.push_back(0);
    }
    ++counts_[found->second];
    ++total_;
    return found->second;
}

std::vector<std::string> lexical_units(std::string_view text) {
    std::vector<std::string> units;
    for (const Token& token : tokenize(text)) {
        add_units(token, units);
    }
    return units;
}

TextFeatures read_features(const SegmentedDocument& document, Vocabulary& vocabulary) {
    TextFeatures features;
    std::vector<double> lengths;
    for (std::size_t i = 0; i < document.size(); ++i) {
        const std::string_view text = document.text(i);
        for (const std::string& unit : lexical_units(text)) {
            features.units.push_back(vocabulary.add(unit));
        }
        features.offsets.push_back(features.units.size());
        lengths.push_back(weighted_length(text));
        features.starts_paragraph.push_back(document.starts_paragraph(i) ? 1 : 0);
    }
    features.length_sums = length_sums(lengths);
    return features;
}

}  // namespace diglot
