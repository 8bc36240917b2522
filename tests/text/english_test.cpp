#include "diglot/text/english.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string_view>

namespace diglot {
namespace {

void expect_one_key(std::initializer_list<std::string_view> forms) {
    for (const std::string_view form : forms) {
        EXPECT_EQ(english_stem(form), english_stem(*forms.begin())) << form;
    }
}

TEST(EnglishStem, forms_of_a_regular_word_share_a_key) {
    expect_one_key({"make", "makes", "making"});
    expect_one_key({"announce", "announces", "announced", "announcing"});
    expect_one_key({"open", "opens", "opened", "opening"});
    expect_one_key({"stop", "stops", "stopped", "stopping"});
    expect_one_key({"fill", "fills", "filled", "filling"});
    expect_one_key({"pass", "passes", "passed", "passing"});
    expect_one_key({"carry", "carries", "carried", "carrying"});
    expect_one_key({"play", "plays", "played", "playing"});
    expect_one_key({"agree", "agrees", "agreed", "agreeing"});
    expect_one_key({"city", "cities"});
    expect_one_key({"house", "houses"});
    expect_one_key({"church", "churches"});
    expect_one_key({"use", "uses", "used", "using"});
    expect_one_key({"tie", "ties", "tied"});
    expect_one_key({"die", "dies", "died"});
}

TEST(EnglishStem, irregular_forms_lead_to_their_base) {
    expect_one_key({"say", "says", "said", "saying"});
    expect_one_key({"go", "goes", "went", "gone", "going"});
    expect_one_key({"take", "takes", "took", "taken", "taking"});
    expect_one_key({"man", "men"});
    expect_one_key({"child", "children"});
    expect_one_key({"be", "is", "are", "was", "were", "been", "being"});
    // From all over the table: it is searched by halves, so its order matters.
    expect_one_key({"arise", "arose", "arisen"});
    expect_one_key({"good", "better", "best"});
    expect_one_key({"write", "wrote", "written"});
    expect_one_key({"withdraw", "withdrew", "withdrawn"});
}

TEST(EnglishStem, different_words_stay_apart) {
    EXPECT_NE(english_stem("king"), english_stem("k"));
    EXPECT_NE(english_stem("thing"), english_stem("th"));
    EXPECT_NE(english_stem("red"), english_stem("re"));
    EXPECT_NE(english_stem("news"), english_stem("new"));
    EXPECT_NE(english_stem("nation"), english_stem("national"));
    EXPECT_NE(english_stem("bus"), english_stem("bu"));
    EXPECT_NE(english_stem("virus"), english_stem("viru"));
    EXPECT_NE(english_stem("crisis"), english_stem("crisi"));
}

TEST(EnglishStem, what_is_no_english_word_comes_back) {
    EXPECT_EQ(english_stem(""), "");
    EXPECT_EQ(english_stem("s"), "s");
    EXPECT_EQ(english_stem("ing"), "ing");
    EXPECT_EQ(english_stem("ed"), "ed");
    EXPECT_EQ(english_stem("müller"), "müller");
    EXPECT_EQ(english_stem("num:3"), "num:3");
}

}  // namespace
}  // namespace diglot
