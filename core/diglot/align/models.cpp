#include "diglot/align/models.h"

#include <algorithm>
#include <cmath>

namespace diglot {
namespace {

constexpr double kNullShare = 0.01;            // of each null shape, in the priors of two-sided shapes only
constexpr double kShapeStrength = 1000.0;      // beads of prior belief in shape_priors
constexpr double kRatioStrength = 500.0;       // units of length of prior belief in the length ratio
constexpr double kVarianceStrength = 5.0;      // beads of prior belief in the variance
constexpr double kLargestSquare = 50.0;        // one wild pair must not set the variance
constexpr std::uint32_t kLargestTraining = 5;  // segments of a bead that words are still learnt from

}  // namespace

void RoundCounts::add(const TextFeatures& source, const TextFeatures& target,
                      const std::vector<Shape>& shapes, const LatticeResult& result,
                      const LengthModel& length) {
    for (std::size_t k = 0; k < shapes.size(); ++k) {
        shape_mass_[shapes[k].source][shapes[k].target] += result.shape_mass[k];
        beads_seen_ += result.shape_mass[k];
    }
    for (const Bead& bead : result.likely) {
        if (bead.is_null()) {
            continue;
        }
        const double s = source.length_sums[bead.source.end] - source.length_sums[bead.source.begin];
        const double t = target.length_sums[bead.target.end] - target.length_sums[bead.target.begin];
        const double off = t - length.ratio * s;
        source_length_ += bead.confidence * s;
        target_length_ += bead.confidence * t;
        squares_ +=
            bead.confidence * std::min(off * off / (0.5 * (t + length.ratio * s) + 1.0), kLargestSquare);
        weight_ += bead.confidence;
        structure_.add(source, target, bead.source, bead.target, bead.confidence);
        if (bead.source.size() + bead.target.size() <= kLargestTraining) {
            beads_.add_once(source.units_in(bead.source), target.units_in(bead.target),
                            static_cast<float>(bead.confidence));
        }
    }
}

LengthModel RoundCounts::fit_length(const LengthModel& prior) const {
    return {(target_length_ + kRatioStrength * prior.ratio) / (source_length_ + kRatioStrength),
            (squares_ + kVarianceStrength * prior.variance) / (weight_ + kVarianceStrength)};
}

std::vector<float> RoundCounts::fit_log_priors(const std::vector<Shape>& shapes) const {
    const std::vector<double> general = shape_priors(shapes, kNullShare);
    std::vector<float> log_priors;
    for (std::size_t k = 0; k < shapes.size(); ++k) {
        const double mass = shape_mass_[shapes[k].source][shapes[k].target] + kShapeStrength * general[k];
        log_priors.push_back(static_cast<float>(std::log(mass / (beads_seen_ + kShapeStrength))));
    }
    return log_priors;
}

}  // namespace diglot
