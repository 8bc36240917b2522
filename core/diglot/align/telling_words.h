#pragma once

#include "diglot/align/explanation.h"
#include "diglot/align/features.h"
#include "diglot/align/lexical_evidence.h"
#include "diglot/bitext/document.h"
#include "diglot/lexicon/vocabulary.h"

#include <vector>

namespace diglot {

/// One text of a pair, as the lexical evidence and as a person sees it.
struct ReadText {
    const SegmentedDocument& document;
    const TextFeatures& features;
    const Vocabulary& units;
};

/// The translations that speak loudest for a bead, the strongest first, each word once; at most `most`. Units
/// are shown as the first word of the bead that they were made of.
std::vector<WordPair> telling_words(const Bead& bead, const ReadText& source, const ReadText& target,
                                    const LexicalModel& model, std::size_t most);

/// What the `most` loudest translations of a bead say together, in nats.
double telling_score(const Bead& bead, const TextFeatures& source, const TextFeatures& target,
                     const LexicalModel& model, std::size_t most);

}  // namespace diglot
