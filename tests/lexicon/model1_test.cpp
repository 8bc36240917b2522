#include "diglot/lexicon/model1.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>

namespace diglot {
namespace {

constexpr std::array<std::uint32_t, 3> kHouse{0, 2, 1};
constexpr std::array<std::uint32_t, 4> kHouseAgain{1, 0, 2, 2};  // the same units
constexpr std::array<std::uint32_t, 2> kGarden{0, 3};

TEST(TrainingBeadsTest, WhatIsSaidAgainIsNoFurtherWitness) {
    TrainingBeads beads;
    beads.add_once(kHouse, kGarden, 0.4F);
    beads.add_once(kHouse, kHouse, 0.5F);
    beads.add_once(kHouseAgain, kGarden, 0.9F);
    beads.add_once(kHouse, kGarden, 0.3F);
    ASSERT_EQ(beads.size(), 2U);
    EXPECT_EQ(beads.weights, (std::vector<float>{0.9F, 0.5F}));
    EXPECT_EQ(beads.source_starts, (std::vector<std::size_t>{0, 3, 6}));
    EXPECT_EQ(beads.target, (std::vector<std::uint32_t>{0, 3, 0, 1, 2}));
    beads.add_once(kGarden, kHouse, 0.7F);  // the sides are not interchangeable
    EXPECT_EQ(beads.size(), 3U);
}

TEST(TrainingBeadsTest, ATextTwiceOverTeachesWhatItTeachesOnce) {
    TrainingBeads once;
    TrainingBeads twice;
    for (std::uint32_t n = 0; n < 20; ++n) {
        const std::array<std::uint32_t, 3> source{n % 4, 4 + n % 5, 9};
        const std::array<std::uint32_t, 2> target{n % 4, 4 + n % 5};
        once.add_once(source, target, 0.9F);
        twice.add_once(source, target, 0.9F);
        twice.add_once(source, target, 0.9F);
    }
    const TranslationTable a = train_model1(once, 10, 9, {}, {});
    const TranslationTable b = train_model1(twice, 10, 9, {}, {});
    ASSERT_FALSE(a.entries().empty());
    ASSERT_EQ(a.entries().size(), b.entries().size());
    for (std::size_t n = 0; n < a.entries().size(); ++n) {
        EXPECT_EQ(a.entries()[n].weight, b.entries()[n].weight);
    }
}

}  // namespace
}  // namespace diglot
