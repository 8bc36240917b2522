#pragma once

#include <cstdint>
#include <vector>

namespace diglot {

/// How many segments a bead takes from each side.
struct Shape {
    std::uint8_t source = 0;
    std::uint8_t target = 0;

    [[nodiscard]] bool is_null() const { return source == 0 || target == 0; }
    friend bool operator==(const Shape&, const Shape&) = default;
};

/// The shapes a search may use, null beads first: 1-0, 0-1, 1-1, … with at most `max_side` segments a side
/// and `max_total` in all. O(max_side²).
std::vector<Shape> bead_shapes(unsigned max_side, unsigned max_total);

/// Prior probabilities of shapes, before any text is seen; they sum to 1. Larger and more uneven beads are
/// rarer, by the proportions published by Gale and Church (1993, table 5) for 1-1, 2-1 and 2-2, continued
/// geometrically. `null_share` is the probability of each of 1-0 and 0-1.
std::vector<double> shape_priors(const std::vector<Shape>& shapes, double null_share);

}  // namespace diglot
