#pragma once

#include "diglot/align/evidence.h"
#include "diglot/align/features.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace diglot {

/// Kinds of places between two segments of one text, by how the first ends and the second begins: a sentence
/// cut at an abbreviation, before a closing quote or after a colon looks different from a sentence's end.
constexpr std::size_t kBoundaryKinds = 24;

/// The kind of the place between `before` and `after`; `new_paragraph` when `after` begins one. 0 …
/// kBoundaryKinds - 1.
std::uint8_t boundary_kind(std::string_view before, std::string_view after, bool new_paragraph);

/// What structure says, learnt from the texts themselves, in nats.
struct StructureModel {
    /// Log-likelihood ratio of each kind for lying inside a bead against lying between beads.
    std::array<float, kBoundaryKinds> source_inside{};
    std::array<float, kBoundaryKinds> target_inside{};
    /// Log-likelihood ratio against chance of a bead starting at [source start][target start], see
    /// `SegmentStart`.
    std::array<std::array<float, kSegmentStarts>, kSegmentStarts> starts{};
};

/// Expected counts, gathered from the likely beads of a round, from which the next round's model is made.
struct StructureCounts {
    std::array<double, kBoundaryKinds> source_inside{};
    std::array<double, kBoundaryKinds> source_between{};
    std::array<double, kBoundaryKinds> target_inside{};
    std::array<double, kBoundaryKinds> target_between{};
    std::array<std::array<double, kSegmentStarts>, kSegmentStarts> starts{};

    /// Adds a bead with two sides that is right with probability `weight`.
    void add(const TextFeatures& source, const TextFeatures& target, Range source_range, Range target_range,
             double weight);
};

/// Turns counts into log ratios, leaning on what holds for texts in general: paragraphs begin together more
/// often than not, and a bead seldom crosses into a new one. No counts give that alone.
StructureModel fit_structure(const StructureCounts& counts);

/// Evidence from boundaries: which of them a bead swallows, and whether paragraphs begin together.
class StructureEvidence final : public Evidence {
public:
    /// All arguments must outlive the evidence.
    StructureEvidence(const TextFeatures& source, const TextFeatures& target, const StructureModel& model,
                      Range source_range, Range target_range);

    [[nodiscard]] std::string_view name() const override { return "structure"; }
    void add_scores(Shape shape, std::uint32_t source_end, Range target_ends,
                    std::span<float> scores) override;

private:
    const TextFeatures& source_;
    const TextFeatures& target_;
    const StructureModel& model_;
    Range source_range_;
    Range target_range_;
    std::vector<float>
        source_sums_;  // [n]: what the first n boundaries of the section say for being swallowed
    std::vector<float> target_sums_;
};

}  // namespace diglot
