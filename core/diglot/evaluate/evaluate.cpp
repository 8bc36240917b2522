#include "diglot/evaluate/evaluate.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <vector>

namespace diglot {
namespace {

using Sides = std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>;
using Sets = std::vector<Sides>;  // sorted, each once
using Owners = std::unordered_map<std::uint32_t, std::vector<std::size_t>>;

double ratio(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

Scores scores_of(double precision, double recall) {
    const double sum = precision + recall;
    return {precision, recall, sum > 0.0 ? 2.0 * precision * recall / sum : 0.0};
}

Sets distinct(std::span<const IndexBead> beads) {
    Sets sets;
    for (const IndexBead& bead : beads) {
        if (!bead.source.empty() || !bead.target.empty()) {
            sets.emplace_back(bead.source, bead.target);
        }
    }
    std::sort(sets.begin(), sets.end());
    sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
    return sets;
}

bool is_two_sided(const Sides& sides) {
    return !sides.first.empty() && !sides.second.empty();
}

Sets two_sided(const Sets& sets) {
    Sets found;
    std::copy_if(sets.begin(), sets.end(), std::back_inserter(found), is_two_sided);
    return found;
}

std::vector<std::size_t> owners_of(const std::vector<std::uint32_t>& positions, const Owners& owners) {
    std::vector<std::size_t> found;
    for (const std::uint32_t position : positions) {
        if (const auto entry = owners.find(position); entry != owners.end()) {
            found.insert(found.end(), entry->second.begin(), entry->second.end());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// How many of `tested` are in `reference`, and how many share a sentence on both sides with one of them.
struct Matches {
    std::uint64_t strict = 0;
    std::uint64_t lax = 0;
};

Matches match(const Sets& reference, const Sets& tested) {
    Owners sources;
    Owners targets;
    for (std::size_t n = 0; n < reference.size(); ++n) {
        for (const std::uint32_t i : reference[n].first) {
            sources[i].push_back(n);
        }
        for (const std::uint32_t j : reference[n].second) {
            targets[j].push_back(n);
        }
    }
    Matches matches;
    for (const Sides& sides : tested) {
        if (std::binary_search(reference.begin(), reference.end(), sides)) {
            ++matches.strict;
            ++matches.lax;
            continue;
        }
        std::vector<std::size_t> common;
        std::ranges::set_intersection(owners_of(sides.first, sources), owners_of(sides.second, targets),
                                      std::back_inserter(common));
        matches.lax += common.empty() ? 0U : 1U;
    }
    return matches;
}

using Owner = std::unordered_map<std::uint32_t, std::size_t>;

/// True when `positions`, at least one, all belong to gold bead `owner`, which the first of them sets.
bool all_owned(const std::vector<std::uint32_t>& positions, const Owner& owners,
               std::optional<std::size_t>& owner) {
    return std::all_of(positions.begin(), positions.end(), [&](std::uint32_t position) {
        const auto entry = owners.find(position);
        if (entry == owners.end()) {
            return false;
        }
        owner = owner.value_or(entry->second);
        return *owner == entry->second;
    });
}

void count_inside(std::span<const IndexBead> gold, std::span<const IndexBead> hypothesis,
                  Evaluation& result) {
    Owner sources;
    Owner targets;
    for (std::size_t n = 0; n < gold.size(); ++n) {
        for (const std::uint32_t i : gold[n].source) {
            sources[i] = n;
        }
        for (const std::uint32_t j : gold[n].target) {
            targets[j] = n;
        }
    }
    for (const IndexBead& bead : hypothesis) {
        if (!bead.source.empty() && !bead.target.empty()) {
            ++result.two_sided_beads;
            std::optional<std::size_t> owner;
            result.inside +=
                all_owned(bead.source, sources, owner) && all_owned(bead.target, targets, owner) ? 1U : 0U;
        }
    }
}

void count_types(const Sets& gold, const Sets& hypothesis, Evaluation& result) {
    const auto type = [&](const Sides& sides) -> TypeCounts& {
        return result.types[{sides.first.size(), sides.second.size()}];
    };
    for (const Sides& sides : gold) {
        ++type(sides).gold;
    }
    for (const Sides& sides : hypothesis) {
        ++type(sides).hypothesis;
        type(sides).right += std::binary_search(gold.begin(), gold.end(), sides) ? 1U : 0U;
    }
}

}  // namespace

Scores TypeCounts::scores() const {
    return scores_of(ratio(right, hypothesis), ratio(right, gold));
}

Evaluation& Evaluation::operator+=(const Evaluation& other) {
    hypothesis_beads += other.hypothesis_beads;
    strict_right += other.strict_right;
    lax_right += other.lax_right;
    gold_beads += other.gold_beads;
    strict_found += other.strict_found;
    lax_found += other.lax_found;
    two_sided_beads += other.two_sided_beads;
    inside += other.inside;
    for (const auto& [type, counts] : other.types) {
        TypeCounts& own = types[type];
        own.gold += counts.gold;
        own.hypothesis += counts.hypothesis;
        own.right += counts.right;
    }
    return *this;
}

Scores Evaluation::strict() const {
    return scores_of(ratio(strict_right, hypothesis_beads), ratio(strict_found, gold_beads));
}

Scores Evaluation::lax() const {
    return scores_of(ratio(lax_right, hypothesis_beads), ratio(lax_found, gold_beads));
}

double Evaluation::inside_share() const {
    return ratio(inside, two_sided_beads);
}

Evaluation evaluate(std::span<const IndexBead> gold, std::span<const IndexBead> hypothesis) {
    const Sets gold_sets = distinct(gold);
    const Sets hypothesis_sets = distinct(hypothesis);
    const Sets gold_pairs = two_sided(gold_sets);
    const Matches precise = match(gold_sets, hypothesis_sets);
    const Matches recalled = match(two_sided(hypothesis_sets), gold_pairs);
    Evaluation result;
    result.hypothesis_beads = hypothesis_sets.size();
    result.strict_right = precise.strict;
    result.lax_right = precise.lax;
    result.gold_beads = gold_pairs.size();
    result.strict_found = recalled.strict;
    result.lax_found = recalled.lax;
    count_inside(gold, hypothesis, result);
    count_types(gold_sets, hypothesis_sets, result);
    return result;
}

}  // namespace diglot
