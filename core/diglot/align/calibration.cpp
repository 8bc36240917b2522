#include "diglot/align/calibration.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace diglot {
namespace {

// log odds of being right = kOffset + kSlope · log odds of the posterior + kPerSegment · (segments - 2)
constexpr double kOffset = 0.45;
constexpr double kSlope = 0.57;
constexpr double kPerSegment = -0.60;
constexpr double kMostOdds = 9.0;       // log odds beyond which a posterior says no more
constexpr std::uint32_t kMostOver = 4;  // segments beyond two that count

}  // namespace

double calibrated(double posterior, const Range& source, const Range& target) {
    const double inside = std::clamp(posterior, 1e-9, 1.0 - 1e-9);
    const double odds = std::min(std::log(inside / (1.0 - inside)), kMostOdds);
    const bool null = source.empty() || target.empty();
    const std::uint32_t over = null ? 0U : std::min(source.size() + target.size() - 2U, kMostOver);
    return 1.0 / (1.0 + std::exp(-(kOffset + kSlope * odds + kPerSegment * over)));
}

Ladder calibrated(const Ladder& ladder) {
    std::vector<Bead> beads = ladder.beads();
    for (Bead& bead : beads) {
        bead.confidence = calibrated(bead.confidence, bead.source, bead.target);
    }
    return {std::move(beads), ladder.source_size(), ladder.target_size()};
}

}  // namespace diglot
