#include "diglot/align/aligner.h"

#include "diglot/align/band.h"
#include "diglot/align/features.h"
#include "diglot/align/length_evidence.h"
#include "diglot/align/search.h"
#include "diglot/align/shape.h"

#include <algorithm>
#include <cmath>

namespace diglot {
namespace {

struct PairState {
    TextFeatures source;
    TextFeatures target;
    Band band;
    SearchResult result;
};

Band first_band(const TextFeatures& source, const TextFeatures& target) {
    return Band::full({0, static_cast<std::uint32_t>(source.size())},
                      {0, static_cast<std::uint32_t>(target.size())});
}

}  // namespace

Aligner::Aligner(AlignOptions options) : options_(options) {}

std::vector<Ladder> Aligner::align(std::span<const DocumentPair> pairs, JobControl* job) const {
    Vocabulary source_vocabulary;
    Vocabulary target_vocabulary;
    std::vector<PairState> states(pairs.size());
    double source_length = 0, target_length = 0;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        states[p].source = read_features(*pairs[p].source, source_vocabulary);
        states[p].target = read_features(*pairs[p].target, target_vocabulary);
        states[p].band = first_band(states[p].source, states[p].target);
        source_length += states[p].source.length_sums.back();
        target_length += states[p].target.length_sums.back();
    }
    LengthModel model{(target_length + 100) / (source_length + 100), 6.8};
    SearchSettings settings;
    settings.shapes = bead_shapes(options_.max_side, options_.max_total);
    std::vector<double> priors = shape_priors(settings.shapes, 0.005);
    settings.bead_cost = static_cast<float>(0.3);
    settings.null_weight = static_cast<float>(0.7);
    settings.temperature = static_cast<float>(1.0);
    const int rounds = 3;
    for (int round = 0; round < rounds; ++round) {
        settings.log_priors.clear();
        for (const double prior : priors)
            settings.log_priors.push_back(static_cast<float>(std::log(prior)));
        double sum_s = 0, sum_t = 0, weight = 0, square = 0;
        std::vector<double> mass(settings.shapes.size(), 0.0);
        for (PairState& state : states) {
            std::vector<std::unique_ptr<Evidence>> evidence;
            evidence.push_back(std::make_unique<LengthEvidence>(state.source.length_sums,
                                                                state.target.length_sums, model, 1.0));
            state.result = search(state.band, evidence, settings, job);
            for (std::size_t k = 0; k < mass.size(); ++k)
                mass[k] += state.result.shape_mass[k];
            for (const Bead& bead : state.result.likely) {
                if (bead.is_null())
                    continue;
                const double s =
                    state.source.length_sums[bead.source.end] - state.source.length_sums[bead.source.begin];
                const double t =
                    state.target.length_sums[bead.target.end] - state.target.length_sums[bead.target.begin];
                sum_s += bead.confidence * s;
                sum_t += bead.confidence * t;
                const double d = t - model.ratio * s;
                square += bead.confidence * std::min(d * d / (0.5 * (t + model.ratio * s) + 1), 50.0);
                weight += bead.confidence;
            }
        }
        model.ratio = (sum_t + 500 * model.ratio) / (sum_s + 500);
        model.variance = (square + 5 * 6.8) / (weight + 5);
        double total = 0;
        const auto base = shape_priors(settings.shapes, 0.005);
        for (std::size_t k = 0; k < mass.size(); ++k)
            total += mass[k];
        const double strength = 30;
        for (std::size_t k = 0; k < mass.size(); ++k)
            priors[k] = (mass[k] + strength * base[k]) / (total + strength);
    }
    std::vector<Ladder> ladders;
    for (PairState& state : states) {
        ladders.emplace_back(std::move(state.result.beads), static_cast<std::uint32_t>(state.source.size()),
                             static_cast<std::uint32_t>(state.target.size()));
    }
    return ladders;
}

}  // namespace diglot
