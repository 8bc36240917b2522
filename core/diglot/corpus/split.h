#pragma once

#include "diglot/bitext/translation_unit.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace diglot {

/// A part of a corpus for training or trying machines.
enum class Split : std::uint8_t { Train, Dev, Test };
std::string_view to_string(Split split);

struct SplitOptions {
    double dev = 0.05;   ///< Share of the units, 0 … 1.
    double test = 0.05;  ///< Share of the units, 0 … 1.
    std::uint64_t seed = 1;
};

/// Parts a corpus by documents, so that no document stands in two splits, nor two versions of one: documents
/// that share a unit go together. Units in other documents that are near-duplicates of one in dev or test are
/// found, to be left out. Three passes over the same units in the same order: `count` each, then `assign`,
/// `protect` each, then ask `split_of` and `is_leak` of each. The same seed and units give the same splits.
class CorpusSplitter {
public:
    explicit CorpusSplitter(SplitOptions options);
    CorpusSplitter(const CorpusSplitter&) = delete;
    CorpusSplitter& operator=(const CorpusSplitter&) = delete;
    ~CorpusSplitter();

    /// First pass. Units without a document count as documents of their own, by id or text.
    void count(const TranslationUnit& unit);
    /// Draws the splits. O(documents · log documents).
    void assign();
    /// Second pass: remembers units of dev and test, some 250 bytes each.
    void protect(const TranslationUnit& unit);

    /// The split of the unit's documents.
    [[nodiscard]] Split split_of(const TranslationUnit& unit) const;
    /// True when the unit says the same as a unit of a split that is held more dearly (test, then dev, then
    /// train), or nearly: an estimated Jaccard similarity of words and pairs of words of at least 0.8.
    [[nodiscard]] bool is_leak(const TranslationUnit& unit) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace diglot
