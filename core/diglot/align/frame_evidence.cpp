#include "diglot/align/frame_evidence.h"

#include <algorithm>
#include <cstdlib>

namespace diglot {
namespace {

constexpr float kOnOneSide = -6.0F;  // nats a line; tuned on very short press texts

constexpr float kWordlessAlone = -8.0F;  // the same for a line of marks or figures

/// Lines that stand for themselves, in a window of segments.
struct FrameLines {
    int alone = 0;   ///< Segments that are nothing else.
    int within = 0;  ///< Segments that go on after a dateline.
    int wordless = 0;
};

FrameLines lines_before(const TextFeatures& text, std::uint32_t end, unsigned count) {
    return {static_cast<int>(text.frame_sums[end] - text.frame_sums[end - count]),
            static_cast<int>(text.dateline_sums[end] - text.dateline_sums[end - count]),
            static_cast<int>(text.wordless_sums[end] - text.wordless_sums[end - count])};
}

int unmatched(const FrameLines& lines, const FrameLines& others) {
    return std::max(0, lines.alone - others.alone - others.within);
}

}  // namespace

void FrameEvidence::add_scores(Shape shape, std::uint32_t source_end, Range target_ends,
                               std::span<float> scores) {
    if (shape.is_null()) {
        return;
    }
    const FrameLines source = lines_before(source_, source_end, shape.source);
    const FrameLines all_targets =
        lines_before(target_, target_ends.end - 1, target_ends.end - 1 - (target_ends.begin - shape.target));
    if (source.alone + source.wordless + all_targets.alone + all_targets.wordless == 0) {
        return;  // most places are like that
    }
    for (std::size_t n = 0; n < scores.size(); ++n) {
        const FrameLines target =
            lines_before(target_, target_ends.begin + static_cast<std::uint32_t>(n), shape.target);
        scores[n] += kOnOneSide * static_cast<float>(unmatched(source, target) + unmatched(target, source)) +
                     kWordlessAlone * static_cast<float>(std::abs(source.wordless - target.wordless));
    }
}

}  // namespace diglot
