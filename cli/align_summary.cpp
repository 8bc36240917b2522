#include "align_summary.h"

#include <fmt/format.h>

#include "translate.h"
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace diglot::cli {

void AlignSummary::add(const Ladder& ladder) {
    for (const Bead& bead : ladder.beads()) {
        ++types_[fmt::format("{}-{}", bead.source.size(), bead.target.size())];
        ++beads_;
        doubtful_ += bead.confidence < doubtful_below_ ? 1U : 0U;
        confidence_ += bead.confidence;
    }
}

std::string AlignSummary::to_string() const {
    if (beads_ == 0) {
        return tr("no beads: there is no text on either side");
    }
    std::vector<std::pair<std::string, std::uint64_t>> types(types_.begin(), types_.end());
    std::stable_sort(types.begin(), types.end(),
                     [](const auto& left, const auto& right) { return left.second > right.second; });
    std::string list;
    for (const auto& [type, count] : types) {
        list += fmt::format("{}{}: {}", list.empty() ? "" : ", ", type, format_number(count));
    }
    // Rounded down: certainty is not claimed.
    const double mean = std::floor(1000.0 * confidence_ / static_cast<double>(beads_)) / 1000.0;
    return fmt::format(fmt::runtime(tr("{} bead ({}), confidence {}, {} doubtful (below {})",
                                       "{} beads ({}), mean confidence {}, {} doubtful (below {})", beads_)),
                       format_number(beads_), list, format_percent(mean), format_number(doubtful_),
                       format_percent(doubtful_below_));
}

}  // namespace diglot::cli
