#pragma once

#include "diglot/base/job.h"
#include "diglot/variants/witness_text.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace diglot {

/// A passage that two texts of a corpus share.
struct CorpusPassage {
    std::uint32_t first_text = 0;   ///< Index of the earlier text.
    std::uint32_t second_text = 0;  ///< Index of the later text.
    Range first;                    ///< Atoms of the earlier text.
    Range second;                   ///< Atoms of the later text.
    std::uint32_t shared = 0;       ///< Words (syllables, characters) that are the same on both sides.
};

struct CorpusPassageOptions {
    std::uint32_t least_words = 12;  ///< Passages with fewer shared words are not told.
    /// A row of words that stands in more texts than this is a formula: it joins each text with the next one
    /// that has it only, not with all.
    std::uint32_t most_texts = 24;
};

/// The passages that texts share, all against all, by one index of shingles over all texts: no pair of texts
/// without a common shingle is looked at. Texts must come from one `AtomTable`. Ascending by the texts, then
/// by place. Time grows with the text and with what is shared.
std::vector<CorpusPassage> find_corpus_passages(std::span<const std::unique_ptr<WitnessText>> texts,
                                                const CorpusPassageOptions& options,
                                                JobControl* job = nullptr);

}  // namespace diglot
