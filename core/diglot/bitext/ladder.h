#pragma once

#include "diglot/base/range.h"

#include <cstdint>
#include <vector>

namespace diglot {

/// Who joined a bead.
enum class BeadOrigin : std::uint8_t { Machine, Human };

/// The smallest unit of an alignment: some source segments and the target segments that translate them. One
/// side may be empty (a null bead), not both.
struct Bead {
    Range source;             ///< Segment indices.
    Range target;             ///< Segment indices.
    double score = 0.0;       ///< Log-likelihood ratio against chance, in nats; higher is better; finite.
    double confidence = 0.0;  ///< Probability that exactly this bead is right, 0 … 1.
    BeadOrigin origin = BeadOrigin::Machine;
    bool pinned = false;  ///< Kept as it is when aligned again.

    [[nodiscard]] bool is_null() const { return source.empty() || target.empty(); }
    friend bool operator==(const Bead&, const Bead&) = default;
};

/// Beads in order that together cover both sides exactly once. Checked when made.
class Ladder {
public:
    Ladder() = default;
    /// Throws `Error(Internal)` unless the beads follow one another without gap or overlap from (0, 0) to
    /// (`source_size`, `target_size`), none empty on both sides, scores finite and confidences within 0 … 1.
    Ladder(std::vector<Bead> beads, std::uint32_t source_size, std::uint32_t target_size);

    [[nodiscard]] const std::vector<Bead>& beads() const { return beads_; }
    [[nodiscard]] std::uint32_t source_size() const { return source_size_; }
    [[nodiscard]] std::uint32_t target_size() const { return target_size_; }

private:
    std::vector<Bead> beads_;
    std::uint32_t source_size_ = 0;
    std::uint32_t target_size_ = 0;
};

}  // namespace diglot
