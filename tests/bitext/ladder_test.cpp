#include "diglot/bitext/ladder.h"

#include "diglot/base/error.h"

#include <gtest/gtest.h>

namespace diglot {
namespace {

TEST(LadderTest, AcceptsBeadsThatCoverBothSides) {
    const Ladder ladder({{{0, 1}, {0, 2}}, {{1, 1}, {2, 3}}, {{1, 2}, {3, 3}}}, 2, 3);
    EXPECT_EQ(ladder.beads().size(), 3U);
    EXPECT_TRUE(ladder.beads()[1].is_null());
}

TEST(LadderTest, RefusesGapsOverlapsAndEmptyBeads) {
    EXPECT_THROW(Ladder({{{0, 1}, {0, 1}}, {{2, 3}, {1, 2}}}, 3, 2), Error);
    EXPECT_THROW(Ladder({{{0, 2}, {0, 1}}, {{1, 3}, {1, 2}}}, 3, 2), Error);
    EXPECT_THROW(Ladder({{{0, 0}, {0, 0}}, {{0, 1}, {0, 1}}}, 1, 1), Error);
    EXPECT_THROW(Ladder({{{0, 1}, {0, 1}}}, 2, 1), Error);
}

}  // namespace
}  // namespace diglot
