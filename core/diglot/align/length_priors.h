#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace diglot {

/// How long a text is in the target language for each unit of its length in the source language, in
/// `weighted_length`, before the texts are seen: the ratio of the two versions of the Universal Declaration
/// of Human Rights, which scripts/length-priors measures. Tags are BCP 47; one that is not in the table
/// counts as its primary language. None when either language is unknown. O(bytes of the table).
std::optional<double> prior_length_ratio(std::string_view source_language, std::string_view target_language);

/// Lengths of two whole texts that translate each other, in `weighted_length`.
struct TextLengths {
    double source = 0.0;
    double target = 0.0;
};

/// The length ratio to begin with: `prior` (1 when there is none) corrected by the totals of the texts at
/// hand. Totals far from the prior come from untranslated parts rather than from a translator's way and count
/// little, as do short texts.
double corrected_length_ratio(std::optional<double> prior, std::span<const TextLengths> totals);

}  // namespace diglot
