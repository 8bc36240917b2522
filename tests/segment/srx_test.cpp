#include "diglot/segment/srx.h"

#include "diglot/base/error.h"
#include "diglot/base/file.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diglot {
namespace {

constexpr const char* kRules = R"(<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
 <header segmentsubflows="yes" cascade="yes"/>
 <body>
  <languagerules>
   <languagerule languagerulename="English">
    <rule break="no"><beforebreak>\bMr\.</beforebreak><afterbreak>\s</afterbreak></rule>
    <rule break="no"><beforebreak>\p{NoSuchProperty}</beforebreak><afterbreak>\s</afterbreak></rule>
   </languagerule>
   <languagerule languagerulename="Korean">
    <rule break="no"><beforebreak>[.!?]["”》]</beforebreak><afterbreak>\s?(?:고|라고)\b</afterbreak></rule>
   </languagerule>
   <languagerule languagerulename="Default">
    <rule><beforebreak>[.!?]["”》]?</beforebreak><afterbreak>\s</afterbreak></rule>
    <rule break="yes"><beforebreak>;</beforebreak></rule>
   </languagerule>
  </languagerules>
  <maprules>
   <languagemap languagepattern="(?i)en.*" languagerulename="English"/>
   <languagemap languagepattern="ko.*" languagerulename="Korean"/>
   <languagemap languagepattern=".*" languagerulename="Default"/>
  </maprules>
 </body>
</srx>
)";

std::string with(std::string text, const std::string& old, const std::string& replacement) {
    return text.replace(text.find(old), old.size(), replacement);
}

std::vector<std::string> sentences(const std::string& xml, const std::string& language,
                                   const std::string& text) {
    DiagnosticLog log;
    std::vector<std::string> found;
    for (const Range span : SrxRules(xml, "a.srx").segmenter(language, log)->segment(text)) {
        found.push_back(text.substr(span.begin, span.size()));
    }
    return found;
}

using Sentences = std::vector<std::string>;

TEST(Srx, FirstRuleThatMatchesDecides) {
    EXPECT_EQ(sentences(kRules, "en-GB", " Mr. Kim came.  He sat; Mr. Lee left. "),
              (Sentences{"Mr. Kim came.", "He sat;", "Mr. Lee left."}));
    EXPECT_EQ(sentences(kRules, "ko", "그는 《가자.》 고 말했다. 모두 갔다."),
              (Sentences{"그는 《가자.》 고 말했다.", "모두 갔다."}));
    EXPECT_EQ(sentences(kRules, "ko", "Mr. Kim 왔다."), (Sentences{"Mr.", "Kim 왔다."}));
}

TEST(Srx, MatchesOfARuleMayOverlap) {
    const std::string initials = with(kRules, R"(\bMr\.)", R"(\s[A-Z]\.)");
    EXPECT_EQ(sentences(with(initials, "<afterbreak>\\s<", "<afterbreak>\\s\\S<"), "en",
                        "By J. K. L. Lee. He sat."),
              (Sentences{"By J. K. L. Lee.", "He sat."}));
    const std::string wide = with(kRules, R"(<beforebreak>\bMr\.</beforebreak><afterbreak>\s</afterbreak>)",
                                  R"(<beforebreak>\s[A-Z]\.\s</beforebreak>)");
    const std::string behind_space =
        with(wide, R"(]?</beforebreak><afterbreak>\s</afterbreak>)", R"(]?\s</beforebreak>)");
    EXPECT_EQ(sentences(behind_space, "en", "By J. K. L. Lee. He sat."),
              (Sentences{"By J. K. L. Lee.", "He sat."}));
}

TEST(Srx, WithoutCascadeOnlyTheFirstMapCounts) {
    const std::string alone = with(kRules, "cascade=\"yes\"", "cascade=\"no\"");
    EXPECT_EQ(sentences(alone, "en", "Mr. Kim came. He sat."), (Sentences{"Mr. Kim came. He sat."}));
    EXPECT_EQ(sentences(alone, "fr", "Il vint. Il vit."), (Sentences{"Il vint.", "Il vit."}));
}

TEST(Srx, ElementsMayCarryAPrefix) {
    std::string prefixed = kRules;
    for (const char* name : {"srx ", "body", "languagerules", "maprules"}) {
        prefixed = with(prefixed, "<" + std::string(name), "<s:" + std::string(name));
        const std::string closing = std::string("</") + (std::string(name) == "srx " ? "srx" : name) + ">";
        prefixed = with(prefixed, closing, "</s:" + closing.substr(2));
    }
    EXPECT_EQ(sentences(prefixed, "fr", "Il vint. Il vit."), (Sentences{"Il vint.", "Il vit."}));
}

TEST(Srx, RefusedRuleIsNamedAndLeftOut) {
    DiagnosticLog log;
    const auto segmenter = SrxRules(kRules, "a.srx").segmenter("en", log);
    EXPECT_EQ(segmenter->segment("Mr. Kim came. He sat.").size(), 2U);
    ASSERT_EQ(log.entries().size(), 1U);
    EXPECT_EQ(log.entries()[0].kind, "srx-rule");
    EXPECT_EQ(log.entries()[0].where.line, 8U);
    EXPECT_NE(log.entries()[0].message.find("NoSuchProperty"), std::string::npos);
}

TEST(Srx, BlankAndSpacesHaveNoSegment) {
    EXPECT_EQ(sentences(kRules, "en", ""), Sentences{});
    EXPECT_EQ(sentences(kRules, "en", " \n "), Sentences{});
}

TEST(Srx, WhatIsNoSrxIsRefusedWithItsPlace) {
    const auto refusal = [](const std::string& xml) {
        try {
            const SrxRules rules(xml, "a.srx");
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Format) << xml;
            return error.where().to_string();
        }
        return std::string("accepted");
    };
    EXPECT_EQ(refusal(""), "a.srx:1");
    EXPECT_EQ(refusal("<srx>\n<body>\n</srx>"), "a.srx:3");
    EXPECT_EQ(refusal("<tmx><body/></tmx>"), "a.srx");
    EXPECT_EQ(refusal("<srx><body><languagerules/><maprules/></body></srx>"), "a.srx");
    EXPECT_EQ(refusal(std::string(kRules).substr(0, 600)).substr(0, 6), "a.srx:");
}

TEST(Srx, LanguageWithoutRulesIsAnError) {
    DiagnosticLog log;
    const SrxRules rules(with(kRules, "\".*\"", "\"fr\""), "a.srx");
    EXPECT_THROW((void)rules.segmenter("de", log), Error);
    EXPECT_NO_THROW((void)rules.segmenter("fr", log));
}

/// What rules of a file in srx/ find in `text`, and the lines of what was left out.
struct Outcome {
    Sentences found;
    std::vector<std::uint64_t> left_out;
};

Outcome by_file(const std::string& name, const std::string& language, const std::string& text) {
    DiagnosticLog log;
    Outcome outcome;
    const SrxRules rules(read_file(DIGLOT_TEST_DIR "/srx/" + name), name);
    for (const Range span : rules.segmenter(language, log)->segment(text)) {
        outcome.found.push_back(text.substr(span.begin, span.size()));
    }
    for (const auto& entry : log.entries()) {
        EXPECT_EQ(entry.kind, "srx-rule");
        outcome.left_out.push_back(entry.where.line.value_or(0));
    }
    return outcome;
}

TEST(SrxFiles, CascadeOfManyMapsIsAppliedAndWhatIcuRefusesIsNamed) {
    const Outcome english = by_file(
        "cascade.srx", "en-GB", "Dr. J. K. Lee came… and sat. (He was late.) E.g. this.\nA line\nof verse");
    EXPECT_EQ(english.found, (Sentences{"Dr. J. K. Lee came… and sat.", "(He was late.)", "E.g. this.",
                                        "A line", "of verse"}));
    EXPECT_EQ(english.left_out, (std::vector<std::uint64_t>{54, 30, 47}));
    const Outcome korean =
        by_file("cascade.srx", "ko", "그는 “가자.”라고 했다. 모두 “네!” 하고 갔다. 《끝.》고 썼다.");
    EXPECT_EQ(korean.found,
              (Sentences{"그는 “가자.”라고 했다.", "모두 “네!”", "하고 갔다.", "《끝.》고 썼다."}));
    EXPECT_EQ(by_file("cascade.srx", "ja", "「はい。」行く。").found, (Sentences{"「はい。」", "行く。"}));
}

TEST(SrxFiles, LanguagesOfMapsMayBeWrittenInCapitals) {
    const Outcome german = by_file("translators.srx", "de-AT", "Das ist z. B. am 3. Oktober. Ja! Nein?");
    EXPECT_EQ(german.found, (Sentences{"Das ist z. B. am 3. Oktober.", "Ja!", "Nein?"}));
    EXPECT_EQ(german.left_out, std::vector<std::uint64_t>{11});
}

TEST(Abbreviations, OfTheUserEndNothing) {
    const std::string text = "See the Qxyz. Report and the foo. Bar. Zed.";
    EXPECT_EQ(make_segmenter("en")->segment(text).size(), 4U);
    const std::vector<std::string> listed =
        parse_abbreviations("# ours\nQxyz.\r\n\n  foo  # as in foobar\n", "a.txt");
    EXPECT_EQ(listed, (std::vector<std::string>{"Qxyz.", "foo"}));
    EXPECT_EQ(make_segmenter("en", listed)->segment(text).size(), 2U);
}

TEST(Abbreviations, FileOfAnyCharsetLineEndAndDuplicatesIsRead) {
    const std::string utf16 = {'\xFF', '\xFE', 'Q', 0, 'x', 0, '.', 0, '\n', 0, 'f', 0, 'o', 0, '.', 0};
    EXPECT_EQ(parse_abbreviations("\xEF\xBB\xBFQx.\r\nfo.", "a"), (Sentences{"Qx.", "fo."}));
    EXPECT_EQ(parse_abbreviations(utf16, "a"), (Sentences{"Qx.", "fo."}));
    EXPECT_EQ(parse_abbreviations("Qx.\rfo.\r", "a"), (Sentences{"Qx.", "fo."}));
    EXPECT_EQ(parse_abbreviations("Qx.\nQx.\n", "a").size(), 2U);
    EXPECT_EQ(make_segmenter("en", Sentences{"Qx.", "Qx"})->segment("The Qx. Report came.").size(), 1U);
    EXPECT_EQ(parse_abbreviations("  z. B.\u00A0\n약. # 약어\n", "a"), (Sentences{"z. B.", "약."}));
    EXPECT_TRUE(parse_abbreviations("", "a").empty());
    EXPECT_TRUE(parse_abbreviations("# none\n\n", "a").empty());
}

TEST(Abbreviations, FileOfAnotherKindIsRefusedWithItsLine) {
    const auto refusal = [](const std::string& file) {
        try {
            (void)parse_abbreviations(file, "a.txt");
        } catch (const Error& error) {
            return error.where().to_string();
        }
        return std::string("accepted");
    };
    EXPECT_EQ(refusal(kRules), "a.txt:1");
    EXPECT_EQ(refusal("Dr.\nThis is a whole sentence of a book, no abbreviation.\n"), "a.txt:2");
    EXPECT_EQ(refusal("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n").substr(0, 5), "a.txt");
    EXPECT_EQ(refusal("...\n"), "a.txt:1");
}

}  // namespace
}  // namespace diglot
