#pragma once

#include "diglot/align/features.h"
#include "diglot/align/length_evidence.h"
#include "diglot/align/lexical_evidence.h"
#include "diglot/align/search.h"
#include "diglot/align/shape.h"
#include "diglot/align/structure_evidence.h"
#include "diglot/lexicon/model1.h"

#include <array>
#include <vector>

namespace diglot {

/// Everything a round of alignment believes: the parameters of each evidence.
struct Models {
    LengthModel length;
    StructureModel structure;
    LexicalModel lexical;
};

/// What a round of alignment saw, as expected counts over the posterior of its beads, from which the next
/// round's models are made (expectation maximisation with priors, so that short texts lean on what holds for
/// texts in general).
class RoundCounts {
public:
    /// Adds what a search over `shapes` found in one section; `length` is the model it was made with.
    void add(const TextFeatures& source, const TextFeatures& target, const std::vector<Shape>& shapes,
             const LatticeResult& result, const LengthModel& length);

    /// `prior`: the length model that holds before the texts are seen.
    [[nodiscard]] LengthModel fit_length(const LengthModel& prior) const;
    [[nodiscard]] StructureModel structure() const { return fit_structure(structure_); }
    /// Log priors of `shapes`, which need not be those that were counted.
    [[nodiscard]] std::vector<float> fit_log_priors(const std::vector<Shape>& shapes) const;
    [[nodiscard]] const TrainingBeads& beads() const { return beads_; }
    /// Expected number of likely beads with two sides.
    [[nodiscard]] double linked_beads() const { return weight_; }

private:
    std::array<std::array<double, 16>, 16> shape_mass_{};  // [source][target]
    double beads_seen_ = 0.0;
    double source_length_ = 0.0;
    double target_length_ = 0.0;
    double squares_ = 0.0;
    double weight_ = 0.0;
    StructureCounts structure_;
    TrainingBeads beads_;
};

}  // namespace diglot
