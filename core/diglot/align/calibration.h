#pragma once

#include "diglot/bitext/ladder.h"

namespace diglot {

/// How sure to be of a bead whose posterior is `posterior` (0 … 1): the model takes sentences and words as
/// independent, which they are not, and is too sure of itself, most of all with large beads. A logistic map
/// after Platt (1999), of three numbers that scripts/fit-confidence fits to texts whose alignment is known;
/// docs/confidence.md has the table of what was said and what was right. Rises with `posterior`.
double calibrated(double posterior, const Range& source, const Range& target);

/// The ladder with calibrated confidences. O(beads).
Ladder calibrated(const Ladder& ladder);

}  // namespace diglot
