#include "diglot/align/crossing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace diglot {
namespace {

/// What crossing words must say together, in nats, before the chance of a join is even: the prior of a bead
/// of two and two against two of one and one (4.4), and of swallowing a sentence's end on both sides.
constexpr double kPrice = 6.0;

/// A unit of a bead, what a translation of it is worth, and what the best one inside the bead says.
struct OwnUnit {
    std::uint32_t unit = 0;
    float gain = 0.0F;
    double own = 0.0;
};

/// The different units of one side of a bead.
struct BeadSide {
    std::vector<OwnUnit> units;
    std::size_t length = 0;  // repeated units counted
};

struct BeadWords {
    BeadSide source;
    BeadSide target;
};

/// A link between words of neighbouring beads and what it says beyond the best links inside them.
struct Link {
    double excess = 0.0;
    std::uint32_t source = 0;  // places in the sides' units
    std::uint32_t target = 0;
};

class CrossingFinder {
public:
    CrossingFinder(const TextFeatures& source, const TextFeatures& target, const LexicalModel& model)
        : source_(source),
          target_(target),
          model_(model),
          source_place_(model.source.odds.size(), 0),
          target_place_(model.target.odds.size(), 0) {}

    BeadWords words_of(const Bead& bead) {
        BeadWords words{side_of(source_, bead.source, model_.source, source_place_),
                        side_of(target_, bead.target, model_.target, target_place_)};
        for_each_link(words.source, words.target, [&](OwnUnit& from, OwnUnit& to, float weight) {
            const double voice =
                model_.pair_voice(weight, from.gain, to.gain, words.source.length, words.target.length);
            from.own = std::max(from.own, voice);
            to.own = std::max(to.own, voice);
        });
        return words;
    }

    /// What words say that cross between two neighbours in the direction that says more.
    double crossing(BeadWords& first, BeadWords& second) {
        const std::size_t sources = first.source.length + second.source.length;
        const std::size_t targets = first.target.length + second.target.length;
        return std::max(moved(first.source, second.target, sources, targets),
                        moved(second.source, first.target, sources, targets));
    }

private:
    static BeadSide side_of(const TextFeatures& text, Range segments, const UnitKnowledge& knowledge,
                            std::vector<std::uint32_t>& place) {
        BeadSide side;
        for (std::size_t n = text.offsets[segments.begin]; n < text.offsets[segments.end]; ++n) {
            const std::uint32_t unit = text.units[n];
            if (place[unit] == 0) {
                side.units.push_back({unit, knowledge.gain(unit, text.counts[n], text.units.size()), 0.0});
                place[unit] = 1;
            }
            ++side.length;
        }
        for (const OwnUnit& each : side.units) {
            place[each.unit] = 0;
        }
        return side;
    }

    /// Calls `visit` for each translation in the table from one side's units to the other's.
    template <typename Visit>
    void for_each_link(BeadSide& from, BeadSide& to, Visit visit) {
        for (std::uint32_t n = 0; n < to.units.size(); ++n) {
            target_place_[to.units[n].unit] = n + 1;
        }
        for (OwnUnit& unit : from.units) {
            for (const TranslationTable::Entry& entry : model_.table.row(unit.unit)) {
                if (const std::uint32_t place = target_place_[entry.target]; place != 0) {
                    visit(unit, to.units[place - 1], entry.weight);
                }
            }
        }
        for (const OwnUnit& unit : to.units) {
            target_place_[unit.unit] = 0;
        }
    }

