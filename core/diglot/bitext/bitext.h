#pragma once

#include "diglot/bitext/document.h"
#include "diglot/bitext/ladder.h"

namespace diglot {

/// Two segmented documents and the ladder between their segments.
struct Bitext {
    SegmentedDocument source;
    SegmentedDocument target;
    Ladder ladder;
};

}  // namespace diglot
