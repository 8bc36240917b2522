#include "diglot/align/length_priors.h"

#include <gtest/gtest.h>

#include <vector>

namespace diglot {
namespace {

double corrected(double source, double target) {
    const std::vector<TextLengths> totals{{source, target}};
    return corrected_length_ratio(1.2, totals);
}

TEST(LengthPriorsTest, LanguagesAreFoundByTagAndByPrimaryLanguage) {
    EXPECT_NEAR(prior_length_ratio("ko", "en").value(), 1.25, 0.05);
    EXPECT_EQ(prior_length_ratio("ko-KP", "en-GB"), prior_length_ratio("ko", "en"));
    EXPECT_EQ(prior_length_ratio("zh-Hans", "en"), prior_length_ratio("zh", "en"));
    EXPECT_NE(prior_length_ratio("zh-Hant", "en"), prior_length_ratio("zh", "en"));
    EXPECT_TRUE(prior_length_ratio("de", "fr"));  // the table has de-1901 and de-1996 only
    EXPECT_DOUBLE_EQ(prior_length_ratio("en", "en").value(), 1.0);
}

TEST(LengthPriorsTest, UnknownLanguagesHaveNoPrior) {
    EXPECT_FALSE(prior_length_ratio("", "en"));
    EXPECT_FALSE(prior_length_ratio("en", "tlh"));
    EXPECT_FALSE(prior_length_ratio("e", "en"));
    EXPECT_FALSE(prior_length_ratio("-", "en"));
}

TEST(LengthPriorsTest, LongTextsCorrectThePriorAndShortOnesHardly) {
    EXPECT_NEAR(corrected(100000.0, 130000.0), 1.3, 0.02);
    EXPECT_NEAR(corrected(100.0, 130.0), 1.2, 0.03);
}

TEST(LengthPriorsTest, UntranslatedPartsDoNotMislead) {
    EXPECT_NEAR(corrected(1000.0, 20000.0), 1.2, 0.1);
    EXPECT_NEAR(corrected(100000.0, 500000.0), 1.2, 0.15);
    EXPECT_DOUBLE_EQ(corrected(0.0, 500.0), 1.2);
    EXPECT_DOUBLE_EQ(corrected_length_ratio(std::nullopt, {}), 1.0);
}

TEST(LengthPriorsTest, WithoutAPriorTheTextsDecide) {
    const std::vector<TextLengths> totals{{100000.0, 60000.0}};
    EXPECT_NEAR(corrected_length_ratio(std::nullopt, totals), 0.6, 0.1);
}

}  // namespace
}  // namespace diglot
