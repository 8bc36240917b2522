#include "diglot/align/band.h"

#include <gtest/gtest.h>

#include <random>

namespace diglot {
namespace {

TEST(BandTest, AnyRowsMakeABandThatAPathCanCross) {
    std::mt19937 random(1);
    for (int round = 0; round < 2000; ++round) {
        const std::uint32_t n = static_cast<std::uint32_t>(random() % 12);
        const std::uint32_t m = static_cast<std::uint32_t>(random() % 12);
        std::vector<Range> rows(n + 1);
        for (Range& row : rows) {
            row = {static_cast<std::uint32_t>(random() % 20), static_cast<std::uint32_t>(random() % 20)};
        }
        const Band band({3, 3 + n}, {5, 5 + m}, rows);
        std::size_t cells = 0;
        for (std::uint32_t i = 3; i <= 3 + n; ++i) {
            const Range row = band.row(i);
            ASSERT_LT(row.begin, row.end);
            ASSERT_GE(row.begin, 5U);
            ASSERT_LE(row.end, 5 + m + 1);
            ASSERT_EQ(band.offset(i), cells);
            cells += row.size();
            if (i > 3) {  // a path of null beads exists: rows share a column
                ASSERT_LT(row.begin, band.row(i - 1).end);
                ASSERT_GE(row.end, band.row(i - 1).end);
                ASSERT_GE(row.begin, band.row(i - 1).begin);
            }
        }
        ASSERT_EQ(band.cells(), cells);
        ASSERT_EQ(band.row(3).begin, 5U);
        ASSERT_EQ(band.row(3 + n).end, 5 + m + 1);
    }
}

}  // namespace
}  // namespace diglot
