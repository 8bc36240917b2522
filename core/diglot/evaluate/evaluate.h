#pragma once

#include "diglot/exchange/reader.h"

#include <cstdint>
#include <map>
#include <span>
#include <utility>

namespace diglot {

/// Shares between 0 and 1; 0 where there is nothing to divide by.
struct Scores {
    double precision = 0.0;
    double recall = 0.0;
    double f1 = 0.0;  ///< Harmonic mean of both.
};

/// Beads of one type, equal ones counted once.
struct TypeCounts {
    std::uint64_t gold = 0;
    std::uint64_t hypothesis = 0;
    std::uint64_t right = 0;  ///< In both.
    [[nodiscard]] Scores scores() const;
};

/// What a comparison counted. Comparisons add up: the scores of a sum are those of all documents taken
/// together.
///
/// Counted as vecalign's scorer does (Thompson and Koehn 2019, after Sennrich and Volk 2010): precision is
/// over all beads of the hypothesis, where a null bead is right only when the gold has the very same; recall
/// is over the gold beads that have two sides. Strict: both sides are exactly the gold's. Lax: a gold bead
/// shares a sentence on both sides.
struct Evaluation {
    std::uint64_t hypothesis_beads = 0;  ///< Equal ones once.
    std::uint64_t strict_right = 0;
    std::uint64_t lax_right = 0;
    std::uint64_t gold_beads = 0;  ///< With two sides, equal ones once.
    std::uint64_t strict_found = 0;
    std::uint64_t lax_found = 0;
    std::uint64_t two_sided_beads = 0;  ///< Of the hypothesis, each counted.
    std::uint64_t inside = 0;           ///< Of these: every sentence in one and the same gold bead.
    std::map<std::pair<std::size_t, std::size_t>, TypeCounts> types;  ///< By number of sentences a side.

    Evaluation& operator+=(const Evaluation& other);
    [[nodiscard]] Scores strict() const;
    [[nodiscard]] Scores lax() const;
    /// Share of the beads with two sides that lie wholly in one gold bead: the measure for coarse gold
    /// (blocks).
    [[nodiscard]] double inside_share() const;
};

/// Compares beads with the gold's. O(n log n) in the number of positions.
Evaluation evaluate(std::span<const IndexBead> gold, std::span<const IndexBead> hypothesis);

}  // namespace diglot
