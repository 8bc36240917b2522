#include "diglot/text/korean.h"

#include <gtest/gtest.h>

namespace diglot {
namespace {

TEST(KoreanNames, are_spelled_as_the_northern_agency_does) {
    EXPECT_EQ(mccune_reischauer_name("김정규"), "Kim Jong Gyu");
    EXPECT_EQ(mccune_reischauer_name("최선희"), "Choe Son Hui");
    EXPECT_EQ(mccune_reischauer_name("김덕훈"), "Kim Tok Hun");
    EXPECT_EQ(mccune_reischauer_name("리일환"), "Ri Il Hwan");
    EXPECT_EQ(mccune_reischauer_name("박정천"), "Pak Jong Chon");
    EXPECT_EQ(mccune_reischauer_name("조용원"), "Jo Yong Won");
    EXPECT_EQ(mccune_reischauer_name("태형철"), "Thae Hyong Chol");
    EXPECT_EQ(mccune_reischauer_name("정경택"), "Jong Kyong Thaek");
    EXPECT_EQ(mccune_reischauer_name("리선권"), "Ri Son Gwon");
    EXPECT_EQ(mccune_reischauer_name("김일성"), "Kim Il Sung");
    EXPECT_EQ(mccune_reischauer_name("남궁석"), "Namgung Sok");
}

TEST(KoreanPlaces, are_spelled_in_one_piece) {
    EXPECT_EQ(mccune_reischauer("평양"), "Pyongyang");
    EXPECT_EQ(mccune_reischauer("평성"), "Phyongsong");
    EXPECT_EQ(mccune_reischauer("개성"), "Kaesong");
    EXPECT_EQ(mccune_reischauer("함흥"), "Hamhung");
    EXPECT_EQ(mccune_reischauer("강계"), "Kanggye");
    EXPECT_EQ(mccune_reischauer("신의주"), "Sinuiju");
    EXPECT_EQ(mccune_reischauer("천리마"), "Chollima");
    EXPECT_EQ(mccune_reischauer("백두"), "Paektu");
}

TEST(RevisedRomanization, follows_the_changes_of_sound) {
    EXPECT_EQ(revised_romanization("평양"), "pyeongyang");
    EXPECT_EQ(revised_romanization("독립"), "dongnip");
    EXPECT_EQ(revised_romanization("신라"), "silla");
    EXPECT_EQ(revised_romanization("종로"), "jongno");
    EXPECT_EQ(revised_romanization("좋아"), "joa");
    EXPECT_EQ(revised_romanization("좋다"), "jota");
    EXPECT_EQ(revised_romanization("값이"), "gapsi");
}

TEST(Romanization, leaves_what_is_no_hangul) {
    EXPECT_EQ(revised_romanization(""), "");
    EXPECT_EQ(revised_romanization("KBS 뉴스 9"), "KBS nyuseu 9");
    EXPECT_EQ(mccune_reischauer_name(""), "");
    EXPECT_EQ(mccune_reischauer_name("김"), "Kim");
    EXPECT_EQ(mccune_reischauer_name("Kim"), "Kim");
}

}  // namespace
}  // namespace diglot
