#pragma once

#include "diglot/base/range.h"

#include <cstdint>
#include <span>
#include <vector>

namespace diglot {

/// A run of words that two texts share word for word: `length` of them from `first` in the one and from
/// `second` in the other. Places count words (see `word_row`).
struct SharedRun {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    std::uint32_t length = 0;
    friend bool operator==(const SharedRun&, const SharedRun&) = default;
};

/// Shared runs in order on both sides, close enough to be one passage.
struct PassageChain {
    std::vector<SharedRun> runs;  ///< Ascending on both sides, none overlapping.
    double score = 0.0;           ///< Words shared, less a price for what lies between them.

    [[nodiscard]] std::uint32_t first_begin() const { return runs.front().first; }
    [[nodiscard]] std::uint32_t second_begin() const { return runs.front().second; }
    [[nodiscard]] std::uint32_t first_end() const { return runs.back().first + runs.back().length; }
    [[nodiscard]] std::uint32_t second_end() const { return runs.back().second + runs.back().length; }
};

/// Where one shingle (some words in a row) stands in both texts.
struct ShingleHit {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
};

struct ChainOptions {
    std::uint32_t shingle = 4;      ///< Words of a shingle.
    std::uint32_t widest_gap = 60;  ///< Words that may lie between two runs of a passage, on either side.
    double least_score = 4.0;       ///< Chains of less are not told.
};

/// The shingles of `second` that stand in `first`, with their places; of a shingle that occurs often in
/// `first` only the occurrences nearest to the same share of the text. Linear but for sorting.
std::vector<ShingleHit> shingle_hits(std::span<const std::uint32_t> first,
                                     std::span<const std::uint32_t> second, std::uint32_t shingle);

/// Joins hits into chains by the method of collinear chaining (Li 2018, minimap2, section 2.1.1): each run
/// looks back at a bounded number of runs before it. The best first; a run belongs to one chain. Hits may
/// come in any order; the result does not depend on it. O(hits · log hits).
std::vector<PassageChain> chain_hits(std::vector<ShingleHit> hits, const ChainOptions& options);

/// The chains that tell something new, the best first as given: what a better one told on either side is cut
/// out of those behind it. `first_size` and `second_size` are the words of the texts. Linear.
std::vector<PassageChain> primary_chains(std::vector<PassageChain> chains, std::size_t first_size,
                                         std::size_t second_size);

/// One number for `shingle` words in a row (a hash; equal rows give equal numbers).
std::uint64_t shingle_number(std::span<const std::uint32_t> words);

}  // namespace diglot
