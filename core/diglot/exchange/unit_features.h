#pragma once

#include "diglot/bitext/translation_unit.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace diglot {

/// Something about a unit that not every format can hold.
enum class UnitFeature : std::uint8_t {
    Id,
    Score,
    Confidence,
    Origin,        ///< That a person joined it.
    Review,        ///< That a person accepted or rejected it.
    Properties,    ///< Dates, notes and all else.
    Languages,     ///< Language tags.
    Documents,     ///< Names of documents.
    SegmentIds,    ///< Ids or positions of the sentences in their documents.
    Sentences,     ///< Where one sentence ends and the next begins, in a side of several.
    NullSides,     ///< Units with an empty side.
    MoreVariants,  ///< More than two wordings.
    SameLanguage,  ///< Several wordings in one language.
    LineBreaks,    ///< Line breaks and tabs inside a text.
    OuterSpaces,   ///< White space at the ends of a text, or several spaces in a row.
    Controls,      ///< Characters that XML 1.0 forbids.
    LongTexts,     ///< More than 32,767 UTF-16 units in a text (the limit of a cell in a spreadsheet).
};
inline constexpr std::size_t kUnitFeatureCount = 17;

/// A set of features.
class UnitFeatures {
public:
    constexpr UnitFeatures() = default;
    template <typename... More>
    constexpr explicit UnitFeatures(UnitFeature first, More... more)
        : bits_((bit(first) | ... | bit(more))) {}

    static constexpr UnitFeatures all() { return UnitFeatures((std::uint32_t{1} << kUnitFeatureCount) - 1); }
    [[nodiscard]] constexpr bool has(UnitFeature feature) const { return (bits_ & bit(feature)) != 0; }
    constexpr void add(UnitFeature feature) { bits_ |= bit(feature); }
    [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
    /// Those that are not in `others`.
    [[nodiscard]] constexpr UnitFeatures without(UnitFeatures others) const {
        return UnitFeatures(bits_ & ~others.bits_);
    }
    /// These and one more.
    [[nodiscard]] constexpr UnitFeatures with(UnitFeature feature) const {
        return UnitFeatures(bits_ | bit(feature));
    }
    friend constexpr bool operator==(UnitFeatures, UnitFeatures) = default;

private:
    explicit constexpr UnitFeatures(std::uint32_t bits) : bits_(bits) {}
    static constexpr std::uint32_t bit(UnitFeature feature) {
        return std::uint32_t{1} << static_cast<std::uint32_t>(feature);
    }

    std::uint32_t bits_ = 0;
};

/// What a loss of the feature is called in reports: "ids", "scores", "null beads", …
std::string_view to_string(UnitFeature feature);

/// What this unit has. O(bytes of text).
UnitFeatures features_of(const TranslationUnit& unit);

}  // namespace diglot
