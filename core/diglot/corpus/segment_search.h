#pragma once

#include "diglot/corpus/bitmap.h"
#include "diglot/corpus/index_segment.h"
#include "diglot/corpus/pattern.h"

#include <functional>

namespace diglot {

/// Finds a pattern in segments of the index.
class SegmentSearch {
public:
    explicit SegmentSearch(const TokenPattern& pattern);

    /// Calls `take(text, tokens)` for each match, in order; `tokens` count from the text's beginning. Where
    /// `take` returns false the rest of that text is left out.
    void run(const IndexSegment& segment, const std::function<bool(std::size_t, Range)>& take) const;

private:
    PatternAutomaton automaton_;
};

/// The positions of a segment where a condition on tokens holds.
Bitmap positions_of(const IndexSegment& segment, const TokenCondition& condition);

}  // namespace diglot
