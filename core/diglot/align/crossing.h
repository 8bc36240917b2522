#pragma once

#include "diglot/align/features.h"
#include "diglot/align/lexical_evidence.h"
#include "diglot/align/search.h"

namespace diglot {

/// The size that a joined bead may have.
struct JoinLimits {
    unsigned max_side = 6;    ///< Segments on one side.
    unsigned max_total = 10;  ///< Segments on both sides together.
};

/// Joins neighbouring beads of `result.beads` where a translator moved a clause over the boundary between
/// them: words of the one side's first bead have their translation in the other side's second bead and
/// nowhere nearer, and speak louder than the prior against a join. Two 1-1 beads that cross are what
/// annotators call a 2-2 bead, and a search that sees words only as bags cannot tell it from two beads that
/// do not. Scores and confidences are those of the joined bead; the beads it was joined of stay in
/// `result.likely` with what is left of their probability. O(units of the beads × entries of a unit).
void join_crossing(LatticeResult& result, const TextFeatures& source, const TextFeatures& target,
                   const LexicalModel& model, JoinLimits limits);

}  // namespace diglot
