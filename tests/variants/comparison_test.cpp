#include "diglot/text/utf8.h"
#include "diglot/variants/version_comparison.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diglot {
namespace {

SegmentedDocument sentence(const std::string& text, const std::string& language) {
    Document document;
    document.language = language;
    document.paragraphs.push_back({ParagraphKind::Body, text, {}});
    return SegmentedDocument(document, {{0, {0, static_cast<std::uint32_t>(text.size())}}});
}

/// A stand-in for the tables: rumor and rumour, and Korean words that are equal once levelled.
bool known_spelling(std::string_view a, std::string_view b) {
    const auto american = [](std::string word) {
        if (const auto at = word.find("umour"); at != std::string::npos) {
            word.erase(at + 3, 1);
        }
        return word;
    };
    const std::string first(a);
    const std::string second(b);
    return american(first) == american(second) ||
           comparison_key(a, TokenKind::Hangul, "ko") == comparison_key(b, TokenKind::Hangul, "ko");
}

/// The differences of two sentences as "class first|second".
std::vector<std::string> differences(const std::string& a, const std::string& b,
                                     const std::string& language = "en") {
    AtomTable table;
    const SegmentedDocument first = sentence(a, language);
    const SegmentedDocument second = sentence(b, language);
    const WitnessText x(first, table);
    const WitnessText y(second, table);
    const AtomRow row_x{&x, x.atoms()};
    const AtomRow row_y{&y, y.atoms()};
    std::vector<std::string> told;
    for (const VersionDifference& d :
         compare_versions(row_x, row_y, {language, known_spelling}).differences) {
        told.push_back(std::string(to_string(d.kind)) + " " + text_of(row_x, d.first) + "|" +
                       text_of(row_y, d.second));
    }
    return told;
}

using Told = std::vector<std::string>;

TEST(Comparison, EqualSentencesDoNotDiffer) {
    EXPECT_EQ(differences("I heeded the rumor.", "I heeded the rumor."), Told{});
    EXPECT_EQ(differences("", ""), Told{});
}

TEST(Comparison, SpellingAndMarksAreToldApart) {
    EXPECT_EQ(differences("I heeded the rumor of it.", "\"I heeded the rumour of it,"),
              (Told{"punctuation |\"", "spelling rumor|rumour", "punctuation .|,"}));
}

TEST(Comparison, CapitalAndSpellingAreTwoDifferences) {
    EXPECT_EQ(differences("Stand on Rumor of it", "Stand on rumour of it"),
              (Told{"capitals Rumor|rumour", "spelling Rumor|rumour"}));
}

TEST(Comparison, HyphensAndSpaces) {
    EXPECT_EQ(differences("nuclear-powered ships", "nuclear powered ships"),
              (Told{"spacing nuclear-powered|nuclear powered"}));
    EXPECT_EQ(differences("close cooperation now", "close co-operation now"),
              (Told{"spacing cooperation|co-operation"}));
    EXPECT_EQ(differences("a policy maker said", "a policymaker said"),
              (Told{"spacing policy maker|policymaker"}));
}

TEST(Comparison, QuotationMarks) {
    EXPECT_EQ(differences("it is \"fair\" here", "it is “fair” here"),
              (Told{"punctuation \"|“", "punctuation \"|”"}));
    EXPECT_EQ(differences("the U.S. side", "the US side"), (Told{"punctuation U.S.|US"}));
    EXPECT_EQ(differences("Korea's army", "Korea’s army"), (Told{"punctuation Korea's|Korea’s"}));
}

TEST(Comparison, NumbersDatesAndUnits) {
    EXPECT_EQ(differences("about 3,000 men came", "about three thousand men came"),
              (Told{"number 3,000|three thousand"}));
    EXPECT_EQ(differences("on October 25, 2024 he said", "on 25 October 2024 he said").size(), 1U);
    EXPECT_EQ(differences("on October 25, 2024 he said", "on 25 October 2024 he said").front().substr(0, 6),
              "number");
    EXPECT_EQ(differences("after 5 km of road", "after 5 kilometres of road"),
              (Told{"number 5 km|5 kilometres"}));
    EXPECT_EQ(differences("about 30 percent of it", "about 30% of it").size(), 1U);
}

TEST(Comparison, AnotherNumberIsAnotherWord) {
    EXPECT_EQ(differences("about 3,000 men came", "about 4,000 men came"), (Told{"rewording 3,000|4,000"}));
}

TEST(Comparison, Names) {
    EXPECT_EQ(differences("said Kim Jong Gyu on it", "said Kim Jong-gyu on it"),
              (Told{"name Kim Jong Gyu|Kim Jong-gyu"}));
    EXPECT_EQ(differences("said Kim Jong Gyu on it", "said Kim Chŏng-kyu on it").size(), 1U);
    EXPECT_EQ(differences("when Zelensky spoke", "when Zelenskyy spoke"), (Told{"name Zelensky|Zelenskyy"}));
}

TEST(Comparison, Abbreviations) {
    EXPECT_EQ(
        differences("troops of the DPRK came", "troops of the Democratic People's Republic of Korea came")
            .front()
            .substr(0, 12),
        "abbreviation");
    EXPECT_EQ(differences("troops of the DPRK came", "troops of North Korea came").front().substr(0, 12),
              "abbreviation");
    EXPECT_EQ(differences("they don't go", "they do not go"), (Told{"abbreviation don't|do not"}));
}

TEST(Comparison, WordsAndForms) {
    EXPECT_EQ(differences("he reports it now", "he reported it now"), (Told{"inflection reports|reported"}));
    EXPECT_EQ(differences("he put it in the box", "he put it into the box"), (Told{"function-word in|into"}));
    EXPECT_EQ(differences("he saw the big house", "he saw big house"), (Told{"function-word the|"}));
    EXPECT_EQ(differences("he saw a big house", "he saw a large house"), (Told{"rewording big|large"}));
    EXPECT_EQ(differences("he saw a house", "he saw a green house"), (Told{"insertion |green"}));
    EXPECT_EQ(differences("he saw a green house", "he saw a house"), (Told{"omission green|"}));
}

TEST(Comparison, Moves) {
    EXPECT_EQ(differences("on Friday morning the minister said it again",
                          "the minister said it again on Friday morning"),
              (Told{"move on Friday morning|on Friday morning"}));
    EXPECT_EQ(differences("men and women came", "women and men came").front().substr(0, 4), "move");
}

TEST(Comparison, WhatOnlyHoldsANumberIsNoNumber) {
    EXPECT_EQ(differences("on sda1, a new disk came", "on sda1 a new disk came"), (Told{"punctuation ,|"}));
    EXPECT_EQ(differences("on the day of the 30th anniversary", "on the day the 30th anniversary"),
              (Told{"function-word of|"}));
}

TEST(Comparison, ACapitalOfTheSentenceBeginningIsNoDifference) {
    EXPECT_EQ(differences("He went home again.", "However, he went home again."),
              (Told{"insertion |However,"}));
}

TEST(Comparison, WordsAreNotTakenForInitials) {
    EXPECT_EQ(differences("so that swap will be enabled and used", "so that swap will be and used"),
              (Told{"omission enabled|"}));
}

TEST(Comparison, HyphensInNamesBelongToThem) {
    EXPECT_EQ(differences("said Pak Jong-chon to us", "said Park Jong-cheon to us"),
              (Told{"name Pak Jong-chon|Park Jong-cheon"}));
    EXPECT_EQ(differences("said Ri Il Hwan to us", "said Lee Il-hwan to us"),
              (Told{"name Ri Il Hwan|Lee Il-hwan"}));
}

TEST(Comparison, KoreanSpacingAndInitialSound) {
    EXPECT_EQ(differences("그렇게 할 수 있다고 했다.", "그렇게 할수 있다고 했다.", "ko"),
              (Told{"spacing 할 수|할수"}));
    EXPECT_EQ(differences("노후한 비축 핵무기들이", "로후한 비축핵무기들이", "ko"),
              (Told{"spelling 노후한|로후한", "spacing 비축 핵무기들이|비축핵무기들이"}));
    EXPECT_EQ(differences("정부가 말했다", "정부가 말하였다", "ko"), (Told{"inflection 말했다|말하였다"}));
    EXPECT_EQ(differences("정부 발표에 따르면", "정부의 발표에 따르면", "ko"),
              (Told{"inflection 정부|정부의"}));
}

}  // namespace
}  // namespace diglot
