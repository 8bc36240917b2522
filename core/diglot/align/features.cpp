#include "diglot/align/features.h"

#include "diglot/align/length_evidence.h"
#include "diglot/align/structure_evidence.h"
#include "diglot/text/frame_line.h"
#include "diglot/text/tokens.h"

#include <algorithm>

namespace diglot {

namespace {

SegmentStart segment_start(const SegmentedDocument& document, std::size_t segment) {
    if (!document.starts_paragraph(segment)) {
        return SegmentStart::Nothing;
    }
    const ParagraphKind kind = document.paragraph_of(segment).kind;
    const bool heading = kind == ParagraphKind::Title || kind == ParagraphKind::Heading;
    return heading ? SegmentStart::Heading : SegmentStart::Paragraph;
}

bool has_words(const std::vector<Token>& tokens) {
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.kind != TokenKind::Punctuation && token.kind != TokenKind::Number;
    });
}

}  // namespace

TextFeatures read_features(const SegmentedDocument& document, UnitReader& reader) {
    TextFeatures features;
    std::vector<double> lengths;
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < document.size(); ++i) {
        const std::string_view text = document.text(i);
        tokenize(text, tokens);
        reader.read(text, tokens, features.units);
        features.offsets.push_back(features.units.size());
        lengths.push_back(weighted_length(text));
        const bool frame = is_frame_line(text, tokens, reader.numbers_read());
        const bool dateline = !frame && begins_with_dateline(text);
        features.frame_sums.push_back(features.frame_sums.back() + (frame ? 1U : 0U));
        features.dateline_sums.push_back(features.dateline_sums.back() + (dateline ? 1U : 0U));
        features.wordless_sums.push_back(features.wordless_sums.back() +
                                         (!frame && !has_words(tokens) ? 1U : 0U));
        const bool new_paragraph = document.starts_paragraph(i);
        features.starts.push_back(segment_start(document, i));
        features.boundary.push_back(
            boundary_kind(i > 0 ? document.text(i - 1) : std::string_view(), text, new_paragraph));
    }
    features.length_sums = length_sums(lengths);
    return features;
}

void count_units(TextFeatures& features, std::vector<std::uint32_t>& totals) {
    for (const std::uint32_t unit : features.units) {
        totals.resize(std::max<std::size_t>(totals.size(), unit + 1), 0);
        ++totals[unit];
    }
    features.counts.clear();
    features.counts.reserve(features.units.size());
    for (const std::uint32_t unit : features.units) {
        features.counts.push_back(totals[unit]);
    }
    for (const std::uint32_t unit : features.units) {
        totals[unit] = 0;
    }
}

}  // namespace diglot
