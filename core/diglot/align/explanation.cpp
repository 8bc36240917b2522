#include "diglot/align/explanation.h"

#include "diglot/align/calibration.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace diglot {
namespace {

constexpr std::uint32_t kReach = 16;  // more than the most segments of a bead on one side
constexpr double kRounding = 0.01;    // nats that sums of floats may differ by

bool meet(const Range& a, const Range& b) {
    return a.begin < b.end && b.begin < a.end;
}

/// `likely` in order of source, then target begin.
std::optional<Bead> find_runner_up(const Bead& bead, const std::vector<Bead>& likely) {
    const auto place = [](const Bead& candidate) {
        return std::tuple(candidate.source.begin, candidate.target.begin);
    };
    std::optional<Bead> best;
    const std::uint32_t first_target = bead.target.begin - std::min(bead.target.begin, kReach);
    for (std::uint32_t i = bead.source.begin - std::min(bead.source.begin, kReach); i <= bead.source.end;
         ++i) {
        auto at = std::lower_bound(
            likely.begin(), likely.end(), std::tuple(i, first_target),
            [&](const Bead& candidate, const auto& wanted) { return place(candidate) < wanted; });
        for (; at != likely.end() && place(*at) <= std::tuple(i, bead.target.end); ++at) {
            const bool other = at->source != bead.source || at->target != bead.target;
            if (other && (meet(at->source, bead.source) || meet(at->target, bead.target)) &&
                (!best || at->confidence > best->confidence)) {
                best = *at;
            }
        }
    }
    return best;
}

/// How sure to be of the runner-up: it has its share of what calibration leaves beside `bead`.
std::optional<Bead> with_calibrated_share(std::optional<Bead> runner_up, const Bead& bead) {
    if (runner_up) {
        const double left = 1.0 - calibrated(bead.confidence, bead.source, bead.target);
        runner_up->confidence =
            left * std::min(1.0, runner_up->confidence / std::max(1.0 - bead.confidence, 1e-9));
    }
    return runner_up;
}

std::vector<Opinion> opinions_of(const Bead& bead, std::span<const std::unique_ptr<Evidence>> evidence,
                                 const SearchSettings& settings) {
    if (bead.is_null()) {
        return {{"prior", bead.score}};
    }
    const Shape shape{static_cast<std::uint8_t>(bead.source.size()),
                      static_cast<std::uint8_t>(bead.target.size())};
    const auto at = std::find(settings.shapes.begin(), settings.shapes.end(), shape);
    std::vector<Opinion> opinions{
        {"prior",
         static_cast<double>(settings.log_priors[static_cast<std::size_t>(at - settings.shapes.begin())])}};
    for (const auto& each : evidence) {
        float score = 0.0F;
        each->add_scores(shape, bead.source.end, {bead.target.end, bead.target.end + 1}, {&score, 1});
        opinions.push_back({each->name(), static_cast<double>(score)});
    }
    double said = 0.0;
    for (const Opinion& opinion : opinions) {
        said += opinion.score;
    }
    if (std::abs(bead.score - said) > kRounding) {
        opinions.push_back({"crossing", bead.score - said});  // of a bead that `join_crossing` joined
    }
    return opinions;
}

}  // namespace

std::vector<BeadExplanation> explain_beads(const LatticeResult& result,
                                           std::span<const std::unique_ptr<Evidence>> evidence,
                                           const SearchSettings& settings) {
    std::vector<Bead> likely = result.likely;
    std::sort(likely.begin(), likely.end(), [](const Bead& a, const Bead& b) {
        return std::tie(a.source.begin, a.target.begin, a.source.end, a.target.end) <
               std::tie(b.source.begin, b.target.begin, b.source.end, b.target.end);
    });
    std::vector<BeadExplanation> explanations;
    for (const Bead& bead : result.beads) {
        explanations.push_back({opinions_of(bead, evidence, settings),
                                {},
                                with_calibrated_share(find_runner_up(bead, likely), bead)});
    }
    return explanations;
}

}  // namespace diglot
