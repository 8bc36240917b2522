#include "diglot/align/guide.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

namespace diglot {
namespace {

constexpr std::uint64_t kFullCells = 1'000'000;   // rectangles up to this size are searched whole
constexpr std::uint32_t kRarest = 16;             // segments a unit may stand in to mark points, at first
constexpr std::uint32_t kLeastRare = 1024;        // and at most, where a text repeats itself
constexpr std::ptrdiff_t kNearest = 8;            // places of the other text that one place is linked with
constexpr std::size_t kMostPoints = 6'000'000;    // more would cost more than they tell
constexpr std::uint32_t kMargin = 3;              // least width of the band beside the guide
constexpr std::uint32_t kSectionSegments = 4000;  // least source segments of a section

struct Point {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    float weight = 0.0F;
};

/// For each unit, the segments of the range it stands in, when they are at most `most`.
class RareUnits {
public:
    RareUnits(const TextFeatures& text, Range segments, std::uint32_t most) : most_(most) {
        each(text, segments, [&](std::uint32_t unit, std::uint32_t) {
            if (unit >= counts_.size()) {
                counts_.resize(unit + 1, 0);
            }
            ++counts_[unit];
        });
        starts_.assign(counts_.size() + 1, 0);
        for (std::size_t unit = 0; unit < counts_.size(); ++unit) {
            starts_[unit + 1] = starts_[unit] + (counts_[unit] <= most_ ? counts_[unit] : 0);
        }
        places_.resize(starts_.back());
        std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
        each(text, segments, [&](std::uint32_t unit, std::uint32_t segment) {
            if (counts_[unit] <= most_) {
                places_[next[unit]++] = segment;
            }
        });
    }

    /// Empty when the unit is absent or common.
    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t unit) const {
        if (unit >= counts_.size() || counts_[unit] > most_) {
            return {};
        }
        return {places_.data() + starts_[unit], starts_[unit + 1] - starts_[unit]};
    }

private:
    /// Calls `visit` once for each unit of each segment.
    template <typename Visit>
    static void each(const TextFeatures& text, Range segments, Visit visit) {
        std::vector<std::uint32_t> last;
        for (std::uint32_t i = segments.begin; i < segments.end; ++i) {
            for (const std::uint32_t unit : text.segment(i)) {
                if (unit >= last.size()) {
                    last.resize(unit + 1, UINT32_MAX);
                }
                if (last[unit] != i) {
                    last[unit] = i;
                    visit(unit, i);
                }
            }
        }
    }

    std::uint32_t most_;
    std::vector<std::uint32_t> counts_;
    std::vector<std::size_t> starts_;
    std::vector<std::uint32_t> places_;
};

/// The points by their segment of one side, those of one segment in the order they had. O(points + segments),
/// which sorting by comparison is not.
std::vector<Point> ordered(const std::vector<Point>& points, std::uint32_t Point::*segment, Range range) {
    std::vector<std::size_t> next(range.size() + 1, 0);
    for (const Point& point : points) {
        ++next[point.*segment - range.begin + 1];
    }
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<Point> result(points.size());
    for (const Point& point : points) {
        result[next[point.*segment - range.begin]++] = point;
    }
    return result;
}

std::vector<Point> find_points(const TextFeatures& source, const TextFeatures& target, Range source_range,
                               Range target_range, const TranslationTable& table, std::uint32_t rare) {
    const RareUnits source_rare(source, source_range, rare);
    const RareUnits target_rare(target, target_range, rare);
    std::size_t expected = 0;
    for (const TranslationTable::Entry& entry : table.entries()) {
        expected += source_rare.of(entry.source).size() *
                    std::min<std::size_t>(kNearest, target_rare.of(entry.target).size());
    }
    const std::size_t step = expected / kMostPoints + 1;  // of too many entries, every so many-th
    const double slope = static_cast<double>(target_range.size()) / std::max(1U, source_range.size());
    std::vector<Point> points;
    for (std::size_t n = 0; n < table.entries().size(); n += step) {
        const TranslationTable::Entry& entry = table.entries()[n];
        const auto from = source_rare.of(entry.source);
        const auto to = target_rare.of(entry.target);
        const float weight =
            entry.weight / static_cast<float>(std::max<std::size_t>({1, from.size(), to.size()}));
        for (const std::uint32_t i : from) {
            // Where a text repeats itself, only the places near the straight line can be the right ones.
            const double level = target_range.begin + slope * (static_cast<double>(i) - source_range.begin);
            const auto middle =
                std::lower_bound(to.begin(), to.end(), static_cast<std::uint32_t>(level)) - to.begin();
            const auto first = std::clamp<std::ptrdiff_t>(
                middle - kNearest / 2, 0, std::max<std::ptrdiff_t>(0, std::ssize(to) - kNearest));
            for (auto k = first; k < std::min<std::ptrdiff_t>(first + kNearest, std::ssize(to)); ++k) {
                points.push_back({i, to[static_cast<std::size_t>(k)], weight});
            }
        }
    }
    points = ordered(ordered(points, &Point::target, target_range), &Point::source, source_range);
    std::vector<Point> merged;  // several units may mark one point
    for (const Point& point : points) {
        if (!merged.empty() && merged.back().source == point.source && merged.back().target == point.target) {
            merged.back().weight += point.weight;
        } else {
            merged.push_back(point);
        }
    }
    return merged;
}

/// The best chains that end at or before each target segment, in a Fenwick tree.
class BestChains {
public:
    struct Chain {
        double weight = 0.0;
        std::int64_t last = -1;  // its last point
    };

