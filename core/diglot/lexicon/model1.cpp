#include "diglot/lexicon/model1.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diglot {

void TrainingBeads::add(std::span<const std::uint32_t> source_units,
                        std::span<const std::uint32_t> target_units, float weight) {
    const auto put = [](std::span<const std::uint32_t> units, std::vector<std::uint32_t>& all,
                        std::vector<std::size_t>& starts) {
        const auto begin = static_cast<std::ptrdiff_t>(all.size());
        all.insert(all.end(), units.begin(), units.end());
        std::sort(all.begin() + begin, all.end());
        all.erase(std::unique(all.begin() + begin, all.end()), all.end());
        starts.push_back(all.size());
    };
    put(source_units, source, source_starts);
    put(target_units, target, target_starts);
    weights.push_back(weight);
}

namespace {

/// One side of the beads, to train in either direction with the same code.
struct Side {
    const std::vector<std::uint32_t>& units;
    const std::vector<std::size_t>& starts;
    std::size_t vocabulary;

    [[nodiscard]] std::span<const std::uint32_t> bead(std::size_t n) const {
        return {units.data() + starts[n], starts[n + 1] - starts[n]};
    }
};

/// A sparse conditional distribution: for each given unit, other units and probabilities.
struct Conditional {
    std::vector<std::size_t> starts;
    std::vector<std::uint32_t> units;
    std::vector<float> probabilities;
};

/// Trains t(other | given). Works unit by unit of the given side, so that a dense row serves as the index and
/// no table of bead × pair positions is needed.
class Direction {
public:
    Direction(const Side& given, const Side& other, std::span<const float> weights,
              std::span<const std::uint32_t> chosen,
              const std::vector<std::vector<std::pair<std::uint32_t, float>>>& prior,
              const TrainingSettings& settings)
        : given_(given), other_(other), weights_(weights), prior_(prior), settings_(settings) {
        index_beads(chosen);
        build_rows();
    }

    Conditional train() {
        for (unsigned round = 0; round < settings_.iterations; ++round) {
            expect();
            maximize(round + 1 == settings_.iterations ? settings_.discount : 0.0);
        }
        return std::move(table_);
    }

private:
    void index_beads(std::span<const std::uint32_t> chosen);
    void build_rows();
    void expect();
    void maximize(double discount);

