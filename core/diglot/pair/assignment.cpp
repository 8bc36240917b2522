#include "diglot/pair/assignment.h"

#include <iterator>
#include <limits>

namespace diglot {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// Assigns rows to columns, not fewer, at the least sum of costs, a row at a time.
class Assigner {
public:
    Assigner(std::size_t rows, std::size_t columns)
        : row_price_(rows, 0.0), column_price_(columns + 1, 0.0), row_of_(columns + 1, kNone) {}

    template <typename Cost>
    void add_row(std::size_t row, Cost cost) {
        begin_search(row);
        std::size_t column = columns();
        while (row_of_[column] != kNone) {
            done_[column] = true;
            look_from(column, cost);
            column = nearest();
            advance(least_[column]);
        }
        while (column != columns()) {
            row_of_[column] = row_of_[from_[column]];
            column = from_[column];
        }
        row_of_[columns()] = kNone;
    }
    /// The row of each column, `kNone` for a column left over.
    [[nodiscard]] std::vector<std::size_t> rows() const {
        return {row_of_.begin(), std::prev(row_of_.end())};
    }

private:
    [[nodiscard]] std::size_t columns() const {
        return row_of_.size() - 1;
    }  // the last is where each search begins

    void begin_search(std::size_t row) {
        least_.assign(columns(), std::numeric_limits<double>::infinity());
        from_.assign(columns(), columns());
        done_.assign(columns() + 1, false);
        row_of_[columns()] = row;
    }
    template <typename Cost>
    void look_from(std::size_t column, Cost cost) {
        const std::size_t row = row_of_[column];
        for (std::size_t other = 0; other < columns(); ++other) {
            const double reduced = cost(row, other) - row_price_[row] - column_price_[other];
            if (!done_[other] && reduced < least_[other]) {
                least_[other] = reduced;
                from_[other] = column;
            }
        }
    }
    [[nodiscard]] std::size_t nearest() const {
        std::size_t best = columns();
        for (std::size_t other = 0; other < columns(); ++other) {
            if (!done_[other] && (best == columns() || least_[other] < least_[best])) {
                best = other;
            }
        }
        return best;
    }
    void advance(double step) {
        for (std::size_t other = 0; other <= columns(); ++other) {
            if (done_[other]) {
                row_price_[row_of_[other]] += step;
                column_price_[other] -= step;
            } else if (other < columns()) {
                least_[other] -= step;
            }
        }
    }

    std::vector<double> row_price_;
    std::vector<double> column_price_;
    std::vector<std::size_t> row_of_;
    std::vector<double> least_;      // of the search: the least reduced cost of a way to each column,
    std::vector<std::size_t> from_;  // the column before it on that way,
    std::vector<bool> done_;         // and whether it is settled
};

template <typename Cost>
std::vector<std::size_t> assign_rows(std::size_t rows, std::size_t columns, Cost cost) {
    Assigner assigner(rows, columns);
    for (std::size_t row = 0; row < rows; ++row) {
        assigner.add_row(row, cost);
    }
    return assigner.rows();
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
