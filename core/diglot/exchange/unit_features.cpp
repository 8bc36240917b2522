#include "diglot/exchange/unit_features.h"

#include "diglot/exchange/unit_facts.h"

#include <algorithm>
#include <array>
#include <set>

namespace diglot {
namespace {

constexpr std::size_t kLongText = 32767;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// True for a byte sequence of U+FFFE or U+FFFF at `at`.
bool is_noncharacter(std::string_view text, std::size_t at) {
    const std::string_view three = text.substr(at, 3);
    return three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF";
}

/// True for U+0085, U+2028 or U+2029 at `at`.
bool is_line_separator(std::string_view text, std::size_t at) {
    const std::string_view three = text.substr(at, 3);
    return three.starts_with("\xC2\x85") || three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9";
}

void add_text_features(std::string_view text, UnitFeatures& features) {
    std::size_t utf16_units = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        utf16_units += (byte & 0xC0U) == 0x80U ? 0 : byte >= 0xF0U ? 2 : 1;
        if (byte < ' ') {
            const bool breaks = byte == '\t' || byte == '\n' || byte == '\r';
            features.add(breaks ? UnitFeature::LineBreaks : UnitFeature::Controls);
        } else if (byte == ' ' && at > 0 && text[at - 1] == ' ') {
            features.add(UnitFeature::OuterSpaces);
        } else if ((byte == 0xC2U || byte == 0xE2U) && is_line_separator(text, at)) {
            features.add(UnitFeature::LineBreaks);
        } else if (byte == 0xEFU && is_noncharacter(text, at)) {
            features.add(UnitFeature::Controls);
        }
    }
    if (!text.empty() && (is_space(text.front()) || is_space(text.back()))) {
        features.add(UnitFeature::OuterSpaces);
    }
    if (utf16_units > kLongText) {
        features.add(UnitFeature::LongTexts);
    }
}

void add_variant_features(const UnitVariant& variant, UnitFeatures& features) {
    if (variant.language != "und" && !variant.language.empty()) {
        features.add(UnitFeature::Languages);
    }
    if (!variant.document.empty()) {
        features.add(UnitFeature::Documents);
    }
    if (!variant.segment_ids.empty()) {
        features.add(UnitFeature::SegmentIds);
    }
    if (variant.segments.size() > 1) {
        features.add(UnitFeature::Sentences);
    }
    for (const std::string& segment : variant.segments) {
        add_text_features(segment, features);
    }
}

}  // namespace

std::string_view to_string(UnitFeature feature) {
    static constexpr std::array<std::string_view, kUnitFeatureCount> kNames = {
        "ids",
        "scores",
        "confidence",
        "origin",
        "review states",
        "properties",
        "language tags",
        "names of documents",
        "ids of sentences",
        "ends of sentences",
        "null beads",
        "variants beyond two",
        "rival variants of one language",
        "line breaks and tabs",
        "spaces at the ends and runs of spaces",
        "control characters",
        "texts of more than 32767 characters",
    };
    return kNames.at(static_cast<std::size_t>(feature));
}

UnitFeatures features_of(const TranslationUnit& unit) {
    UnitFeatures features;
    const auto add_if = [&](bool holds, UnitFeature feature) {
        if (holds) {
            features.add(feature);
        }
    };
    add_if(!unit.id.empty(), UnitFeature::Id);
    add_if(unit.score.has_value(), UnitFeature::Score);
    add_if(unit.confidence.has_value(), UnitFeature::Confidence);
    add_if(unit.origin == BeadOrigin::Human, UnitFeature::Origin);
    add_if(unit.review != ReviewState::Unreviewed, UnitFeature::Review);
    add_if(!unit.properties.empty(), UnitFeature::Properties);
    add_if(unit.variants.size() > 2, UnitFeature::MoreVariants);
    add_if(has_null_side(unit), UnitFeature::NullSides);
    std::set<std::string_view> languages;
    for (const UnitVariant& variant : unit.variants) {
        add_if(variant.language != "und" && !languages.insert(variant.language).second,
               UnitFeature::SameLanguage);
        add_variant_features(variant, features);
    }
    return features;
}

}  // namespace diglot
