#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace diglot {

/// A dense table of scores, rows × columns.
class ScoreTable {
public:
    ScoreTable(std::size_t rows, std::size_t columns) : columns_(columns), values_(rows * columns) {}

    [[nodiscard]] std::size_t rows() const { return columns_ == 0 ? 0 : values_.size() / columns_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] double& at(std::size_t row, std::size_t column) { return values_[row * columns_ + column]; }
    [[nodiscard]] double at(std::size_t row, std::size_t column) const {
        return values_[row * columns_ + column];
    }

private:
    std::size_t columns_;
    std::vector<double> values_;
};

/// The column of each row in the one-to-one assignment of the greatest sum, as many pairs as the shorter side
/// has; none for a row left over. Shortest augmenting paths (Jonker and Volgenant 1987), O(n² m) for n the
/// shorter side. Ties go to the lower row and column.
std::vector<std::optional<std::size_t>> assign_best(const ScoreTable& scores);

}  // namespace diglot
