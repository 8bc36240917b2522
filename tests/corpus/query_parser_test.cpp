#include "diglot/base/error.h"
#include "diglot/corpus/query.h"

#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

namespace diglot {
namespace {

/// The normal form says what was understood.
std::string understood(const std::string& text) {
    return to_string(parse_query(text));
}

std::string complaint(const std::string& text) {
    try {
        parse_query(text);
    } catch (const Error& error) {
        return error.message() + "\n" + point_at(text, error.where().byte.value_or(0)) + "\n";
    }
    return "";
}

TEST(QueryParser, TakesBareWordsAndQuotedOnes) {
    EXPECT_EQ(understood("rumor"), R"([word="rumor"%w])");
    EXPECT_EQ(understood("\"rumor\" mill"), R"([word="rumor"%w] [word="mill"%w])");
    EXPECT_EQ(understood("\"rumou?r\""), R"([word="rumou?r"])");
    EXPECT_EQ(understood("U.S."), R"([word="U"%w] [word="."%w] [word="S"%w] [word="."%w])")
        << "bare: no regex";
}

TEST(QueryParser, CutsTextThatHoldsSeveralTokens) {
    EXPECT_EQ(understood("\"don't\""), R"([word="don"%w] [word="'"%w] [word="t"%w])");
    EXPECT_EQ(understood("\"10월\""), R"([word="10"%w] [word="월"%p])");
}

TEST(QueryParser, TakesHangulAsTheBeginningOfAnEojeol) {
    EXPECT_EQ(understood("\"소문\""), R"([word="소문"%p])");
    EXPECT_EQ(understood("소문"), R"([word="소문"%p])");
    EXPECT_EQ(understood("\"소문\"%w"), R"([word="소문"%w])");
    EXPECT_EQ(understood("[word=\"소문\"]"), R"([word="소문"%w])");
    EXPECT_EQ(understood("국제 보도계"), R"([word="국제"%p] [word="보도계"%p])");
    EXPECT_EQ(understood("\"국제 보도계\""), R"([word="국제"%w] [word="보도계"%p])");
}

TEST(QueryParser, TakesPartsOfWords) {
    EXPECT_EQ(understood("\"umou\"%s"), R"([word="umou"%s])");
    EXPECT_EQ(understood("\"문이\"%e"), R"([word="문이"%e])");
    EXPECT_EQ(understood("\"umor mil\"%s"), R"([word="umor"%e] [word="mil"%p])");
    EXPECT_EQ(understood("\"a.b\"%l"), R"([word="a"%w] [word="."%w] [word="b"%w])");
}

TEST(QueryParser, FoldsAsFlagsOrDefaultsSay) {
    EXPECT_EQ(understood("\"cafe\"%cd"), R"([word="cafe"%wcd])");
    EXPECT_EQ(to_string(parse_query("cafe", {true, false})), R"([word="cafe"%wc])");
}

TEST(QueryParser, KnowsConditionsDistanceAndAlternatives) {
    EXPECT_EQ(understood(R"([word="a.*" & word!="ab"] []{0,3} ("c"|"d")+)"),
              R"([(word="a.*" & word!="ab"%w)] ([]){0,3} (([word="c"%w] | [word="d"%w])){1,})");
    EXPECT_EQ(understood(R"([!(word="a" | word="b")])"), R"([!((word="a"%w | word="b"%w))])");
}

TEST(QueryParser, KnowsBothSidesAndMetadata) {
    EXPECT_EQ(understood("\"소문\" :en \"rumou?r\""), R"([word="소문"%p] :en [word="rumou?r"])");
    EXPECT_EQ(understood("\"소문\" :en !\"rumor\""), R"([word="소문"%p] :en ![word="rumor"%w])");
    EXPECT_EQ(understood(":KO 소문 within source=\"KCNA\" & year=2024"),
              R"(:ko [word="소문"%p] within (source="KCNA" & year="2024"))");
    EXPECT_EQ(understood("a within !(year<2020 | source!=x)"),
              R"([word="a"%w] within !((year<"2020" | source!="x")))");
    EXPECT_EQ(understood("\"within\""), R"([word="within"%w])");
}

TEST(QueryParser, NormalFormsReadAsTheSameQuery) {
    for (const char* text :
         {"rumor", "\"a\\\"b\"%l", "\"\\\\\"%l", "'\\\"'", "[] \"x\"", "(\"a\" \"b\"|\"c\"){2,3}",
          "[word=\"a\"%d | !word=\"b.\"%c]", "소문 :en !(\"a\"|\"b\") :de c within date>=2024-10"}) {
        const Query query = parse_query(text);
        EXPECT_EQ(parse_query(to_string(query)), query) << text << " gave " << to_string(query);
    }
}

TEST(QueryParser, PutsTheCaretUnderTheFault) {
    EXPECT_EQ(complaint("\"소문\" :xyzzy \"a\""),
              "The tag of a language was expected behind ':'\n  \"소문\" :xyzzy \"a\"\n          ^\n");
    EXPECT_EQ(complaint("[word=\"a\" \"b\"]"),
              "']' was expected here\n  [word=\"a\" \"b\"]\n            ^\n");
}

TEST(QueryParser, RefusesWhatMakesNoSense) {
    for (const char* text : {"",
                             "   ",
                             "\"",
                             "\"a",
                             "[",
                             "[]*",
                             "[]?",
                             "(",
                             ")",
                             "a |",
                             "| a",
                             "a{",
                             "a{3,2}",
                             "a{0}",
                             "a{99}",
                             "a{x}",
                             "[lemma=\"a\"]",
                             "[word]",
                             "[word=]",
                             "[word=\"a b\"]",
                             "\"a.* b\"",
                             "\"(\"",
                             "\"[a\"",
                             "a :",
                             "a :en",
                             "a :en !",
                             "a within",
                             "a within year",
                             "a within year=",
                             "a within =3",
                             "a within year=abc",
                             "a within month=October",
                             "a within confidence>=high",
                             "a within review=acepted",
                             "a within origin=me",
                             "a b) c",
                             "%",
                             "a %",
                             "\"a\"%z",
                             "\"\"",
                             "\" \"",
                             "{2}",
                             "a]",
                             "(((a){50}){50}){50}",
                             "[]{50} []{50}"}) {
        EXPECT_THROW(parse_query(text), Error) << text;
    }
    EXPECT_THROW(parse_query(std::string(100000, '(')), Error);
    EXPECT_THROW(parse_query("[" + std::string(100000, '!')), Error);
    EXPECT_THROW(parse_query("a" + std::string(100000, '?')), Error);
}

}  // namespace
}  // namespace diglot
