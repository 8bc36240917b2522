#include "diglot/align/shape.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace diglot {

std::vector<Shape> bead_shapes(unsigned max_side, unsigned max_total) {
    std::vector<Shape> shapes{{1, 0}, {0, 1}};
    for (unsigned total = 2; total <= max_total; ++total) {
        for (unsigned source = 1; source < total; ++source) {
            const unsigned target = total - source;
            if (source <= max_side && target <= max_side) {
                shapes.push_back({static_cast<std::uint8_t>(source), static_cast<std::uint8_t>(target)});
            }
        }
    }
    return shapes;
}

std::vector<double> shape_priors(const std::vector<Shape>& shapes, double null_share) {
    constexpr double kUneven =
        0.047;  // 2-1 against 1-1: half of 0.089 over 0.89, sharpened for two directions
    constexpr double kUnevenMore = 0.3;  // 3-1 against 2-1, and so on
    constexpr double kEven = 0.012;      // 2-2 against 1-1
    constexpr double kEvenMore = 0.12;   // 3-3 against 2-2, and so on
    std::vector<double> priors;
    priors.reserve(shapes.size());
    double sum = 0.0;
    for (const Shape shape : shapes) {
        if (shape.is_null()) {
            priors.push_back(0.0);
            continue;
        }
        const int low = std::min(shape.source, shape.target);
        const int uneven = std::max(shape.source, shape.target) - low;
        double share = 1.0;
        share *= uneven == 0 ? 1.0 : kUneven * std::pow(kUnevenMore, uneven - 1);
        share *= low == 1 ? 1.0 : (uneven == 0 ? kEven : 0.15) * std::pow(kEvenMore, low - 2);
        priors.push_back(share);
        sum += share;
    }
    for (std::size_t k = 0; k < shapes.size(); ++k) {
        priors[k] = shapes[k].is_null() ? null_share : priors[k] / sum * (1.0 - 2.0 * null_share);
    }
    return priors;
}

}  // namespace diglot
