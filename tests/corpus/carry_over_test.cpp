#include "diglot/corpus/carry_over.h"

#include "diglot/base/error.h"

#include <gtest/gtest.h>

#include "sample.h"
#include <string>
#include <vector>

namespace diglot {
namespace {

using Sentences = std::vector<std::string>;

Bead human(Range source, Range target) {
    return {source, target, 1.0, 1.0, BeadOrigin::Human, true};
}

Bead machine(Range source, Range target) {
    return {source, target, 1.0, 0.5};
}

Bitext bitext(const Sentences& source, const Sentences& target, std::vector<Bead> beads) {
    return {test::document("ko", source, "s"), test::document("en", target, "t"),
            Ladder(std::move(beads), static_cast<std::uint32_t>(source.size()),
                   static_cast<std::uint32_t>(target.size()))};
}

const Bitext& old_bitext() {
    static const Bitext kBitext = bitext(
        {"가", "나", "다", "라"}, {"a", "b", "c", "d"},
        {machine({0, 1}, {0, 1}), human({1, 3}, {1, 3}), machine({3, 4}, {3, 3}), machine({4, 4}, {3, 4})});
    return kBitext;
}

CarriedBeads carried(const Sentences& source, const Sentences& target) {
    return carry_over(old_bitext(), test::document("ko", source, "s"), test::document("en", target, "t"));
}

TEST(CarryOver, BeadsOfPeopleMoveWithTheirText) {
    const CarriedBeads beads = carried({"새", "가", "나", "다", "라"}, {"b", "c", "d"});
    ASSERT_EQ(beads.beads.size(), 1U);
    EXPECT_EQ(beads.beads[0], human({2, 4}, {0, 2}));
    EXPECT_EQ(beads.lost, 0U);
}

TEST(CarryOver, ABeadWhoseTextChangedIsCountedAsLost) {
    const CarriedBeads beads = carried({"가", "나", "다르다", "라"}, {"a", "b", "c", "d"});
    EXPECT_TRUE(beads.beads.empty());
    EXPECT_EQ(beads.lost, 1U);
    EXPECT_EQ(carried({"가", "나", "새", "다"}, {"a", "b", "c"}).lost, 1U);
    EXPECT_EQ(carried({}, {}).lost, 1U);
}

TEST(CarryOver, TextsThatComeTwiceAreFoundByTheirNeighbours) {
    const Bitext old = bitext(
        {"처음", "네.", "네.", "끝"}, {"first", "yes.", "yes.", "end"},
        {machine({0, 1}, {0, 1}), machine({1, 2}, {1, 2}), human({2, 3}, {2, 3}), machine({3, 4}, {3, 4})});
    const CarriedBeads beads = carry_over(old, test::document("ko", {"처음", "네.", "네.", "끝"}, "s"),
                                          test::document("en", {"0", "first", "yes.", "yes.", "end"}, "t"));
    ASSERT_EQ(beads.beads.size(), 1U);
    EXPECT_EQ(beads.beads[0], human({2, 3}, {3, 4}));
}

TEST(CarryOver, NullBeadsOfPeopleStayBetweenTheirNeighbours) {
    const Bitext old = bitext({"가", "나", "다"}, {"a", "c"},
                              {machine({0, 1}, {0, 1}), human({1, 2}, {1, 1}), machine({2, 3}, {1, 2})});
    const CarriedBeads beads = carry_over(old, test::document("ko", {"새", "가", "나", "다"}, "s"),
                                          test::document("en", {"a", "c"}, "t"));
    ASSERT_EQ(beads.beads.size(), 1U);
    EXPECT_EQ(beads.beads[0], human({2, 3}, {1, 1}));
}

TEST(CarryOver, BeadsThatCrossNowAreNotAllKept) {
    const Bitext old = bitext({"가", "나"}, {"a", "b"}, {human({0, 1}, {0, 1}), human({1, 2}, {1, 2})});
    const CarriedBeads beads =
        carry_over(old, test::document("ko", {"가", "나"}, "s"), test::document("en", {"b", "a"}, "t"));
    EXPECT_EQ(beads.beads.size() + beads.lost, 2U);
    EXPECT_GE(beads.lost, 1U);
}

TEST(KeptBeads, TakeThePlaceOfWhatWasBetweenTheirCorners) {
    const Ladder ladder(
        {machine({0, 1}, {0, 1}), machine({1, 2}, {1, 2}), machine({2, 3}, {2, 3}), machine({3, 4}, {3, 3})},
        4, 3);
    const Ladder kept = with_kept_beads(ladder, {human({1, 3}, {1, 3})});
    EXPECT_EQ(kept.beads(),
              (std::vector<Bead>{machine({0, 1}, {0, 1}), human({1, 3}, {1, 3}), machine({3, 4}, {3, 3})}));
    EXPECT_EQ(with_kept_beads(ladder, {}).beads(), ladder.beads());
    EXPECT_EQ(with_kept_beads(ladder, {human({3, 4}, {3, 3})}).beads().back(), human({3, 4}, {3, 3}));
    EXPECT_THROW(with_kept_beads(ladder, {human({1, 2}, {1, 3})}), Error);
}

}  // namespace
}  // namespace diglot
