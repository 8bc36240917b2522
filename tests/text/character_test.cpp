#include "diglot/text/character.h"

#include "diglot/text/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace diglot {
namespace {

TEST(Character, small_letters_of_all_scripts) {
    EXPECT_EQ(to_lower("NATO-회원국"), "nato-회원국");
    EXPECT_EQ(to_lower("일본ABC"), "일본abc");
    EXPECT_EQ(to_lower("서울ÄÖ"), "서울äö");
    EXPECT_EQ(to_lower("Москва"), "москва");
    EXPECT_EQ(to_lower("ＡＢ漢"), "ａｂ漢");
    EXPECT_EQ(to_lower("ꙀꜲ"), "ꙁꜳ");  // begin with the same byte as Hangul
    EXPECT_EQ(to_lower(""), "");
}

// What is passed over as having no case must have none.
TEST(Character, letters_passed_over_have_no_case) {
    for (char32_t c = 0x3000; c < 0xD800; ++c) {
        std::string alone;
        append_code_point(alone, c);
        ASSERT_EQ("ä" + to_lower(alone), to_lower("Ä" + alone)) << "U+" << std::hex << unsigned{c};
    }
}

}  // namespace
}  // namespace diglot
