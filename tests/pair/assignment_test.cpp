#include "diglot/pair/assignment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <vector>

namespace diglot {
namespace {

double sum_of(const ScoreTable& scores) {
    double sum = 0.0;
    std::vector<bool> taken(scores.columns());
    const auto assigned = assign_best(scores);
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < assigned.size(); ++i) {
        if (assigned[i]) {
            EXPECT_FALSE(taken[*assigned[i]]) << "a column was given twice";
            taken[*assigned[i]] = true;
            sum += scores.at(i, *assigned[i]);
            ++pairs;
        }
    }
    EXPECT_EQ(pairs, std::min(scores.rows(), scores.columns()));
    return sum;
}

/// The best sum by trying everything.
double best_sum(const ScoreTable& scores) {
    const bool wide = scores.rows() <= scores.columns();
    std::vector<std::size_t> order(wide ? scores.columns() : scores.rows());
    std::iota(order.begin(), order.end(), 0U);
    double best = -1e9;
    do {
        double sum = 0.0;
        for (std::size_t i = 0; i < std::min(scores.rows(), scores.columns()); ++i) {
            sum += wide ? scores.at(i, order[i]) : scores.at(order[i], i);
        }
        best = std::max(best, sum);
    } while (std::next_permutation(order.begin(), order.end()));
    return best;
}

TEST(Assignment, IsTheBestOfAll) {
    std::mt19937 random(7);
    for (const auto& [rows, columns] :
         {std::pair(5U, 5U), std::pair(3U, 6U), std::pair(6U, 3U), std::pair(1U, 4U)}) {
        for (int trial = 0; trial < 50; ++trial) {
            ScoreTable scores(rows, columns);
            for (std::size_t i = 0; i < rows; ++i) {
                for (std::size_t j = 0; j < columns; ++j) {
                    scores.at(i, j) = static_cast<double>(random() % 20) - 5.0;
                }
            }
            EXPECT_NEAR(sum_of(scores), best_sum(scores), 1e-9);
        }
    }
}

TEST(Assignment, NothingIsAssignedToNothing) {
    EXPECT_TRUE(assign_best(ScoreTable(0, 3)).empty());
    EXPECT_EQ(assign_best(ScoreTable(2, 0)).size(), 0U);
}

}  // namespace
}  // namespace diglot
