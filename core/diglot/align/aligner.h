#pragma once

#include "diglot/align/explanation.h"
#include "diglot/align/quality.h"
#include "diglot/align/segment_embeddings.h"
#include "diglot/base/job.h"
#include "diglot/bitext/document.h"
#include "diglot/bitext/ladder.h"
#include "diglot/lexicon/lexicon.h"

#include <cstdint>
#include <span>
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
    const SegmentEmbeddings* source_embeddings = nullptr;  ///< Both or neither, of the same dimension.
    const SegmentEmbeddings* target_embeddings = nullptr;
};

/// Which kinds of evidence speak. Length alone is Gale and Church's aligner in a new dress.
struct EvidenceChoice {
    bool length = true;
    bool structure = true;  ///< Paragraphs, and places that do not look like a sentence's end.
    bool lexicon = true;    ///< Words: known beforehand, alike, and learnt from the texts themselves.
    bool alike = true;      ///< Of the words: figures, names, words that look or sound alike, CLDR's terms.
};

struct AlignOptions {
    EvidenceChoice evidence;
    bool builtin_lexicon = true;    ///< Use the library's own lexicon where it has one for the languages.
    std::vector<Lexicon> lexicons;  ///< Further lexicons, from source to target language.
    unsigned max_side = 6;          ///< The most segments of a bead on one side, 1 … 15.
    unsigned max_total = 10;        ///< The most segments of a bead on both sides together.
    /// How often the texts are aligned, each time with what was learnt before; 0: three times, and four times
    /// where all texts together are short.
    unsigned rounds = 0;
    unsigned threads = 0;  ///< 0: as many as there are cores. The result does not depend on it.
};

/// What the aligner found out about one pair.
struct Alignment {
    Ladder ladder;
    AlignmentQuality quality;
    std::vector<BeadExplanation> explanations;  ///< One a bead, when asked for; else empty.
};

/// Aligns documents by length, structure and lexical evidence; see docs/algorithm.md.
class Aligner {
public:
    explicit Aligner(AlignOptions options = {});

    /// One ladder a pair, in the order of `pairs`. Pairs of the same two languages that are given together
    /// share what is learnt; their order does not change their ladders. Time and memory grow linearly with
    /// the text. Progress is told in source segments times rounds. Throws `Error`: Argument (anchors outside
    /// the documents or not in rising order, embeddings that do not fit the documents or each other),
    /// Cancelled.
    [[nodiscard]] std::vector<Ladder> align(std::span<const DocumentPair> pairs,
                                            JobControl* job = nullptr) const;

    /// The same ladders with a verdict on each pair and, when `explained`, why each bead is there.
    [[nodiscard]] std::vector<Alignment> align_and_judge(std::span<const DocumentPair> pairs, bool explained,
                                                         JobControl* job = nullptr) const;

private:
    AlignOptions options_;
};

}  // namespace diglot
