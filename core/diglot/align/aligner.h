#pragma once

#include "diglot/base/job.h"
#include "diglot/bitext/document.h"
#include "diglot/bitext/ladder.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace diglot {

/// A place where both texts are known to be level: a bead ends there. Counts of segments before it.
struct Anchor {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
};

/// Two documents to be aligned. The documents must outlive the call.
struct DocumentPair {
    const SegmentedDocument* source = nullptr;
    const SegmentedDocument* target = nullptr;
    std::vector<Anchor> anchors;
};

struct AlignOptions {
    bool lexicon = true;     ///< Learn and use lexical evidence; off: lengths (and structure) alone.
    unsigned max_side = 6;   ///< The most segments of a bead on one side.
    unsigned max_total = 8;  ///< The most segments of a bead on both sides together.
    unsigned rounds = 3;     ///< How often the lexicon is learnt and the texts aligned again.
    unsigned threads = 0;    ///< 0: as many as there are cores. The result does not depend on it.
};

/// Aligns documents by length, paragraph structure and lexical evidence.
class Aligner {
public:
    explicit Aligner(AlignOptions options = {});

    /// One ladder a pair, in the order of `pairs`. Pairs given together share one lexicon, so they should be
    /// of the same two languages; the order of the pairs does not change their ladders. Time and memory grow
    /// linearly with the text. Throws `Error`: Argument (anchors outside the documents or not in rising
    /// order), Cancelled.
    [[nodiscard]] std::vector<Ladder> align(std::span<const DocumentPair> pairs,
                                            JobControl* job = nullptr) const;

private:
    AlignOptions options_;
};

}  // namespace diglot
