#pragma once

#include "diglot/align/evidence.h"
#include "diglot/align/features.h"

#include <span>
#include <vector>

namespace diglot {

/// Evidence from lines that stand for themselves: those that frame a text (`is_frame_line`: datelines, dates,
/// end marks) and those without words (rows of dots, page numbers). When only one side of a bead holds one,
/// it was more likely left out by the other version than rendered inside a sentence.
class FrameEvidence final : public Evidence {
public:
    /// The arguments must outlive the evidence.
    FrameEvidence(const TextFeatures& source, const TextFeatures& target)
        : source_(source), target_(target) {}

    [[nodiscard]] std::string_view name() const override { return "frame"; }
    void add_scores(Shape shape, std::uint32_t source_end, Range target_ends,
                    std::span<float> scores) override;

private:
    const TextFeatures& source_;
    const TextFeatures& target_;
};

}  // namespace diglot
