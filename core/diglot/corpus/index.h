#pragma once

#include "diglot/base/job.h"
#include "diglot/corpus/store.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

class IndexSegment;

/// How much work `update_index` found.
struct IndexUpdate {
    std::uint64_t parts = 0;  ///< Parts that were added to the index.
    std::uint64_t units = 0;  ///< Their units.
};

/// Brings the index of words up to date with what the corpus holds: call it after writing. Only parts without
/// an index are read; where more than a third of the index is about parts that are gone, or it fell into too
/// many pieces, it is made anew. One transaction. Throws as `Store`, and `Error(Cancelled)`. About 10 seconds
/// and 250 MB for a million units.
IndexUpdate update_index(Store& store, JobControl* job = nullptr);

/// Whether every part is indexed: then `update_index` has nothing to do.
bool index_is_complete(const Store& store);

/// Forgets the whole index.
void drop_index(Store& store);

/// A word form of the corpus and how often it occurs.
struct WordCount {
    std::string word;  ///< As `fold_key` makes it: case and accents alike.
    std::uint64_t count = 0;
};

/// The index of words of a corpus, for asking. What was stored without `update_index` is indexed in memory,
/// so that answers are always about the corpus as it is.
class CorpusIndex {
public:
    explicit CorpusIndex(const Store& store);
    CorpusIndex(const CorpusIndex&) = delete;
    CorpusIndex& operator=(const CorpusIndex&) = delete;
    ~CorpusIndex();

    /// Units that had to be indexed in memory.
    [[nodiscard]] std::uint64_t units_in_memory() const;
    [[nodiscard]] std::span<const IndexSegment> segments() const;
    /// The place of a part in the order of the corpus, counted from 0; -1 when it is gone.
    [[nodiscard]] std::int64_t rank_of_part(std::int64_t part) const;
    /// Languages that have text, sorted.
    [[nodiscard]] std::vector<std::string> languages() const;
    /// Tokens of a language (and its varieties) that are words or numbers, by word; sorted by word. Parts
    /// that are gone count until the index is made anew. O(terms).
    [[nodiscard]] std::vector<WordCount> words(std::string_view language) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace diglot
