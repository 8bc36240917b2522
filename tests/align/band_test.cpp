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

TEST(BandTest, WhereOneWayLeadsThroughTheBandIsThatWay) {
    std::vector<Range> core;
    for (std::uint32_t i = 0; i <= 20; ++i) {
        core.push_back({i, i + 1});
    }
    core[10] = {9, 12};  // the one doubtful row
    const Band band = Band::around({0, 20}, {0, 20}, core, std::vector<bool>(core.size(), false), 2);
    for (std::uint32_t i = 0; i <= 20; ++i) {
        EXPECT_EQ(band.is_settled(i), i < 8 || i > 12) << i;
        EXPECT_LE(band.row(i).begin, i);
        EXPECT_GT(band.row(i).end, i);
    }
    EXPECT_LE(band.row(5).size(), 2U);  // one cell, and what rows must share
    for (std::uint32_t i = 8; i <= 12;
         ++i) {  // the way is not at the edge, where it would seem to leave the band
        EXPECT_LT(band.row(i).begin, i) << i;
        EXPECT_GT(band.row(i).end, i + 1) << i;
    }
    const Band wider = band.widened({3}, 1);
    EXPECT_FALSE(wider.is_settled(2) || wider.is_settled(3) || wider.is_settled(4));
    EXPECT_TRUE(wider.is_settled(5));
    EXPECT_GE(wider.row(3).size(), 3U);
}

TEST(BandTest, NoBeadReachesAcrossASureRowThatIsSettled) {
    std::vector<Range> core;
    for (std::uint32_t i = 0; i <= 20; ++i) {
        core.push_back({i, i + 1});
    }
    core[10] = {9, 12};  // so that 8 … 12 are not settled
    std::vector<bool> sure(core.size(), false);
    sure[4] = sure[8] = sure[15] = true;
    const Band band = Band::around({0, 20}, {0, 20}, core, sure, 2);
    EXPECT_EQ(band.open_from(4), 0U);
    EXPECT_EQ(band.open_from(5), 4U);
    EXPECT_EQ(band.open_from(15), 4U);  // 8 is sure, but beside a doubtful row
    EXPECT_EQ(band.open_from(16), 15U);
    EXPECT_EQ(band.open_until(3), 4U);
    EXPECT_EQ(band.open_until(4), 15U);
    EXPECT_EQ(band.open_until(15), 20U);
    const Band wider = band.widened({5}, 2);  // another look at 3 … 7
    EXPECT_EQ(wider.open_from(12), 0U);
    EXPECT_EQ(wider.open_from(16), 15U);
    EXPECT_EQ(Band::full({3, 9}, {0, 5}).open_from(7), 3U);
    EXPECT_EQ(Band::full({3, 9}, {0, 5}).open_until(4), 9U);
}

}  // namespace
}  // namespace diglot
