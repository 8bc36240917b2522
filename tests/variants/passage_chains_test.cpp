#include "diglot/variants/passage_chains.h"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

namespace diglot {
namespace {

std::vector<std::uint32_t> row(std::uint32_t from, std::uint32_t count) {
    std::vector<std::uint32_t> words(count);
    std::iota(words.begin(), words.end(), from);
    return words;
}

std::vector<std::uint32_t> operator+(std::vector<std::uint32_t> a, const std::vector<std::uint32_t>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

TEST(PassageChains, AChangedWordDoesNotPartAPassage) {
    const auto a = row(0, 20);
    auto b = a;
    b[10] = 999;
    const auto chains = chain_hits(shingle_hits(a, b, 4), {});
    ASSERT_EQ(chains.size(), 1U);
    EXPECT_EQ(chains[0].runs, (std::vector<SharedRun>{{0, 0, 10}, {11, 11, 9}}));
}

TEST(PassageChains, MovedPassagesAreChainsOfTheirOwn) {
    const auto a = row(0, 30) + row(100, 30);
    const auto b = row(100, 30) + row(0, 30);
    EXPECT_EQ(chain_hits(shingle_hits(a, b, 4), {}).size(), 2U);
}

TEST(PassageChains, ARepeatIsFoundEachTime) {
    const auto a = row(0, 30);
    const auto b = row(0, 30) + row(500, 100) + row(0, 30);
    EXPECT_EQ(chain_hits(shingle_hits(a, b, 4), {}).size(), 2U);
}

TEST(PassageChains, NothingSharedGivesNothing) {
    EXPECT_TRUE(chain_hits(shingle_hits(row(0, 30), row(100, 30), 4), {}).empty());
    EXPECT_TRUE(chain_hits(shingle_hits({}, {}, 4), {}).empty());
    EXPECT_TRUE(chain_hits(shingle_hits(row(0, 2), row(0, 2), 4), {}).empty());
}

TEST(PassageChains, AThousandEqualWordsEndSoon) {
    const std::vector<std::uint32_t> same(100000, 7);
    EXPECT_FALSE(chain_hits(shingle_hits(same, same, 4), {}).empty());
}

}  // namespace
}  // namespace diglot
