#pragma once

#include "diglot/bitext/document.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace diglot {

/// The texts that an embedder is asked about: every window of 1 … `longest` consecutive segments, joined by a
/// space, without line feeds, each text once, in order of their first appearance. O(bytes × longest²).
std::vector<std::string> embedding_windows(const SegmentedDocument& document, unsigned longest);

/// Sentence vectors of one document, for windows of consecutive segments.
class SegmentEmbeddings {
public:
    SegmentEmbeddings() = default;
    /// `values` holds one row of `dimension` numbers for each of `texts`, as vecalign's overlaps files do:
    /// windows joined by a space, cut after 10,000 characters; windows that are not there are made of their
    /// segments' vectors. Throws `Error`: Argument (sizes that do not fit), Format (a number that is not
    /// finite, a segment without a vector).
    SegmentEmbeddings(const SegmentedDocument& document, std::span<const std::string> texts,
                      std::span<const float> values, std::size_t dimension);

    [[nodiscard]] std::size_t size() const { return single_.size(); }
    [[nodiscard]] std::size_t dimension() const { return dimension_; }
    /// The vector of `count` segments from `first`, of length 1 or, where nothing is known, 0: in place where
    /// it was given, else made in `space`.
    [[nodiscard]] std::span<const float> window(std::uint32_t first, std::uint32_t count,
                                                std::vector<float>& space) const;

private:
    static constexpr std::uint32_t kNone = UINT32_MAX;

    [[nodiscard]] std::span<const float> row(std::uint32_t index) const {
        return {values_.data() + index * dimension_, dimension_};
    }

    std::size_t dimension_ = 0;
    unsigned longest_ = 1;
    std::vector<float> values_;           // rows of length 1
    std::vector<std::uint32_t> single_;   // row of each segment
    std::vector<std::uint32_t> windows_;  // [segment × longest + count - 1]: row or kNone
};

/// The product of two vectors of the same size.
float dot(std::span<const float> a, std::span<const float> b);

}  // namespace diglot
