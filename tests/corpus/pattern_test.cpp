#include "diglot/corpus/pattern.h"

#include "diglot/base/error.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace diglot {
namespace {

std::vector<std::string> found(const std::string& query, std::string_view text) {
    std::vector<std::string> matches;
    for (const TextMatch& match : TextMatcher(parse_query(query).pattern).find(text)) {
        matches.emplace_back(text.substr(match.bytes.begin, match.bytes.size()));
    }
    return matches;
}

using Strings = std::vector<std::string>;

TEST(Pattern, FindsWordsAsTheyStand) {
    EXPECT_EQ(found("rumor", "A rumor, Rumor or rumors?"), (Strings{"rumor"}));
    EXPECT_EQ(found("\"rumor\"%c", "A rumor, Rumor or rumors?"), (Strings{"rumor", "Rumor"}));
    EXPECT_EQ(found("\"rumou?rs?\"%c", "A rumour, Rumor or rumors?"), (Strings{"rumour", "Rumor", "rumors"}));
    EXPECT_EQ(found("\"cafe\"%d", "cafe café Café"), (Strings{"cafe", "café"}));
    EXPECT_EQ(found("\"CAFÉ\"%cd", "cafe café Café"), (Strings{"cafe", "café", "Café"}));
    EXPECT_EQ(found("\"caf[eé]\"%d", "cafe café"), (Strings{"cafe", "café"}));
}

TEST(Pattern, FindsKoreanWithItsParticles) {
    const std::string_view text = "소문이 퍼졌다. 그 소문을 헛소문이라 했다. 소문";
    EXPECT_EQ(found("소문", text), (Strings{"소문이", "소문을", "소문"}));
    EXPECT_EQ(found("\"소문\"%w", text), (Strings{"소문"}));
    EXPECT_EQ(found("\"소문\"%s", text), (Strings{"소문이", "소문을", "헛소문이라", "소문"}));
    EXPECT_EQ(found("\"소문[이가]\"", text), (Strings{"소문이"}));
    EXPECT_EQ(found("\"그 소문\"", text), (Strings{"그 소문을"}));
}

TEST(Pattern, TakesTheLongestAndGoesOnBehindIt) {
    EXPECT_EQ(found("\"a\"+", "a a b a"), (Strings{"a a", "a"}));
    EXPECT_EQ(found("a []{0,2} c", "a c x c"), (Strings{"a c x c"}));
    EXPECT_EQ(found("a []{1} c", "a c a x c"), (Strings{"a x c"}));
    EXPECT_EQ(found("a []* b", "a x y b z"), (Strings{"a x y b"}));
    EXPECT_EQ(found("(a | a b) c?", "a b c"), (Strings{"a b c"}));
    EXPECT_EQ(found("(a b){2,3}", "a b a b a b a b"), (Strings{"a b a b a b"}));
    EXPECT_EQ(found("a{2,} b?", "a a a b a"), (Strings{"a a a b"}));
    EXPECT_EQ(found("(a? b?){1,2} c", "a b b c"), (Strings{"a b b c"}));
}

TEST(Pattern, JoinsConditions) {
    EXPECT_EQ(found(R"([word="a.*" & word!="ab"])", "ab ac b"), (Strings{"ac"}));
    EXPECT_EQ(found(R"([!(word="ab" | word="b")])", "ab ac b"), (Strings{"ac"}));
    EXPECT_EQ(found("[]", "x y"), (Strings{"x", "y"}));
}

TEST(Pattern, StopsRegularExpressionsThatNeverEnd) {
    EXPECT_THROW(found("\"(a+)+b\"", std::string(60, 'a')), Error);
}

}  // namespace
}  // namespace diglot
