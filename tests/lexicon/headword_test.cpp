#include "diglot/lexicon/headword.h"

#include <gtest/gtest.h>

namespace diglot {
namespace {

using Words = std::vector<std::string>;

TEST(Renderings, leaves_out_what_dictionaries_add) {
    EXPECT_EQ(renderings("Haus /haʊ̯s/ <n, neut>"), (Words{"Haus"}));
    EXPECT_EQ(renderings("house (n.) [building]"), (Words{"house"}));
    EXPECT_EQ(renderings("bring (sth.) up", "en"), (Words{"bring up"}));
    EXPECT_EQ(renderings("jdm. etw. geben"), (Words{"geben"}));
    EXPECT_EQ(renderings("maison 2."), (Words{"maison"}));
    EXPECT_EQ(renderings("employé(e)"), (Words{"employé"}));
    EXPECT_EQ(renderings("集会（しゅうかい）"), (Words{"集会"}));
}

TEST(Renderings, parts_at_commas_and_semicolons_once_each) {
    EXPECT_EQ(renderings("banc, banque; banc"), (Words{"banc", "banque"}));
    EXPECT_EQ(renderings("山、岳"), (Words{"山", "岳"}));
    EXPECT_EQ(renderings("1,000"), (Words{"1,000"}));
    EXPECT_EQ(renderings("a (b, c), d"), (Words{"a", "d"}));
}

TEST(Renderings, takes_to_from_english_verbs_only) {
    EXPECT_EQ(renderings("to go, to walk", "en-GB"), (Words{"go", "walk"}));
    EXPECT_EQ(renderings("to jest", "pl"), (Words{"to jest"}));
    EXPECT_EQ(renderings("to", "en"), (Words{"to"}));
}

TEST(Renderings, a_mark_alone_is_a_word) {
    EXPECT_EQ(renderings("adj"), (Words{"adj"}));
}

TEST(Renderings, nothing_is_left_of_a_remark) {
    EXPECT_TRUE(renderings("(plural)").empty());
    EXPECT_TRUE(renderings(" , ;").empty());
    EXPECT_TRUE(renderings("").empty());
}

TEST(Renderings, brackets_that_nothing_closes_stay) {
    EXPECT_EQ(renderings("house (big"), (Words{"house (big"}));
    EXPECT_EQ(renderings(std::string(100000, '(')).size(), 1U);
}

TEST(Renderings, are_not_endless) {
    std::string many;
    for (int i = 0; i < 1000; ++i) {
        many += "w" + std::to_string(i) + ";";
    }
    EXPECT_EQ(renderings(many).size(), 16U);
}

}  // namespace
}  // namespace diglot
