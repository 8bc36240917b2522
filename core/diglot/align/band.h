#pragma once

#include "diglot/base/range.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diglot {

/// The part of the lattice that a search looks at: for each source boundary of a section (0 segments done, 1
/// done, …) a range of target boundaries. Rows are source boundaries `source.begin … source.end`, columns
/// target boundaries `target.begin … target.end`; all indices are those of the whole document.
class Band {
public:
    Band() = default;
    /// `rows[r]` is the half-open range of target boundaries at source boundary `source.begin + r`; made
    /// monotone, overlapping from row to row, clipped to the section and certain to hold both its corners.
    /// O(rows).
    Band(Range source, Range target, std::vector<Range> rows);

    /// A band around the places that matter: per row the hull of `core` within `margin` rows, `margin` wider
    /// on both sides; where that and those nearby are one cell, nothing but this one: the row is settled.
    /// Rows without a core borrow from their neighbours; a wide gap between cores is filled. A settled row
    /// that is `sure`, through whose cell every way was seen to lead, is pinned: no bead reaches across it.
    static Band around(Range source, Range target, const std::vector<Range>& core,
                       const std::vector<bool>& sure, std::uint32_t margin);

    /// This band, wider by `margin` on both sides in all rows within `margin` of those named. O(rows + named
    /// × margin).
    [[nodiscard]] Band widened(const std::vector<std::uint32_t>& boundaries, std::uint32_t margin) const;

    /// Every cell of the section.
    static Band full(Range source, Range target);

    [[nodiscard]] Range source() const { return source_; }
    [[nodiscard]] Range target() const { return target_; }
    /// Target boundaries at source boundary `boundary`.
    [[nodiscard]] Range row(std::uint32_t boundary) const { return rows_[boundary - source_.begin]; }
    /// Where the row's cells start in an array over all cells.
    [[nodiscard]] std::size_t offset(std::uint32_t boundary) const {
        return offsets_[boundary - source_.begin];
    }
    [[nodiscard]] std::size_t cells() const { return offsets_.empty() ? 0 : offsets_.back(); }
    /// Whether the row is narrow because only one way was seen to lead through.
    [[nodiscard]] bool is_settled(std::uint32_t boundary) const {
        return !settled_.empty() && settled_[boundary - source_.begin];
    }
    /// The first source boundary that a bead may start at which ends at `boundary`: the nearest one before it
    /// that is pinned, or the section's first.
    [[nodiscard]] std::uint32_t open_from(std::uint32_t boundary) const {
        return pinned_before_.empty() ? source_.begin : pinned_before_[boundary - source_.begin];
    }
    /// The last source boundary that a bead may end at which starts at `boundary`.
    [[nodiscard]] std::uint32_t open_until(std::uint32_t boundary) const {
        return pinned_behind_.empty() ? source_.end : pinned_behind_[boundary - source_.begin];
    }

private:
    void find_pinned();

    Range source_;
    Range target_;
    std::vector<Range> rows_;
    std::vector<std::size_t> offsets_;
    std::vector<bool> settled_;  // one a row, or none at all, as the following ones
    std::vector<bool> sure_;
    std::vector<std::uint32_t> pinned_before_;
    std::vector<std::uint32_t> pinned_behind_;
};

}  // namespace diglot
