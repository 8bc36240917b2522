#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace diglot {

/// One row of entries a source unit: which target units translate it and how surely. Units are numbers in two
/// vocabularies; rows and the entries in a row are in rising order.
class TranslationTable {
public:
    struct Entry {
        std::uint32_t source = 0;
        std::uint32_t target = 0;
        float weight = 0.0F;  ///< Above 0, at most 1.
    };

    TranslationTable() = default;
    /// Sorts the entries; of several for one pair the greatest weight stays. O(n log n).
    explicit TranslationTable(std::vector<Entry> entries);

    /// The entries of one source unit; none for units unknown to the table.
    [[nodiscard]] std::span<const Entry> row(std::uint32_t source) const;
    [[nodiscard]] std::span<const Entry> entries() const { return entries_; }

private:
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> starts_;
};

}  // namespace diglot
