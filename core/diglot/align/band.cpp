#include "diglot/align/band.h"

#include <algorithm>
#include <utility>

namespace diglot {
namespace {

/// `row` with `margin` boundaries more on both sides, within those of `target`.
Range grown(Range row, std::uint32_t margin, Range target) {
    return {row.begin > target.begin + margin ? row.begin - margin : target.begin,
            std::min(row.end + margin, target.end + 1)};
}

Range hull(Range a, Range b) {
    return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace

Band::Band(Range source, Range target, std::vector<Range> rows)
    : source_(source), target_(target), rows_(std::move(rows)) {
    rows_.resize(source.size() + 1, target);
    rows_.front().begin = target.begin;
    rows_.back().end = target.end + 1;
    std::uint32_t reached = target.begin + 1;
    for (Range& row : rows_) {  // ends never fall
        row.end = std::clamp(row.end, reached, target.end + 1);
        reached = row.end;
    }
    std::uint32_t begin = target.end;
    for (std::size_t r = rows_.size(); r-- > 0;) {  // begins never rise towards the start
        rows_[r].begin = std::clamp(rows_[r].begin, target.begin, begin);
        begin = rows_[r].begin;
    }
    rows_.front().begin = target.begin;
    for (std::size_t r = 1; r < rows_.size(); ++r) {  // a path can step from each row into the next
        rows_[r].begin = std::min(rows_[r].begin, rows_[r - 1].end - 1);
    }
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        rows_[r].begin = std::min(rows_[r].begin, rows_[r].end - 1);
    }
    offsets_.reserve(rows_.size() + 1);
    std::size_t offset = 0;
    for (const Range& row : rows_) {
        offsets_.push_back(offset);
        offset += row.size();
    }
    offsets_.push_back(offset);
}

Band Band::around(Range source, Range target, const std::vector<Range>& core, const std::vector<bool>& sure,
                  std::uint32_t margin) {
    std::vector<Range> rows(core.size(), Range{target.end, target.begin});
    std::vector<bool> settled(core.size(), true);
    for (std::size_t r = 0; r < core.size(); ++r) {
        if (core[r].size() == 1) {
            continue;
        }
        const std::size_t last = std::min<std::size_t>(core.size() - 1, r + margin);
        for (std::size_t near = r >= margin ? r - margin : 0; near <= last; ++near) {
            rows[near] = core[r].empty() ? rows[near] : hull(rows[near], grown(core[r], margin, target));
            settled[near] = false;
        }
    }
    // Beside a doubtful row, room on both sides: else a way here touches the edge.
    for (std::size_t r = 0; r < core.size(); ++r) {
        if (core[r].size() == 1) {
            rows[r] = hull(rows[r], settled[r] ? core[r] : grown(core[r], 1, target));
        }
    }
    Band band(source, target, std::move(rows));
    band.settled_ = std::move(settled);
    band.sure_ = sure;
    band.find_pinned();
    return band;
}

void Band::find_pinned() {
    pinned_before_.resize(rows_.size());
    pinned_behind_.resize(rows_.size());
    const auto is_pinned = [this](std::uint32_t r) { return settled_[r] && sure_[r]; };
    std::uint32_t pinned = source_.begin;
    for (std::uint32_t r = 0; r < rows_.size(); ++r) {
        pinned_before_[r] = pinned;
        pinned = is_pinned(r) ? source_.begin + r : pinned;
    }
    pinned = source_.end;
    for (std::uint32_t r = source_.size() + 1; r-- > 0;) {
        pinned_behind_[r] = pinned;
        pinned = is_pinned(r) ? source_.begin + r : pinned;
    }
}

Band Band::widened(const std::vector<std::uint32_t>& boundaries, std::uint32_t margin) const {
    std::vector<bool> wider(rows_.size(), false);
    for (const std::uint32_t boundary : boundaries) {
        const std::size_t r = boundary - source_.begin;
        const std::size_t last = std::min<std::size_t>(rows_.size() - 1, r + margin);
        for (std::size_t near = r >= margin ? r - margin : 0; near <= last; ++near) {
            wider[near] = true;
        }
    }
    std::vector<Range> rows = rows_;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (wider[r]) {
            rows[r] = grown(rows[r], margin, target_);
        }
    }
    Band band(source_, target_, std::move(rows));
    band.settled_ = settled_;
    band.sure_ = sure_;
    for (std::size_t r = 0; r < band.settled_.size(); ++r) {
        band.settled_[r] = settled_[r] && !wider[r];
    }
    if (!settled_.empty()) {
        band.find_pinned();
    }
    return band;
}

Band Band::full(Range source, Range target) {
    return {source, target, std::vector<Range>(source.size() + 1, Range{target.begin, target.end + 1})};
}

}  // namespace diglot
