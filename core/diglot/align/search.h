#pragma once

#include "diglot/align/band.h"
#include "diglot/align/evidence.h"
#include "diglot/align/shape.h"
#include "diglot/base/job.h"
#include "diglot/bitext/ladder.h"

#include <memory>
#include <span>
#include <vector>

namespace diglot {

/// What a search needs to know beside the evidence.
struct SearchSettings {
    std::vector<Shape> shapes;
    std::vector<float> log_priors;  ///< One a shape, in nats.
    float keep_posterior = 0.2F;    ///< Beads at least this probable are kept in `SearchResult::likely`.
    float temperature = 1.0F;       ///< Scores are divided by it before they become probabilities.
    float bead_cost = 0.0F;         ///< Decoding: what a bead must bring, in expected right beads.
    float null_weight = 1.0F;       ///< Decoding: what a right null bead is worth against another.
};

/// What forward–backward found about one section.
struct SearchResult {
    std::vector<Bead> beads;         ///< The decoded ladder of the section, scores and confidences set.
    std::vector<Bead> likely;        ///< All beads of posterior ≥ `keep_posterior`, in order of their ends.
    std::vector<double> shape_mass;  ///< Expected number of beads of each shape.
    std::vector<Range> core;  ///< Per row, the target boundaries that carry all but 1e-6 of the probability.
    bool touched_edge = false;  ///< The band held some of that core at an inner edge: it may be too narrow.
};

/// Runs forward–backward over the bead lattice inside `band` and decodes the ladder with the greatest
/// expected number of right beads (posterior decoding) rather than the likeliest ladder. O(cells × shapes)
/// time, 13 bytes a cell. Throws `Error(Cancelled)`.
SearchResult search(const Band& band, std::span<const std::unique_ptr<Evidence>> evidence,
                    const SearchSettings& settings, const JobControl* job);

}  // namespace diglot
