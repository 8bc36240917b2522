#include "diglot/lexicon/model1.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diglot {
namespace {

std::ptrdiff_t begin_of(const std::vector<std::size_t>& starts, std::size_t bead) {
    return static_cast<std::ptrdiff_t>(starts[bead]);
}

bool equal_beads(const std::vector<std::uint32_t>& units, const std::vector<std::size_t>& starts,
                 std::size_t a, std::size_t b) {
    return std::equal(units.begin() + begin_of(starts, a), units.begin() + begin_of(starts, a + 1),
                      units.begin() + begin_of(starts, b), units.begin() + begin_of(starts, b + 1));
}

}  // namespace

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

void TrainingBeads::add_once(std::span<const std::uint32_t> source_units,
                             std::span<const std::uint32_t> target_units, float weight) {
    add(source_units, target_units, weight);
    if (const std::size_t equal = first_like_last(); equal + 1 < size()) {
        weights[equal] = std::max(weights[equal], weight);
        weights.pop_back();
        source_starts.pop_back();
        target_starts.pop_back();
        source.resize(source_starts.back());
        target.resize(target_starts.back());
    }
}

std::size_t TrainingBeads::first_like_last() {
    std::uint64_t hash = 0;
    const auto mix = [&](std::uint64_t number) {
        hash = (hash ^ number) * 0x9e3779b97f4a7c15U;  // 2⁶⁴ over the golden ratio
        hash ^= hash >> 32U;
    };
    const std::size_t last = size() - 1;
    std::for_each(source.begin() + begin_of(source_starts, last), source.end(), mix);
    mix(UINT64_MAX);  // where one side ends and the other begins
    std::for_each(target.begin() + begin_of(target_starts, last), target.end(), mix);
    const auto [found, added] = first_of_.emplace(hash, static_cast<std::uint32_t>(last));
    const std::size_t first = found->second;
    return added || !equal_beads(source, source_starts, first, last) ||
                   !equal_beads(target, target_starts, first, last)
               ? last
               : first;
}

namespace {

using Entry = TranslationTable::Entry;

constexpr double kPromising = 0.2;    // weight that a pair must be able to reach
constexpr std::size_t kEnough = 100;  // occurrences of a unit that tell all about it

/// A place where the two units of a pair stand together in a bead.
struct Meeting {
    std::uint32_t source_place;  // in TrainingBeads::source
    std::uint32_t target_place;
    float weight;  // of the bead
};

/// A source unit in a bead.
struct Occurrence {
    std::uint32_t bead;
    std::uint32_t place;  // in TrainingBeads::source
};

/// A pair of units that may translate each other, with its meetings and what is believed of it.
struct Pair {
    std::uint32_t source;
    std::uint32_t target;
    float prior;               // what was known beforehand
    std::size_t meetings_end;  // they begin where those of the pair before end
    float forward = 0.0F;      // t(target | source)
    float backward = 0.0F;     // t(source | target)
};

/// One side of the beads as counts.
struct Side {
    std::vector<double> counts;     // of each unit: expected beads it stands in
    std::vector<float> background;  // of each unit: its share of all
    std::vector<double> totals;     // of each unit: what its probabilities are shares of
};

class Training {
public:
    Training(const TrainingBeads& beads, std::size_t source_units, std::size_t target_units,
             const TranslationTable& prior, const TrainingSettings& settings)
        : beads_(beads), prior_(prior), settings_(settings) {
        choose_beads();
        source_ = count(beads.source, beads.source_starts, source_units);
        target_ = count(beads.target, beads.target_starts, target_units);
        index_beads(source_units);
        find_pairs();
        add_prior_totals();
    }

    TranslationTable run();

private:
    void choose_beads();
    [[nodiscard]] Side count(const std::vector<std::uint32_t>& units, const std::vector<std::size_t>& starts,
                             std::size_t vocabulary) const;
    void index_beads(std::size_t source_units);
    void find_pairs();
    void find_pairs_of(std::uint32_t source);
    void meet(std::uint32_t source);
    void list_meetings(std::uint32_t source, std::size_t first);
    void add_prior_totals();
    void guess();
    void expect();
    void maximize(double discount);
    /// Calls `visit` with occurrences of a source unit and their weights; of a common one with some of them,
    /// which then count for the others too: what a thousand beads say, a hundred say as well.
    template <typename Visit>
    void each_occurrence(std::uint32_t source, Visit visit) const {
        const std::size_t begin = occurrence_starts_[source];
        const std::size_t end = occurrence_starts_[source + 1];
        const std::size_t step = (end - begin) / kEnough + 1;
        for (std::size_t o = begin; o < end; o += step) {
            visit(occurrences_[o], beads_.weights[occurrences_[o].bead] * static_cast<float>(step));
        }
    }
    [[nodiscard]] std::span<const std::uint32_t> targets_of(std::size_t bead) const {
        return {beads_.target.data() + beads_.target_starts[bead],
                beads_.target_starts[bead + 1] - beads_.target_starts[bead]};
    }

