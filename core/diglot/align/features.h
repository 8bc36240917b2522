#pragma once

#include "diglot/bitext/document.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diglot {

/// The lexical units of one language in the texts at hand, numbered in the order of their first appearance.
class Vocabulary {
public:
    /// The number of `form`, a new one when it was never seen; counts the occurrence.
    std::uint32_t add(std::string_view form);
    [[nodiscard]] std::size_t size() const { return counts_.size(); }
    [[nodiscard]] const std::string& form(std::uint32_t id) const { return *forms_[id]; }
    /// Occurrences of one unit, and of all.
    [[nodiscard]] std::uint64_t count(std::uint32_t id) const { return counts_[id]; }
    [[nodiscard]] std::uint64_t total() const { return total_; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
    std::vector<const std::string*> forms_;
    std::vector<std::uint64_t> counts_;
    std::uint64_t total_ = 0;
};

/// What the aligner looks at in one document instead of its text.
struct TextFeatures {
    std::vector<std::size_t> offsets{
        0};  ///< Units of segment i: `units[offsets[i]]` … `units[offsets[i + 1] - 1]`.
    std::vector<std::uint32_t> units;            ///< Numbers in a Vocabulary.
    std::vector<double> length_sums;             ///< Running `weighted_length`, one more than segments.
    std::vector<std::uint8_t> starts_paragraph;  ///< One a segment.

    [[nodiscard]] std::size_t size() const { return offsets.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> segment(std::size_t i) const {
        return {units.data() + offsets[i], offsets[i + 1] - offsets[i]};
    }
};

/// The lexical units of one text: words cut to their first five letters (a stemmer that needs no language),
/// Hangul to the first two and the first three syllables, Han characters, numbers without separators,
/// punctuation as it is.
std::vector<std::string> lexical_units(std::string_view text);

/// Reads a document into features; new units join `vocabulary`. O(bytes).
TextFeatures read_features(const SegmentedDocument& document, Vocabulary& vocabulary);

}  // namespace diglot
