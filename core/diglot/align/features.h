#pragma once

#include "diglot/bitext/document.h"
#include "diglot/lexicon/unit_reader.h"

#include <cstdint>
#include <span>
#include <vector>

namespace diglot {

/// What a segment begins.
enum class SegmentStart : std::uint8_t { Nothing, Paragraph, Heading };
constexpr std::size_t kSegmentStarts = 3;

/// What the aligner looks at in one document instead of its text.
struct TextFeatures {
    std::vector<std::size_t> offsets{
        0};  ///< Units of segment i: `units[offsets[i]]` … `units[offsets[i + 1] - 1]`.
    std::vector<std::uint32_t> units;    ///< Numbers in a Vocabulary.
    std::vector<std::uint32_t> counts;   ///< How often the document has each of `units`.
    std::vector<double> length_sums;     ///< Running `weighted_length`, one more than segments.
    std::vector<SegmentStart> starts;    ///< One a segment: what it begins.
    std::vector<std::uint8_t> boundary;  ///< One a segment: the `boundary_kind` of the place before it.

    std::vector<std::uint32_t> frame_sums{0};     ///< Running count of frame lines, one more than segments.
    std::vector<std::uint32_t> dateline_sums{0};  ///< The same of segments that begin with a dateline.
    std::vector<std::uint32_t> wordless_sums{0};  ///< The same of marks and figures alone: "* * *", "12".

    [[nodiscard]] std::size_t size() const { return offsets.size() - 1; }
    /// The units of one segment, and of several in a row.
    [[nodiscard]] std::span<const std::uint32_t> segment(std::size_t i) const {
        return {units.data() + offsets[i], offsets[i + 1] - offsets[i]};
    }
    [[nodiscard]] std::span<const std::uint32_t> units_in(Range segments) const {
        return {units.data() + offsets[segments.begin], offsets[segments.end] - offsets[segments.begin]};
    }
};

/// Reads a document into features; `reader` numbers its units. `counts` is left empty. O(bytes).
TextFeatures read_features(const SegmentedDocument& document, UnitReader& reader);

/// Fills `features.counts`. `totals` is working space that holds zeroes before and after, so that many small
/// documents of a large vocabulary cost no more than their units. O(units).
void count_units(TextFeatures& features, std::vector<std::uint32_t>& totals);

}  // namespace diglot
