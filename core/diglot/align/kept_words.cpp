#include "diglot/align/kept_words.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace diglot {
namespace {

constexpr double kPriorWords = 50.0;
constexpr double kMostKept = 0.9;             // no translation is so literal that nothing may be missing
constexpr std::uint32_t kLargestCounted = 3;  // segments of a bead: in larger ones anything finds a partner

std::vector<std::uint32_t> sorted(std::span<const std::uint32_t> units) {
    std::vector<std::uint32_t> result(units.begin(), units.end());
    std::sort(result.begin(), result.end());
    return result;
}

/// The units of `row` that are among `units`, which are sorted.
void add_partners(std::span<const TranslationTable::Entry> row, const std::vector<std::uint32_t>& units,
                  std::vector<std::uint32_t>& partners) {
    for (const TranslationTable::Entry& entry : row) {
        if (std::binary_search(units.begin(), units.end(), entry.target)) {
            partners.push_back(entry.target);
        }
    }
}

}  // namespace

void KeptWords::add(const TextFeatures& source, const TextFeatures& target, std::span<const Bead> likely,
                    const LexicalModel& model) {
    for (const Bead& bead : likely) {
        if (!bead.is_null() && bead.source.size() + bead.target.size() <= kLargestCounted) {
            add(source.units_in(bead.source), target.units_in(bead.target), bead.confidence, model);
        }
    }
}

void KeptWords::add(std::span<const std::uint32_t> source, std::span<const std::uint32_t> target,
                    double confidence, const LexicalModel& model) {
    const std::vector<std::uint32_t> targets = sorted(target);
    std::vector<std::uint32_t> reached;
    const auto count = [&](double share, bool found) {
        known += confidence * share;
        kept += found ? confidence * share : 0.0;
    };
    for (const std::uint32_t unit : source) {
        const std::size_t before = reached.size();
        add_partners(model.table.row(unit), targets, reached);
        count(static_cast<double>(model.source.known[unit]), reached.size() > before);
    }
    std::sort(reached.begin(), reached.end());
    for (const std::uint32_t unit : targets) {
        count(static_cast<double>(model.target.known[unit]),
              std::binary_search(reached.begin(), reached.end(), unit));
    }
}

double KeptWords::share() const {
    return std::min((kept + kPriorWords * kUsuallyKept) / (known + kPriorWords), kMostKept);
}

}  // namespace diglot
