#include "diglot/bitext/ladder.h"

#include "diglot/base/error.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace diglot {

Ladder::Ladder(std::vector<Bead> beads, std::uint32_t source_size, std::uint32_t target_size)
    : beads_(std::move(beads)), source_size_(source_size), target_size_(target_size) {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    for (const Bead& bead : beads_) {
        const bool follows = bead.source.begin == source && bead.target.begin == target &&
                             bead.source.end >= source && bead.target.end >= target;
        const bool empty = bead.source.empty() && bead.target.empty();
        const bool numbers = std::isfinite(bead.score) && bead.confidence >= 0.0 && bead.confidence <= 1.0;
        if (!follows || empty || !numbers) {
            throw Error(ErrorCode::Internal, fmt::format("Bead {} does not continue the ladder at ({}, {})",
                                                         &bead - beads_.data(), source, target));
        }
        source = bead.source.end;
        target = bead.target.end;
    }
    if (source != source_size || target != target_size) {
        throw Error(ErrorCode::Internal, fmt::format("The ladder ends at ({}, {}) instead of ({}, {})",
                                                     source, target, source_size, target_size));
    }
}

}  // namespace diglot
