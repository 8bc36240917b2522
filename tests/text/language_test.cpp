#include "diglot/text/language.h"

#include <gtest/gtest.h>

namespace diglot {
namespace {

TEST(LanguageNameTest, IsInTheWordsAskedFor) {
    EXPECT_EQ(language_name("ko", "en"), "Korean");
    EXPECT_EQ(language_name("en", "ko"), "영어");
    EXPECT_EQ(language_name("qqx", "en"), "qqx");
    EXPECT_EQ(language_name("not a tag", "en"), "not a tag");
    EXPECT_EQ(language_name("", "en"), "");
}

TEST(WritingDirectionTest, FollowsTheScript) {
    for (const char* tag : {"ar", "he", "fa", "ur", "az-Arab", "yi"}) {
        EXPECT_TRUE(writes_right_to_left(tag)) << tag;
    }
    for (const char* tag : {"ko", "en", "az", "ur-Latn", "", "!"}) {
        EXPECT_FALSE(writes_right_to_left(tag)) << tag;
    }
}

}  // namespace
}  // namespace diglot
