#include "diglot/evaluate/evaluate.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <set>
#include <utility>
#include <vector>

namespace diglot {
namespace {

using Beads = std::vector<IndexBead>;

TEST(EvaluateTest, CountsAsByHand) {
    const Beads gold{{{0}, {0}, {}}, {{1}, {1, 2}, {}}, {{2}, {}, {}}, {{3}, {3}, {}}};
    const Beads found{{{0}, {0}, {}}, {{1}, {1}, {}}, {{2}, {}, {}}, {{}, {2}, {}}, {{3}, {3}, {}}};
    const Evaluation result = evaluate(gold, found);
    EXPECT_DOUBLE_EQ(result.strict().precision, 3.0 / 5.0);  // the null bead counts: the gold has it
    EXPECT_DOUBLE_EQ(result.strict().recall, 2.0 / 3.0);     // here null beads do not count
    EXPECT_DOUBLE_EQ(result.lax().precision, 4.0 / 5.0);
    EXPECT_DOUBLE_EQ(result.lax().recall, 1.0);
    EXPECT_DOUBLE_EQ(result.inside_share(), 1.0);
    EXPECT_EQ((result.types.at({1, 1}).gold), 2U);
    EXPECT_EQ((result.types.at({1, 1}).hypothesis), 3U);
    EXPECT_EQ((result.types.at({1, 1}).right), 2U);
    EXPECT_EQ((result.types.at({1, 0}).right), 1U);
    EXPECT_EQ((result.types.at({0, 1}).gold), 0U);
}

TEST(EvaluateTest, NothingAgainstNothingIsZero) {
    const Evaluation result = evaluate({}, {});
    EXPECT_DOUBLE_EQ(result.strict().f1, 0.0);
    EXPECT_DOUBLE_EQ(result.inside_share(), 0.0);
}

TEST(EvaluateTest, BeadAcrossTwoBlocksIsNotInside) {
    const Beads gold{{{0, 1, 2}, {0, 1, 2}, {}}, {{3, 4}, {3, 4}, {}}};
    EXPECT_DOUBLE_EQ(evaluate(gold, Beads{{{0, 1}, {2}, {}}, {{2, 3}, {3}, {}}}).inside_share(), 0.5);
    EXPECT_DOUBLE_EQ(evaluate(gold, Beads{{{2}, {3}, {}}}).inside_share(), 0.0);
    EXPECT_DOUBLE_EQ(evaluate(gold, Beads{{{9}, {9}, {}}}).inside_share(), 0.0);
}

TEST(EvaluateTest, HugeBeadsAreComparedInLinearTime) {
    Beads gold(1);
    for (std::uint32_t i = 0; i < 200000; ++i) {
        gold[0].source.push_back(i);
        gold[0].target.push_back(i);
    }
    Beads found = gold;
    found[0].source.pop_back();
    EXPECT_DOUBLE_EQ(evaluate(gold, found).lax().f1, 1.0);
}

/// The definition once more, as plainly as it can be written, to compare with.
struct Reference {
    using Side = std::vector<std::uint32_t>;
    using Set = std::set<std::pair<Side, Side>>;
    using Counts = std::array<std::uint64_t, 3>;  // strict, lax, all

    static Set set_of(const Beads& beads, bool two_sided) {
        Set found;
        for (const IndexBead& bead : beads) {
            const bool source = !bead.source.empty();
            const bool target = !bead.target.empty();
            if (two_sided ? source && target : source || target) {
                found.emplace(bead.source, bead.target);
            }
        }
        return found;
    }

    static bool overlap(const Side& a, const Side& b) {
        for (const std::uint32_t x : a) {
            for (const std::uint32_t y : b) {
                if (x == y) {
                    return true;
                }
            }
        }
        return false;
    }

    static Counts counts(const Set& gold, const Set& tested) {
        Counts result{0, 0, tested.size()};
        for (const auto& [source, target] : tested) {
            bool lax = gold.contains({source, target});
            result[0] += lax ? 1U : 0U;
            for (const auto& [gold_source, gold_target] : gold) {
                lax = lax || (overlap(source, gold_source) && overlap(target, gold_target));
            }
            result[1] += lax ? 1U : 0U;
        }
        return result;
    }

    static double ratio(std::uint64_t a, std::uint64_t b) {
        return b > 0 ? static_cast<double>(a) / static_cast<double>(b) : 0.0;
    }
    static double f1(double p, double r) { return p + r > 0.0 ? 2 * p * r / (p + r) : 0.0; }
};

/// Monotone beads with nulls, empty and repeated beads.
Beads random_beads(std::mt19937& random) {
    Beads beads;
    std::uint32_t source = random() % 2;
    std::uint32_t target = random() % 2;
    const auto length = random() % 25;
    for (std::uint64_t n = 0; n < length; ++n) {
        IndexBead bead;
        for (auto k = random() % 3; k > 0; --k) {
            bead.source.push_back(source++);
        }
        for (auto k = random() % 3; k > 0; --k) {
            bead.target.push_back(target++);
        }
        beads.push_back(bead);
        if (random() % 20 == 0) {
            beads.push_back(bead);
        }
    }
    return beads;
}

TEST(EvaluateTest, AgreesWithThePlainDefinitionToTheLastDigit) {
    std::mt19937 random(20241025);
    Evaluation pooled;
    Reference::Counts precision{};
    Reference::Counts recall{};
    for (int round = 0; round < 3000; ++round) {
        const Beads gold = random_beads(random);
        const Beads found = random() % 4 == 0 ? gold : random_beads(random);
        const Evaluation one = evaluate(gold, found);
        const auto p = Reference::counts(Reference::set_of(gold, false), Reference::set_of(found, false));
        const auto r = Reference::counts(Reference::set_of(found, true), Reference::set_of(gold, true));
        EXPECT_EQ(one.strict().precision, Reference::ratio(p[0], p[2]));
        EXPECT_EQ(one.lax().precision, Reference::ratio(p[1], p[2]));
        EXPECT_EQ(one.strict().recall, Reference::ratio(r[0], r[2]));
        EXPECT_EQ(one.lax().recall, Reference::ratio(r[1], r[2]));
        pooled += one;
        for (std::size_t k = 0; k < 3; ++k) {
            precision[k] += p[k];
            recall[k] += r[k];
        }
    }
    EXPECT_EQ(pooled.strict().f1, Reference::f1(Reference::ratio(precision[0], precision[2]),
                                                Reference::ratio(recall[0], recall[2])));
    EXPECT_EQ(pooled.lax().f1, Reference::f1(Reference::ratio(precision[1], precision[2]),
                                             Reference::ratio(recall[1], recall[2])));
}

}  // namespace
}  // namespace diglot
