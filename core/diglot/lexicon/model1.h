#pragma once

#include "diglot/lexicon/translation_table.h"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace diglot {

/// Sets of units that probably translate each other: bead n has the source units `source[source_starts[n]]` …
/// and the target units likewise, each unit once, and the probability `weights[n]` of being a bead at all.
struct TrainingBeads {
    std::vector<std::uint32_t> source;
    std::vector<std::uint32_t> target;
    std::vector<std::size_t> source_starts{0};
    std::vector<std::size_t> target_starts{0};
    std::vector<float> weights;

    /// Adds a bead; repeated units count once. O(n log n) in the units.
    void add(std::span<const std::uint32_t> source_units, std::span<const std::uint32_t> target_units,
             float weight);
    /// The same, but a bead of the same units that was added so before only keeps the greater of both
    /// weights: where beads are guesses, what a text says again, word for word, is no further witness.
    void add_once(std::span<const std::uint32_t> source_units, std::span<const std::uint32_t> target_units,
                  float weight);
    [[nodiscard]] std::size_t size() const { return weights.size(); }

private:
    /// The bead before the last that is equal to it; the last one itself where there is none.
    std::size_t first_like_last();

    std::unordered_map<std::uint64_t, std::uint32_t> first_of_;  // beads by the hash of their units
};

struct TrainingSettings {
    unsigned iterations = 6;
    double prior_strength = 1.5;  ///< Pseudo-counts with which `prior` speaks for each unit it knows.
    double doubt = 1.0;      ///< Pseudo-counts that go to no translation at all: units seen once stay unsure.
    double discount = 0.45;  ///< Taken off each pair's count at the end: what was seen once proves nothing.
    float keep = 0.05F;      ///< Entries of a smaller combined weight are dropped.
    std::size_t max_pairs = 12'000'000;  ///< Beads are thinned out evenly beyond so many unit pairs.
};

/// Trains IBM Model 1 (Brown et al. 1993) in both directions on weighted beads, starting from and leaning on
/// `prior` (numbers as in the vocabularies), and joins the directions: the weight of a pair is the geometric
/// mean of t(target | source) and t(source | target). Time O(iterations × pairs), memory O(distinct pairs).
/// Deterministic.
TranslationTable train_model1(const TrainingBeads& beads, std::size_t source_units, std::size_t target_units,
                              const TranslationTable& prior, const TrainingSettings& settings);

}  // namespace diglot
