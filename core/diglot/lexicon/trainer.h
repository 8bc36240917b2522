#pragma once

#include "diglot/lexicon/lexicon.h"
#include "diglot/lexicon/model1.h"
#include "diglot/lexicon/unit_reader.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// Learns a lexicon from passages that translate each other, to be kept for later texts.
///
/// What is learnt is about lexical units, cut words, as that is what alignment looks up; so the lexicon says
/// (`LexiconKind::Units`), and brings the usual word of each unit for people to read.
class LexiconTrainer {
public:
    LexiconTrainer(std::string source_language, std::string target_language);

    /// Adds a pair of passages, a few sentences long at most; `weight`: the probability that they translate
    /// each other. O(bytes).
    void add(std::string_view source, std::string_view target, double weight = 1.0);
    /// Pairs added so far.
    [[nodiscard]] std::size_t size() const { return beads_.size(); }

    /// What the pairs teach, leaning on `known` (from source to target) and cognates, in the order of source
    /// unit, then falling weight. Marks, numbers and units equal on both sides are left out: they need no
    /// learning. Time and memory as `train_model1`.
    [[nodiscard]] Lexicon train(std::span<const Lexicon> known) const;

private:
    std::string source_language_;
    std::string target_language_;
    UnitReader source_;
    UnitReader target_;
    TrainingBeads beads_;
    std::vector<std::uint32_t> source_units_;  // of the pair at hand
    std::vector<std::uint32_t> target_units_;
};

}  // namespace diglot