    const TrainingBeads& beads_;
    const TranslationTable& prior_;
    const TrainingSettings& settings_;
    std::vector<std::uint32_t> chosen_;
    Side source_;
    Side target_;
    std::vector<std::size_t> occurrence_starts_;  // of each source unit
    std::vector<Occurrence> occurrences_;
    std::vector<Pair> pairs_;  // by source, then by target
    std::vector<Meeting> meetings_;
    std::vector<float> share_of_source_;  // per place: 1 over how well all units of the other side explain it
    std::vector<float> share_of_target_;
    // of the source unit at hand, by target unit
    std::vector<float> together_;         // expected beads they share
    std::vector<std::uint32_t> times_;    // beads they share
    std::vector<std::uint32_t> pair_of_;  // 1 + place in pairs_
    std::vector<std::uint32_t> met_;      // the units with any
};

/// Every k-th bead, so that the number of unit pairs stays within the limit.
void Training::choose_beads() {
    std::size_t pairs = 0;
    for (std::size_t n = 0; n < beads_.size(); ++n) {
        pairs += (beads_.source_starts[n + 1] - beads_.source_starts[n]) *
                 (beads_.target_starts[n + 1] - beads_.target_starts[n]);
    }
    const std::size_t step = pairs / std::max<std::size_t>(settings_.max_pairs, 1) + 1;
    for (std::size_t n = 0; n < beads_.size(); n += step) {
        chosen_.push_back(static_cast<std::uint32_t>(n));
    }
}

Side Training::count(const std::vector<std::uint32_t>& units, const std::vector<std::size_t>& starts,
                     std::size_t vocabulary) const {
    Side side;
    side.counts.assign(vocabulary, 0.0);
    double total = 0.0;
    for (const std::uint32_t n : chosen_) {
        const auto weight = static_cast<double>(beads_.weights[n]);
        for (std::size_t place = starts[n]; place < starts[n + 1]; ++place) {
            side.counts[units[place]] += weight;
            total += weight;
        }
    }
    for (const double of_unit : side.counts) {
        side.background.push_back(static_cast<float>((of_unit + 0.1) / (total + 1.0)));
        side.totals.push_back(of_unit + settings_.doubt);
    }
    return side;
}

void Training::index_beads(std::size_t source_units) {
    occurrence_starts_.assign(source_units + 1, 0);
    const auto each = [&](auto visit) {
        for (const std::uint32_t n : chosen_) {
            for (std::size_t place = beads_.source_starts[n]; place < beads_.source_starts[n + 1]; ++place) {
                visit(beads_.source[place], Occurrence{n, static_cast<std::uint32_t>(place)});
            }
        }
    };
    each([&](std::uint32_t unit, Occurrence) { ++occurrence_starts_[unit + 1]; });
    for (std::size_t unit = 1; unit < occurrence_starts_.size(); ++unit) {
        occurrence_starts_[unit] += occurrence_starts_[unit - 1];
    }
    occurrences_.resize(occurrence_starts_.back());
    std::vector<std::size_t> next(occurrence_starts_.begin(), occurrence_starts_.end() - 1);
    each([&](std::uint32_t unit, Occurrence occurrence) { occurrences_[next[unit]++] = occurrence; });
}

void Training::find_pairs() {
    together_.assign(target_.counts.size(), 0.0F);
    times_.assign(target_.counts.size(), 0);
    pair_of_.assign(target_.counts.size(), 0);
    for (std::uint32_t unit = 0; unit < source_.counts.size(); ++unit) {
        find_pairs_of(unit);
    }
}

/// Of the target units that one source unit meets, those that might translate it: were all their meetings due
/// to the two alone, the pair's weight would not be small. The others, by far most, need not be carried
/// along, and without them what is left is explained better.
void Training::find_pairs_of(std::uint32_t source) {
    meet(source);
    const std::size_t first = pairs_.size();
    for (const Entry& entry : prior_.row(source)) {
        pairs_.push_back({source, entry.target, entry.weight, times_[entry.target]});
        pair_of_[entry.target] = static_cast<std::uint32_t>(pairs_.size());
    }
    for (const std::uint32_t target : met_) {
        const double most = std::max(0.0, static_cast<double>(together_[target]) - settings_.discount);
        if (pair_of_[target] == 0 &&
            most * most >= kPromising * kPromising * source_.totals[source] * target_.totals[target]) {
            pairs_.push_back({source, target, 0.0F, times_[target]});
            pair_of_[target] = static_cast<std::uint32_t>(pairs_.size());
        }
    }
    list_meetings(source, first);
    for (const std::uint32_t target : met_) {
        together_[target] = 0.0F;
        times_[target] = 0;
        pair_of_[target] = 0;
    }
    for (std::size_t p = first; p < pairs_.size(); ++p) {
        pair_of_[pairs_[p].target] = 0;
    }
    met_.clear();
}

/// Counts the target units that stand in beads with `source`.
void Training::meet(std::uint32_t source) {
    each_occurrence(source, [&](const Occurrence& occurrence, float weight) {
        for (const std::uint32_t target : targets_of(occurrence.bead)) {
            if (times_[target]++ == 0) {
                met_.push_back(target);
            }
            together_[target] += weight;
        }
    });
}

/// Lists where the pairs from `first` on, all of one source unit, meet.
void Training::list_meetings(std::uint32_t source, std::size_t first) {
    std::vector<std::size_t> next;
    std::size_t end = meetings_.size();
    for (std::size_t p = first; p < pairs_.size(); ++p) {
        next.push_back(end);
        end += pairs_[p].meetings_end;  // their number until now
        pairs_[p].meetings_end = end;
    }
    meetings_.resize(end);
    each_occurrence(source, [&](const Occurrence& occurrence, float weight) {
        auto place = static_cast<std::uint32_t>(beads_.target_starts[occurrence.bead]);
        for (const std::uint32_t target : targets_of(occurrence.bead)) {
            if (const std::uint32_t pair = pair_of_[target]; pair != 0) {
                meetings_[next[pair - 1 - first]++] = {occurrence.place, place, weight};
            }
            ++place;
        }
    });
}

/// What is known of a unit beforehand speaks like `prior_strength` beads.
void Training::add_prior_totals() {
    std::vector<bool> source_known(source_.totals.size());
    std::vector<bool> target_known(target_.totals.size());
    for (const Entry& entry : prior_.entries()) {
        if (!source_known[entry.source]) {
            source_known[entry.source] = true;
            source_.totals[entry.source] += settings_.prior_strength;
        }
        if (!target_known[entry.target]) {
            target_known[entry.target] = true;
            target_.totals[entry.target] += settings_.prior_strength;
        }
    }
}

/// The first guess: what meets translates each other, and what is known beforehand.
void Training::guess() {
    constexpr double kShare = 0.05;  // of a meeting: one of some twenty units it could be due to
    std::size_t m = 0;
    for (Pair& pair : pairs_) {
        double together = settings_.prior_strength * static_cast<double>(pair.prior);
        for (; m < pair.meetings_end; ++m) {
            together += kShare * static_cast<double>(meetings_[m].weight);
        }
        pair.forward = static_cast<float>(together / source_.totals[pair.source]);
        pair.backward = static_cast<float>(together / target_.totals[pair.target]);
    }
}

void Training::expect() {
    const auto reset = [](std::vector<float>& explained, const std::vector<std::uint32_t>& units,
                          const Side& side) {
        explained.resize(units.size());
        for (std::size_t place = 0; place < units.size(); ++place) {
            explained[place] = side.background[units[place]];  // the empty word explains each unit by chance
        }
    };
    reset(share_of_source_, beads_.source, source_);
    reset(share_of_target_, beads_.target, target_);
    std::size_t m = 0;
    for (const Pair& pair : pairs_) {
        for (; m < pair.meetings_end; ++m) {
            share_of_target_[meetings_[m].target_place] += pair.forward;
            share_of_source_[meetings_[m].source_place] += pair.backward;
        }
    }
    for (std::vector<float>* shares : {&share_of_source_, &share_of_target_}) {
        for (float& share : *shares) {
            share = 1.0F / share;
        }
    }
}

void Training::maximize(double discount) {
    std::size_t m = 0;
    for (Pair& pair : pairs_) {
        float forward_sum = 0.0F;
        float backward_sum = 0.0F;
        for (; m < pair.meetings_end; ++m) {
            const Meeting& meeting = meetings_[m];
            forward_sum += meeting.weight * share_of_target_[meeting.target_place];
            backward_sum += meeting.weight * share_of_source_[meeting.source_place];
        }
        const auto forward = static_cast<double>(forward_sum * pair.forward);
        const auto backward = static_cast<double>(backward_sum * pair.backward);
        const double known = settings_.prior_strength * static_cast<double>(pair.prior);
        pair.forward =
            static_cast<float>((std::max(0.0, forward - discount) + known) / source_.totals[pair.source]);
        pair.backward =
            static_cast<float>((std::max(0.0, backward - discount) + known) / target_.totals[pair.target]);
    }
}

TranslationTable Training::run() {
    guess();
    for (unsigned round = 0; round < settings_.iterations; ++round) {
        expect();
        maximize(round + 1 == settings_.iterations ? settings_.discount : 0.0);
    }
    std::vector<Entry> entries;
    for (const Pair& pair : pairs_) {
        const float weight = std::sqrt(pair.forward * pair.backward);
        if (weight >= settings_.keep) {
            entries.push_back({pair.source, pair.target, std::min(weight, 1.0F)});
        }
    }
    return TranslationTable(std::move(entries));
}

}  // namespace

TranslationTable train_model1(const TrainingBeads& beads, std::size_t source_units, std::size_t target_units,
                              const TranslationTable& prior, const TrainingSettings& settings) {
    return Training(beads, source_units, target_units, prior, settings).run();
}

}  // namespace diglot
