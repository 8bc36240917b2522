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

/// How null beads follow each other: what has no translation comes in runs (captions, a missing chapter), so
/// that going on costs less than beginning. Log probabilities, in nats.
struct GapPriors {
    float open = -5.0F;    ///< Of a null bead of one kind (1-0 or 0-1) after a bead with two sides.
    float extend = -0.9F;  ///< Of a null bead of one kind after a null bead.
    float turn = -2.0F;    ///< Of 0-1 after 1-0: one text has something else in place of the other's.
    float close = -0.5F;   ///< Of a bead with two sides after a null bead.
};

/// What a search needs to know beside the evidence.
struct SearchSettings {
    std::vector<Shape> shapes;      ///< The null shapes 1-0 and 0-1 first.
    std::vector<float> log_priors;  ///< One a shape, in nats; those of the null shapes are not used.
    GapPriors gap;
    float keep_posterior = 0.2F;  ///< Beads at least this probable are kept in `LatticeResult::likely`.
    float temperature = 1.0F;     ///< Scores are divided by it before they become probabilities.
    float bead_cost = 0.0F;       ///< Decoding: what a bead must bring, in expected right beads.
    float null_weight = 1.0F;     ///< Decoding: what a right null bead is worth against another.
};

/// What forward–backward found about one section.
struct LatticeResult {
    std::vector<Bead> beads;         ///< The decoded ladder of the section, scores and confidences set.
    std::vector<Bead> likely;        ///< All beads of posterior ≥ `keep_posterior`, in order of their ends.
    std::vector<double> shape_mass;  ///< Expected number of beads of each shape.
    std::vector<Range> core;         ///< Per row, the target boundaries that matter: more likely than 1e-3.
    std::vector<bool> sure;          ///< Per row, whether all but a thousandth goes through one cell.
    /// Source boundaries, in falling order, where over 1% of the probability is at an edge of the band that
    /// is none of the section's and no settled row's: there it may be too narrow.
    std::vector<std::uint32_t> touched;
};

/// Runs forward–backward over the bead lattice inside `band` and decodes the ladder with the greatest
/// expected number of right beads (posterior decoding) rather than the likeliest ladder. O(cells × shapes)
/// time, 21 bytes a cell and 4 a bead that the band can hold. Throws `Error(Cancelled)`.
LatticeResult search(const Band& band, std::span<const std::unique_ptr<Evidence>> evidence,
                     const SearchSettings& settings, const JobControl* job);

}  // namespace diglot