    const Side& given_;
    const Side& other_;
    std::span<const float> weights_;
    const std::vector<std::vector<std::pair<std::uint32_t, float>>>& prior_;
    const TrainingSettings& settings_;
    std::vector<std::size_t> bead_starts_;  // beads of each given unit
    std::vector<std::uint32_t> beads_of_;
    std::vector<float> background_;  // probability of each other unit
    std::vector<double> given_counts_;
    Conditional table_;
    std::vector<float> explained_;  // per other token of each bead: sum of t over the given units
};

void Direction::index_beads(std::span<const std::uint32_t> chosen) {
    bead_starts_.assign(given_.vocabulary + 1, 0);
    background_.assign(other_.vocabulary, 0.0F);
    std::vector<double> counts(other_.vocabulary, 0.0);
    double total = 0.0;
    for (const std::uint32_t n : chosen) {
        for (const std::uint32_t unit : given_.bead(n)) {
            ++bead_starts_[unit + 1];
        }
        for (const std::uint32_t unit : other_.bead(n)) {
            counts[unit] += static_cast<double>(weights_[n]);
            total += static_cast<double>(weights_[n]);
        }
    }
    for (std::size_t unit = 0; unit < counts.size(); ++unit) {
        background_[unit] = static_cast<float>((counts[unit] + 0.1) / (total + 1.0));
    }
    for (std::size_t unit = 1; unit < bead_starts_.size(); ++unit) {
        bead_starts_[unit] += bead_starts_[unit - 1];
    }
    beads_of_.resize(bead_starts_.back());
    std::vector<std::size_t> next(bead_starts_.begin(), bead_starts_.end() - 1);
    for (const std::uint32_t n : chosen) {
        for (const std::uint32_t unit : given_.bead(n)) {
            beads_of_[next[unit]++] = n;
        }
    }
}

/// Lays out the rows and fills them with the first guess: shares of co-occurrence, pulled towards the prior.
void Direction::build_rows() {
    std::vector<std::size_t> place(other_.vocabulary, 0);
    table_.starts.assign(1, 0);
    for (std::uint32_t unit = 0; unit < given_.vocabulary; ++unit) {
        const std::size_t begin = table_.units.size();
        const auto put = [&](std::uint32_t other, float share) {
            if (place[other] <= begin || place[other] > table_.units.size() ||
                table_.units[place[other] - 1] != other) {
                table_.units.push_back(other);
                table_.probabilities.push_back(0.0F);
                place[other] = table_.units.size();
            }
            table_.probabilities[place[other] - 1] += share;
        };
        double sum = 0.0;
        for (std::size_t b = bead_starts_[unit]; b < bead_starts_[unit + 1]; ++b) {
            const std::uint32_t n = beads_of_[b];
            const float share = weights_[n] / static_cast<float>(given_.bead(n).size());
            for (const std::uint32_t other : other_.bead(n)) {
                put(other, share);
            }
            sum += static_cast<double>(share) * static_cast<double>(other_.bead(n).size());
        }
        const auto strength = static_cast<float>(settings_.prior_strength * std::max(sum, 1e-3));
        for (const auto& [other, weight] : prior_[unit]) {
            put(other, strength * weight);
        }
        sum += prior_[unit].empty() ? 0.0 : static_cast<double>(strength);
        for (std::size_t e = begin; e < table_.units.size(); ++e) {
            table_.probabilities[e] /= static_cast<float>(std::max(sum, 1e-9));
        }
        table_.starts.push_back(table_.units.size());
    }
}

void Direction::expect() {
    explained_.resize(other_.units.size());
    for (std::size_t e = 0; e < explained_.size(); ++e) {
        explained_[e] = background_[other_.units[e]];  // the empty word explains each unit by chance
    }
    std::vector<float> row(other_.vocabulary, 0.0F);
    for (std::uint32_t unit = 0; unit < given_.vocabulary; ++unit) {
        for (std::size_t e = table_.starts[unit]; e < table_.starts[unit + 1]; ++e) {
            row[table_.units[e]] = table_.probabilities[e];
        }
        for (std::size_t b = bead_starts_[unit]; b < bead_starts_[unit + 1]; ++b) {
            const std::uint32_t n = beads_of_[b];
            for (std::size_t e = other_.starts[n]; e < other_.starts[n + 1]; ++e) {
                explained_[e] += row[other_.units[e]];
            }
        }
    }
}

void Direction::maximize(double discount) {
    std::vector<float> row(other_.vocabulary, 0.0F);
    std::vector<float> counts(other_.vocabulary, 0.0F);
    for (std::uint32_t unit = 0; unit < given_.vocabulary; ++unit) {
        for (std::size_t e = table_.starts[unit]; e < table_.starts[unit + 1]; ++e) {
            row[table_.units[e]] = table_.probabilities[e];
            counts[table_.units[e]] = 0.0F;
        }
        double total = settings_.doubt;
        for (std::size_t b = bead_starts_[unit]; b < bead_starts_[unit + 1]; ++b) {
            const std::uint32_t n = beads_of_[b];
            for (std::size_t e = other_.starts[n]; e < other_.starts[n + 1]; ++e) {
                const std::uint32_t other = other_.units[e];
                counts[other] += weights_[n] * row[other] / explained_[e];
            }
            total += static_cast<double>(weights_[n]);
        }
        for (std::size_t e = table_.starts[unit]; e < table_.starts[unit + 1]; ++e) {
            float& count = counts[table_.units[e]];
            count = std::max(0.0F, count - static_cast<float>(discount));
        }
        for (const auto& [other, weight] : prior_[unit]) {
            counts[other] += static_cast<float>(settings_.prior_strength) * weight;
        }
        total += prior_[unit].empty() ? 0.0 : settings_.prior_strength;
        for (std::size_t e = table_.starts[unit]; e < table_.starts[unit + 1]; ++e) {
            table_.probabilities[e] =
                static_cast<float>(static_cast<double>(counts[table_.units[e]]) / total);
        }
    }
}

/// Geometric means of both directions; pairs under `keep` are left out.
TranslationTable join_directions(const Conditional& forward, const Conditional& backward, float keep) {
    const std::size_t targets = backward.starts.size() - 1;
    std::vector<std::vector<std::pair<std::uint32_t, float>>> candidates(targets);  // by target unit
    for (std::uint32_t unit = 0; unit + 1 < forward.starts.size(); ++unit) {
        for (std::size_t e = forward.starts[unit]; e < forward.starts[unit + 1]; ++e) {
            if (forward.probabilities[e] >= keep * keep) {
                candidates[forward.units[e]].emplace_back(unit, forward.probabilities[e]);
            }
        }
    }
    std::vector<TranslationTable::Entry> entries;
    std::vector<float> row(forward.starts.size() - 1, 0.0F);
    for (std::uint32_t unit = 0; unit < targets; ++unit) {
        for (std::size_t e = backward.starts[unit]; e < backward.starts[unit + 1]; ++e) {
            row[backward.units[e]] = backward.probabilities[e];
        }
        for (const auto& [source, probability] : candidates[unit]) {
            const float weight = std::sqrt(probability * row[source]);
            if (weight >= keep) {
                entries.push_back({source, unit, std::min(weight, 1.0F)});
            }
        }
        for (std::size_t e = backward.starts[unit]; e < backward.starts[unit + 1]; ++e) {
            row[backward.units[e]] = 0.0F;
        }
    }
    return TranslationTable(std::move(entries));
}

/// Every k-th bead, so that the number of unit pairs stays within the limit.
std::vector<std::uint32_t> choose_beads(const TrainingBeads& beads, std::size_t max_pairs) {
    std::size_t pairs = 0;
    for (std::size_t n = 0; n < beads.size(); ++n) {
        pairs += (beads.source_starts[n + 1] - beads.source_starts[n]) *
                 (beads.target_starts[n + 1] - beads.target_starts[n]);
    }
    const std::size_t step = pairs / std::max<std::size_t>(max_pairs, 1) + 1;
    std::vector<std::uint32_t> chosen;
    for (std::size_t n = 0; n < beads.size(); n += step) {
        chosen.push_back(static_cast<std::uint32_t>(n));
    }
    return chosen;
}

}  // namespace

TranslationTable train_model1(const TrainingBeads& beads, std::size_t source_units, std::size_t target_units,
                              const TranslationTable& prior, const TrainingSettings& settings) {
    const std::vector<std::uint32_t> chosen = choose_beads(beads, settings.max_pairs);
    const Side source{beads.source, beads.source_starts, source_units};
    const Side target{beads.target, beads.target_starts, target_units};
    std::vector<std::vector<std::pair<std::uint32_t, float>>> forward_prior(source_units);
    std::vector<std::vector<std::pair<std::uint32_t, float>>> backward_prior(target_units);
    for (const TranslationTable::Entry& entry : prior.entries()) {
        forward_prior[entry.source].emplace_back(entry.target, entry.weight);
        backward_prior[entry.target].emplace_back(entry.source, entry.weight);
    }
    const Conditional forward =
        Direction(source, target, beads.weights, chosen, forward_prior, settings).train();
    const Conditional backward =
        Direction(target, source, beads.weights, chosen, backward_prior, settings).train();

    return join_directions(forward, backward, settings.keep);
}

}  // namespace diglot
