#pragma once

#include "diglot/bitext/bitext.h"

#include <cstddef>
#include <vector>

namespace diglot {

/// What people settled in an earlier version of two documents, in terms of the present version.
struct CarriedBeads {
    std::vector<Bead> beads;  ///< In order, with ranges in the new documents.
    std::size_t lost = 0;     ///< Beads of people whose text is not there any more as it was.
};

/// The beads of `old` that are by people or pinned, and whose segments stand in `source` and `target` one
/// after the other as before. Segments are found again by their text: those that come once on both sides
/// first, then their neighbours (as in patience diff). O(n log n) in segments.
CarriedBeads carry_over(const Bitext& old, const SegmentedDocument& source, const SegmentedDocument& target);

/// The ladder with `kept` in the place of what it has between their corners. Each corner of a kept bead must
/// be the end of a bead of the ladder, as it is when the corners were anchors of the alignment; else throws
/// `Error(Internal)`.
Ladder with_kept_beads(const Ladder& ladder, const std::vector<Bead>& kept);

}  // namespace diglot
