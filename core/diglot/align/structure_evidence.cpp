#include "diglot/align/structure_evidence.h"

#include "diglot/text/boundary.h"

#include <algorithm>
#include <cmath>

namespace diglot {
namespace {

constexpr double kPriorWeight = 4.0;    // pseudo-counts of what holds in general
constexpr double kNewParagraph = -3.0;  // general log ratio for swallowing the beginning of a paragraph
constexpr double kBroken = 1.0;         // the same for a place that does not look like a sentence's end

/// Beads of texts in general by what their two sides begin (nothing, a paragraph, a heading): like begins
/// with like, and headings least of all begin with plain text.
constexpr double kGeneralStarts[kSegmentStarts][kSegmentStarts] = {
    {3.0, 1.0, 0.05}, {1.0, 3.0, 0.06}, {0.05, 0.06, 2.0}};

constexpr std::size_t index_of(SegmentStart start) {
    return static_cast<std::size_t>(start);
}

/// What holds for texts in general, before anything is counted.
double general_ratio(std::size_t kind) {
    const bool new_paragraph = kind >= kBoundaryKinds / 2;
    const auto end = static_cast<EndKind>(kind % (kBoundaryKinds / 2) / 4);
    const auto start = static_cast<StartKind>(kind % 4);
    const bool broken = end == EndKind::Pausing || start == StartKind::Small || start == StartKind::Closing;
    return (new_paragraph ? kNewParagraph : 0.0) + (broken ? kBroken : 0.0);
}

std::array<float, kBoundaryKinds> inside_ratios(const std::array<double, kBoundaryKinds>& inside,
                                                const std::array<double, kBoundaryKinds>& between) {
    double inside_total = 1.0;
    double between_total = 1.0;
    for (std::size_t kind = 0; kind < kBoundaryKinds; ++kind) {
        inside_total += inside[kind];
        between_total += between[kind];
    }
    std::array<float, kBoundaryKinds> ratios{};
    for (std::size_t kind = 0; kind < kBoundaryKinds; ++kind) {
        // pseudo-counts in the proportion that the general ratio asks for
        const double share = (inside[kind] + between[kind] + 1.0) / (inside_total + between_total);
        const double prior_between = kPriorWeight * share + 0.5;
        const double prior_inside = prior_between * std::exp(general_ratio(kind));
        const double p_inside = (inside[kind] * between_total / inside_total + prior_inside);
        const double p_between = between[kind] + prior_between;
        ratios[kind] = static_cast<float>(std::clamp(std::log(p_inside / p_between), -6.0, 4.0));
    }
    return ratios;
}

std::vector<float> running_sums(const TextFeatures& text, Range range,
                                const std::array<float, kBoundaryKinds>& ratios) {
    std::vector<float> sums{0.0F, 0.0F};
    for (std::uint32_t i = range.begin + 1; i < range.end; ++i) {
        sums.push_back(sums.back() + ratios[text.boundary[i]]);
    }
    return sums;
}

}  // namespace

std::uint8_t boundary_kind(std::string_view before, std::string_view after, bool new_paragraph) {
    const auto kind =
        static_cast<std::size_t>(end_kind(before)) * 4 + static_cast<std::size_t>(start_kind(after));
    return static_cast<std::uint8_t>(kind + (new_paragraph ? kBoundaryKinds / 2 : 0));
}

void StructureCounts::add(const TextFeatures& source, const TextFeatures& target, Range source_range,
                          Range target_range, double weight) {
    const auto count = [weight](const TextFeatures& text, Range range, auto& inside, auto& between) {
        between[text.boundary[range.begin]] += range.begin > 0 ? weight : 0.0;
        for (std::uint32_t i = range.begin + 1; i < range.end; ++i) {
            inside[text.boundary[i]] += weight;
        }
    };
    count(source, source_range, source_inside, source_between);
    count(target, target_range, target_inside, target_between);
    starts[index_of(source.starts[source_range.begin])][index_of(target.starts[target_range.begin])] +=
        weight;
}

StructureModel fit_structure(const StructureCounts& counts) {
    StructureModel model;
    model.source_inside = inside_ratios(counts.source_inside, counts.source_between);
    model.target_inside = inside_ratios(counts.target_inside, counts.target_between);
    std::array<double, kSegmentStarts> source_sums{};
    std::array<double, kSegmentStarts> target_sums{};
    double total = 0.0;
    std::array<std::array<double, kSegmentStarts>, kSegmentStarts> p = counts.starts;
    for (std::size_t s = 0; s < kSegmentStarts; ++s) {
        for (std::size_t t = 0; t < kSegmentStarts; ++t) {
            p[s][t] += kGeneralStarts[s][t];
            source_sums[s] += p[s][t];
            target_sums[t] += p[s][t];
            total += p[s][t];
        }
    }
    for (std::size_t s = 0; s < kSegmentStarts; ++s) {
        for (std::size_t t = 0; t < kSegmentStarts; ++t) {
            const double chance = source_sums[s] * target_sums[t] / total;
            model.starts[s][t] = static_cast<float>(std::clamp(std::log(p[s][t] / chance), -3.0, 3.0));
        }
    }
    return model;
}

StructureEvidence::StructureEvidence(const TextFeatures& source, const TextFeatures& target,
                                     const StructureModel& model, Range source_range, Range target_range)
    : source_(source),
      target_(target),
      model_(model),
      source_range_(source_range),
      target_range_(target_range),
      source_sums_(running_sums(source, source_range, model.source_inside)),
      target_sums_(running_sums(target, target_range, model.target_inside)) {}

void StructureEvidence::add_scores(Shape shape, std::uint32_t source_end, Range target_ends,
                                   std::span<float> scores) {
    if (shape.is_null()) {
        return;
    }
    const std::uint32_t source_begin = source_end - shape.source;
    const float swallowed =
        source_sums_[source_end - source_range_.begin] - source_sums_[source_begin + 1 - source_range_.begin];
    const auto& together = model_.starts[index_of(source_.starts[source_begin])];
    const std::uint32_t target_begin = target_ends.begin - shape.target;
    const float* ends = target_sums_.data() + (target_ends.begin - target_range_.begin);
    const float* begins = target_sums_.data() + (target_begin + 1 - target_range_.begin);
    for (std::size_t n = 0; n < scores.size(); ++n) {
        scores[n] += swallowed + ends[n] - begins[n] + together[index_of(target_.starts[target_begin + n])];
    }
}

}  // namespace diglot
