#pragma once

#include "diglot/base/job.h"
#include "diglot/variants/witness_text.h"

#include <cstdint>
#include <tuple>
#include <vector>

namespace diglot {

/// Which sentences of two texts belong together.
struct SentenceLink {
    std::uint32_t first = 0;   ///< Segment of the first text.
    std::uint32_t second = 0;  ///< Segment of the second text.
    friend bool operator==(const SentenceLink&, const SentenceLink&) = default;
    friend bool operator<(const SentenceLink& a, const SentenceLink& b) {
        return std::tie(a.first, a.second) < std::tie(b.first, b.second);
    }
};

/// Links the sentences of two texts that share most of the shorter one's words:
/// by shared passages wherever they stand, then, between linked neighbours, by
/// likeness in order. Sentences marked in `first_taken` and `second_taken` take
/// no part (empty: none is). A sentence may have several links. Ascending.
std::vector<SentenceLink> link_sentences(const WitnessText& first, const WitnessText& second,
                                         const std::vector<bool>& first_taken,
                                         const std::vector<bool>& second_taken, const JobControl* job);

/// Links of sentences that share passages alone, without those that are only
/// alike: for what repeats a sentence that has its partner already.
std::vector<SentenceLink> link_repeats(const WitnessText& first, const WitnessText& second,
                                       const std::vector<bool>& first_taken,
                                       const std::vector<bool>& second_taken, const JobControl* job);

}  // namespace diglot