    /// What links of two sides of different beads say beyond those inside the beads, each unit once.
    double moved(BeadSide& from, BeadSide& to, std::size_t sources, std::size_t targets) {
        links_.clear();
        for_each_link(from, to, [&](OwnUnit& a, OwnUnit& b, float weight) {
            const double excess = model_.pair_voice(weight, a.gain, b.gain, sources, targets) - a.own - b.own;
            if (excess > 0.0) {
                links_.push_back({excess, static_cast<std::uint32_t>(&a - from.units.data()),
                                  static_cast<std::uint32_t>(&b - to.units.data())});
            }
        });
        std::sort(links_.begin(), links_.end(), [](const Link& a, const Link& b) {
            return std::tuple(-a.excess, a.source, a.target) < std::tuple(-b.excess, b.source, b.target);
        });
        double sum = 0.0;
        for (std::size_t n = 0; n < links_.size(); ++n) {
            const bool taken = std::any_of(
                links_.begin(), links_.begin() + static_cast<std::ptrdiff_t>(n), [&](const Link& before) {
                    return before.excess > 0.0 &&
                           (before.source == links_[n].source || before.target == links_[n].target);
                });
            if (taken) {
                links_[n].excess = 0.0;
            }
            sum += links_[n].excess;
        }
        return sum;
    }

    const TextFeatures& source_;
    const TextFeatures& target_;
    const LexicalModel& model_;
    std::vector<std::uint32_t> source_place_;  // per unit: 0, or 1 + its place in the side at hand
    std::vector<std::uint32_t> target_place_;
    std::vector<Link> links_;
};

bool may_join(const Bead& first, const Bead& second, JoinLimits limits) {
    const std::uint32_t source = first.source.size() + second.source.size();
    const std::uint32_t target = first.target.size() + second.target.size();
    return !first.is_null() && !second.is_null() && source <= limits.max_side && target <= limits.max_side &&
           source + target <= limits.max_total;
}

/// Neighbours n and n + 1 that cross, the loudest first.
std::vector<std::pair<double, std::size_t>> find_crossings(const std::vector<Bead>& beads,
                                                           CrossingFinder& finder, JoinLimits limits) {
    std::vector<std::pair<double, std::size_t>> found;
    BeadWords before;
    for (std::size_t n = 0; n < beads.size(); ++n) {
        BeadWords here = beads[n].is_null() ? BeadWords() : finder.words_of(beads[n]);
        if (n > 0 && may_join(beads[n - 1], beads[n], limits)) {
            const double voice = finder.crossing(before, here);
            if (voice > kPrice) {
                found.emplace_back(-voice, n - 1);
            }
        }
        before = std::move(here);
    }
    std::sort(found.begin(), found.end());
    return found;
}

using Place = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;

Place place_of(const Bead& bead) {
    return {bead.source.begin, bead.target.begin, bead.source.end, bead.target.end};
}

}  // namespace

void join_crossing(LatticeResult& result, const TextFeatures& source, const TextFeatures& target,
                   const LexicalModel& model, JoinLimits limits) {
    CrossingFinder finder(source, target, model);
    std::vector<Bead>& beads = result.beads;
    std::map<Place, double> left_over;
    std::vector<char> joined(beads.size(), 0);  // 1: joined with the next, 2: part of the one before
    for (const auto& [loudness, n] : find_crossings(beads, finder, limits)) {
        if (joined[n] != 0 || joined[n + 1] != 0) {
            continue;
        }
        joined[n] = 1;
        joined[n + 1] = 2;
        const double certainty = 1.0 / (1.0 + std::exp(kPrice + loudness));
        const double both = std::min(beads[n].confidence, beads[n + 1].confidence);
        left_over[place_of(beads[n])] = 1.0 - certainty;
        left_over[place_of(beads[n + 1])] = 1.0 - certainty;
        beads[n] = {{beads[n].source.begin, beads[n + 1].source.end},
                    {beads[n].target.begin, beads[n + 1].target.end},
                    beads[n].score + beads[n + 1].score - loudness - kPrice,
                    both * certainty};
    }
    for (Bead& bead : result.likely) {
        if (const auto found = left_over.find(place_of(bead)); found != left_over.end()) {
            bead.confidence *= found->second;
        }
    }
    std::size_t kept = 0;
    for (std::size_t n = 0; n < beads.size(); ++n) {
        if (joined[n] != 2) {
            beads[kept++] = beads[n];
        }
    }
    beads.resize(kept);
}

}  // namespace diglot
