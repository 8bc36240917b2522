#pragma once

#include "diglot/lexicon/lexicon.h"
#include "diglot/lexicon/unit_reader.h"

#include <cstddef>

namespace diglot {

/// How many entries of a lexicon have both their sides in two texts.
struct LexiconCoverage {
    std::size_t looked_at = 0;  ///< Of a large lexicon, an even choice.
    std::size_t forward = 0;    ///< Source words in the source text, target words in the target text.
    std::size_t backward = 0;   ///< The other way round.

    /// True when the lexicon runs from the target language to the source language.
    [[nodiscard]] bool is_backward() const { return backward > 2 * forward; }
};

/// Counts over the texts that `source` and `target` have read. Entries equal on both sides tell nothing and
/// do not count.
LexiconCoverage lexicon_coverage(const Lexicon& lexicon, const UnitReader& source, const UnitReader& target);

}  // namespace diglot
