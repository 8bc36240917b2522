#include "diglot/pair/assignment.h"

#include <limits>

namespace diglot {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// Assigns each of the rows (not more than columns) to a column at the least cost; `cost(row, column)`.
template <typename Cost>
std::vector<std::size_t> assign_rows(std::size_t rows, std::size_t columns, Cost cost) {
    std::vector<double> row_price(rows, 0.0);
    std::vector<double> column_price(columns + 1, 0.0);
    std::vector<std::size_t> row_of(columns + 1, kNone);  // the last column is where each search begins
    for (std::size_t row = 0; row < rows; ++row) {
        std::vector<double> least(columns, std::numeric_limits<double>::infinity());
        std::vector<std::size_t> from(columns, columns);
        std::vector<bool> done(columns + 1, false);
        std::size_t column = columns;
        row_of[column] = row;
        while (row_of[column] != kNone) {
            done[column] = true;
            const std::size_t here = row_of[column];
            double step = std::numeric_limits<double>::infinity();
            std::size_t next = columns;
            for (std::size_t other = 0; other < columns; ++other) {
                if (done[other]) {
                    continue;
                }
                const double reduced = cost(here, other) - row_price[here] - column_price[other];
                if (reduced < least[other]) {
                    least[other] = reduced;
                    from[other] = column;
                }
                if (least[other] < step) {
                    step = least[other];
                    next = other;
                }
            }
            for (std::size_t other = 0; other <= columns; ++other) {
                if (done[other]) {
                    row_price[row_of[other]] += step;
                    column_price[other] -= step;
                } else if (other < columns) {
                    least[other] -= step;
                }
            }
            column = next;
        }
        while (column != columns) {
            row_of[column] = row_of[from[column]];
            column = from[column];
        }
    }
    row_of.pop_back();
    return row_of;
}

}  // namespace

std::vector<std::optional<std::size_t>> assign_best(const ScoreTable& scores) {
    const std::size_t rows = scores.rows();
    const std::size_t columns = scores.columns();
    std::vector<std::optional<std::size_t>> column_of(rows);
    if (rows == 0 || columns == 0) {
        return column_of;
    }
    if (rows <= columns) {
        const auto row_of =
            assign_rows(rows, columns, [&](std::size_t i, std::size_t j) { return -scores.at(i, j); });
        for (std::size_t column = 0; column < columns; ++column) {
            if (row_of[column] != kNone) {
                column_of[row_of[column]] = column;
            }
        }
    } else {
        const auto taken =
            assign_rows(columns, rows, [&](std::size_t i, std::size_t j) { return -scores.at(j, i); });
        for (std::size_t row = 0; row < rows; ++row) {
            if (taken[row] != kNone) {
                column_of[row] = taken[row];
            }
        }
    }
    return column_of;
}

}  // namespace diglot
