#pragma once

#include "diglot/align/features.h"
#include "diglot/align/lexical_evidence.h"
#include "diglot/bitext/ladder.h"

#include <cstdint>
#include <span>

namespace diglot {

/// How many of the words that a table can translate have a translation on the other side of their bead.
struct KeptWords {
    double known = 0.0;  ///< Expected words that the table knows a translation of.
    double kept = 0.0;   ///< Those of them with such a translation in the bead.

    /// Counts the words of small beads with two sides, weighted by their probability. O(units ×
    /// translations).
    void add(const TextFeatures& source, const TextFeatures& target, std::span<const Bead> likely,
             const LexicalModel& model);
    /// Counts the units of one bead.
    void add(std::span<const std::uint32_t> source, std::span<const std::uint32_t> target, double confidence,
             const LexicalModel& model);

    /// The share that is kept, leaning on `kUsuallyKept` like 50 words: only so many in a text of a few
    /// sentences.
    [[nodiscard]] double share() const;
};

}  // namespace diglot