    explicit BestChains(std::size_t targets) : tree_(targets + 1) {}

    /// The best one that ends before `target`.
    [[nodiscard]] Chain before(std::size_t target) const {
        Chain best;
        for (std::size_t n = target; n > 0; n &= n - 1) {
            if (tree_[n].weight > best.weight) {
                best = tree_[n];
            }
        }
        return best;
    }

    void add(std::size_t target, Chain chain) {
        for (std::size_t n = target + 1; n < tree_.size(); n += n & (~n + 1)) {
            if (chain.weight > tree_[n].weight) {
                tree_[n] = chain;
            }
        }
    }

private:
    std::vector<Chain> tree_;
};

/// The heaviest chain of points that rise on both sides; points in ascending order.
std::vector<Point> heaviest_chain(const std::vector<Point>& points, Range target_range) {
    BestChains chains(target_range.size());
    std::vector<double> weights(points.size());
    std::vector<std::int64_t> previous(points.size(), -1);
    std::size_t settled = 0;
    BestChains::Chain best;
    for (std::size_t p = 0; p < points.size(); ++p) {
        // A source segment has one point of a chain: its points wait until all of them are reckoned.
        for (; points[settled].source != points[p].source; ++settled) {
            chains.add(points[settled].target - target_range.begin,
                       {weights[settled], static_cast<std::int64_t>(settled)});
        }
        const BestChains::Chain before = chains.before(points[p].target - target_range.begin);
        weights[p] = before.weight + static_cast<double>(points[p].weight);
        previous[p] = before.last;
        if (weights[p] > best.weight) {
            best = {weights[p], static_cast<std::int64_t>(p)};
        }
    }
    std::vector<Point> chain;
    for (std::int64_t p = best.last; p >= 0; p = previous[static_cast<std::size_t>(p)]) {
        chain.push_back(points[static_cast<std::size_t>(p)]);
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

/// Lays the rows of the band between two places of the guide, both in.
void lay_rows(Point from, Point to, Range target, std::uint32_t row_begin, std::vector<Range>& rows) {
    const double height = std::max(1.0, static_cast<double>(to.source) - from.source);
    const double width = static_cast<double>(to.target) - from.target;
    const bool fill = height * width <= static_cast<double>(kFullCells);
    // A text drifts off the straight line like a random walk, hence the root.
    const double slack = kMargin + 6.0 * std::sqrt(std::max(height, width));
    for (std::uint32_t i = from.source; i <= to.source; ++i) {
        double low = from.target;
        double high = to.target;
        if (!fill) {
            const double middle = from.target + width * (static_cast<double>(i) - from.source) / height;
            low = std::max(low, middle - slack);
            high = std::min(high, middle + slack);
        }
        low = std::max(low - kMargin, static_cast<double>(target.begin));
        high = std::min(high + kMargin + 1.0, static_cast<double>(target.end) + 1.0);
        Range& row = rows[i - row_begin];
        row.begin = std::min(row.begin, static_cast<std::uint32_t>(low));
        row.end = std::max(row.end, static_cast<std::uint32_t>(high));
    }
}

/// The band of one section along the points that lie in it.
Band band_along(const std::vector<Point>& chain, std::size_t first, std::size_t last, Range source,
                Range target) {
    std::vector<Range> rows(source.size() + 1, Range{target.end, target.begin});
    Point from{source.begin, target.begin};
    for (std::size_t p = first; p < last; ++p) {
        lay_rows(from, chain[p], target, source.begin, rows);
        from = chain[p];
    }
    lay_rows(from, {source.end, target.end}, target, source.begin, rows);
    return {source, target, std::move(rows)};
}

}  // namespace

std::vector<Band> guided_bands(const TextFeatures& source, const TextFeatures& target, Range source_range,
                               Range target_range, const TranslationTable& table) {
    const std::uint64_t cells =
        (source_range.size() + std::uint64_t{1}) * (target_range.size() + std::uint64_t{1});
    if (cells <= kFullCells) {
        return {Band::full(source_range, target_range)};
    }
    std::vector<Point> chain;
    for (std::uint32_t rare = kRarest; rare <= kLeastRare && chain.size() < source_range.size() / 10;
         rare *= 4) {
        chain = heaviest_chain(find_points(source, target, source_range, target_range, table, rare),
                               target_range);
    }
    std::vector<Band> bands;
    Range section_source{source_range.begin, source_range.begin};
    Range section_target{target_range.begin, target_range.begin};
    std::size_t first = 0;
    for (std::size_t p = 1; p < chain.size(); ++p) {
        const bool neighbours =
            chain[p].source == chain[p - 1].source + 1 && chain[p].target == chain[p - 1].target + 1;
        if (neighbours && chain[p].source - section_source.begin >= kSectionSegments) {
            section_source.end = chain[p].source;
            section_target.end = chain[p].target;
            bands.push_back(band_along(chain, first, p, section_source, section_target));
            section_source.begin = section_source.end;
            section_target.begin = section_target.end;
            first = p;
        }
    }
    section_source.end = source_range.end;
    section_target.end = target_range.end;
    bands.push_back(band_along(chain, first, chain.size(), section_source, section_target));
    return bands;
}

}  // namespace diglot
