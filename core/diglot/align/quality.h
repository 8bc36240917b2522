#pragma once

#include "diglot/bitext/ladder.h"

#include <cstdint>
#include <optional>

namespace diglot {

/// What an alignment says about the two documents as a whole.
enum class Verdict : std::uint8_t {
    Unknown,       ///< Too little text to tell, or none.
    Translations,  ///< They translate each other.
    InPart,        ///< Less than half of the text has a counterpart; what has one fits.
    Unrelated,     ///< These are not translations of each other.
};

/// How well a ladder holds together. The rule for the verdict was found on real and mismatched pairs of
/// documents: see docs/confidence.md.
struct AlignmentQuality {
    double score = 0.0;       ///< Mean score of the beads with two sides, in nats.
    double confidence = 0.0;  ///< Mean posterior of all beads, before it is calibrated.
    double words = 0.0;       ///< What the six strongest word pairs of a bead with two sides say, on average.
    double covered = 0.0;     ///< Share of the segments of both sides that stand in beads with two sides.
    Verdict verdict = Verdict::Unknown;
};

/// Judges the ladder of a whole document, its confidences not yet calibrated, that the aligner made with its
/// usual evidence; `words` is the sum of what the strongest word pairs of its beads say. Without words there
/// is no verdict: lengths fit by chance, too. `words_known`: whether words of the languages were known
/// beforehand or learnt; where none were, that none agrees says nothing against a pair. O(beads).
AlignmentQuality assess(const Ladder& ladder, std::optional<double> words, bool words_known);

}  // namespace diglot
