#include "diglot/variants/collation.h"

#include "diglot/base/error.h"
#include "diglot/variants/corpus_passages.h"
#include "diglot/variants/report.h"
#include "diglot/variants/variant_knowledge.h"

#include <gtest/gtest.h>

#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace diglot {
namespace {

/// A document of one sentence a paragraph.
SegmentedDocument text_of_lines(const std::vector<std::string>& lines, const std::string& language = "en") {
    Document document;
    document.language = language;
    std::vector<Segment> segments;
    for (const std::string& line : lines) {
        segments.push_back(
            {static_cast<std::uint32_t>(segments.size()), {0, static_cast<std::uint32_t>(line.size())}});
        document.paragraphs.push_back({ParagraphKind::Body, line, {}});
    }
    return SegmentedDocument(document, segments);
}

const std::string kFirst = "The committee met in the capital on Monday to discuss the plan.";
const std::string kSecond = "All members agreed that the new rules should be put into force at once.";
const std::string kThird = "Nobody from the northern provinces had been able to travel to the meeting.";

TEST(Collation, SentencesInAnotherOrderAreMoved) {
    const SegmentedDocument a = text_of_lines({kFirst, kSecond, kThird});
    const SegmentedDocument b = text_of_lines({kThird, kFirst, kSecond});
    const WitnessInput witnesses[] = {{"a", &a}, {"b", &b}};
    const Collation collation = collate(witnesses, {"en", {}});
    ASSERT_EQ(collation.groups.size(), 3U);
    ASSERT_EQ(collation.differences.size(), 1U);
    EXPECT_EQ(collation.differences[0].kind, DifferenceClass::Move);
    EXPECT_EQ(collation.differences[0].scope, DifferenceScope::Sentence);
    EXPECT_EQ(collation.differences[0].readings[0]->text, kThird);
}

TEST(Collation, WordsThatMoveIntoAnotherSentenceAreMoved) {
    const std::string opened =
        "The minister of education and the mayor opened the new school for two hundred pupils";
    const std::string left =
        "Many guests from abroad, among them writers and painters, left the country by train after talks";
    const std::string moved = " in the northern town on Monday morning";
    const SegmentedDocument a = text_of_lines({opened + moved + ".", left + "."});
    const SegmentedDocument b = text_of_lines({opened + ".", left + moved + "."});
    const WitnessInput witnesses[] = {{"a", &a}, {"b", &b}};
    const Collation collation = collate(witnesses, {"en", {}});
    ASSERT_EQ(collation.groups.size(), 2U);
    ASSERT_EQ(collation.differences.size(), 1U);
    const Difference& move = collation.differences[0];
    EXPECT_EQ(move.kind, DifferenceClass::Move);
    EXPECT_EQ(move.scope, DifferenceScope::Words);
    EXPECT_EQ(move.group, 0U);
    EXPECT_EQ(move.readings[0]->text, "in the northern town on Monday morning");
    EXPECT_EQ(move.readings[1]->text, "in the northern town on Monday morning");
    EXPECT_EQ(move.readings[0]->places.front().segment, 0U);
    EXPECT_EQ(move.readings[1]->places.front().segment, 1U);
}

TEST(Collation, AFewWordsInAnotherSentenceAreChance) {
    const SegmentedDocument a = text_of_lines({"The minister opened the new school in town.",
                                               "Many guests from abroad left the country by train."});
    const SegmentedDocument b = text_of_lines({"The minister opened the new school.",
                                               "Many guests from abroad left the country by train in town."});
    const WitnessInput witnesses[] = {{"a", &a}, {"b", &b}};
    const Collation collation = collate(witnesses, {"en", {}});
    ASSERT_EQ(collation.differences.size(), 2U);
    EXPECT_EQ(collation.differences[0].kind, DifferenceClass::Omission);
    EXPECT_EQ(collation.differences[1].kind, DifferenceClass::Insertion);
}

TEST(Collation, AQuotationIsFoundAndItsRepeatsAreToldWithIt) {
    const std::string quoted =
        "He said: \"All members agreed that the new rules should be put in force at once.\"";
    const SegmentedDocument a = text_of_lines({kFirst, kSecond});
    const SegmentedDocument b = text_of_lines({"Other matter stands here.", quoted, "More of it.", quoted});
    const WitnessInput witnesses[] = {{"a", &a}, {"b", &b}};
    const Collation collation = collate(witnesses, {"en", {}});
    std::size_t function_words = 0;
    for (const Difference& difference : collation.differences) {
        if (difference.kind == DifferenceClass::FunctionWord) {
            ++function_words;
            EXPECT_EQ(difference.readings[0]->text, "into");
            EXPECT_EQ(difference.readings[1]->text, "in");
            ASSERT_EQ(difference.readings[1]->repeats.size(), 1U);
            EXPECT_EQ(difference.readings[1]->repeats[0].segment, 3U);
        }
    }
    EXPECT_EQ(function_words, 1U);
    EXPECT_EQ(collation.counts(DifferenceScope::Sentence).at(DifferenceClass::Omission), 1U);
    EXPECT_EQ(collation.counts(DifferenceScope::Sentence).at(DifferenceClass::Insertion), 2U);
}

TEST(Collation, ARepeatWithChangesIsComparedAgain) {
    const std::string changed = "All members agreed that the new laws should be put into force at once.";
    const SegmentedDocument a = text_of_lines({kFirst, kSecond, kThird});
    const SegmentedDocument b =
        text_of_lines({kFirst, kSecond, kThird, "Other matter stands here now.", changed});
    const WitnessInput witnesses[] = {{"a", &a}, {"b", &b}};
    const Collation collation = collate(witnesses, {"en", {}});
    ASSERT_EQ(collation.groups.size(), 5U);
    EXPECT_TRUE(collation.groups[4].repeated);
    EXPECT_EQ(collation.groups[4].segments[0], (std::vector<std::uint32_t>{1}));
    ASSERT_EQ(collation.differences.size(), 2U);
    EXPECT_EQ(collation.differences[0].kind, DifferenceClass::Insertion);
    EXPECT_EQ(collation.differences[1].kind, DifferenceClass::Rewording);
    EXPECT_EQ(collation.differences[1].readings[1]->text, "laws");
}

TEST(Collation, MarksAndWordsPutInAtOnePlaceAreTwoVariations) {
    const SegmentedDocument a = text_of_lines({"The ministry does not feel the need to confirm it."});
    const SegmentedDocument b =
        text_of_lines({"The ministry does not feel the need to confirm it,\" said the minister."});
    const WitnessInput witnesses[] = {{"a", &a}, {"b", &b}};
    const Collation collation = collate(witnesses, {"en", {}});
    ASSERT_EQ(collation.differences.size(), 2U);
    EXPECT_NE(collation.differences[0].variation, collation.differences[1].variation);
    EXPECT_EQ(collation.groups[0].variations.size(), 2U);
}

TEST(Collation, ASentenceThatWasCutInTwoIsOneGroup) {
    const SegmentedDocument a =
        text_of_lines({"The committee met in the capital on Monday, and all members agreed to the plan."});
    const SegmentedDocument b =
        text_of_lines({"The committee met in the capital on Monday.", "All members agreed to the plan."});
    const WitnessInput witnesses[] = {{"a", &a}, {"b", &b}};
    const Collation collation = collate(witnesses, {"en", {}});
    ASSERT_EQ(collation.groups.size(), 1U);
    EXPECT_EQ(collation.groups[0].segments[1].size(), 2U);
}

TEST(Collation, ThreeVersionsShareTheirDifferences) {
    const SegmentedDocument a = text_of_lines({"They heard the rumor of the plan on Monday."});
    const SegmentedDocument b = text_of_lines({"They heard the rumour of the plan on Monday."});
    const SegmentedDocument c = text_of_lines({"They heard the rumour of the plan on Friday."});
    const WitnessInput witnesses[] = {{"a", &a}, {"b", &b}, {"c", &c}};
    const Collation collation = collate(witnesses, variant_knowledge("en"));
    ASSERT_EQ(collation.differences.size(), 2U);
    EXPECT_EQ(collation.differences[0].kind, DifferenceClass::Spelling);
    EXPECT_EQ(collation.differences[0].readings[1]->text, "rumour");
    EXPECT_EQ(collation.differences[0].readings[2]->text, "rumour");
    EXPECT_EQ(collation.differences[1].kind, DifferenceClass::Rewording);
    EXPECT_EQ(collation.differences[1].readings[1]->text, "Monday");
}

TEST(Collation, PassagesThatOnlyLaterVersionsShareAreFound) {
    const SegmentedDocument a = text_of_lines({kFirst});
    const SegmentedDocument b = text_of_lines({kFirst, kSecond});
    const SegmentedDocument c = text_of_lines({kSecond});
    const WitnessInput witnesses[] = {{"a", &a}, {"b", &b}, {"c", &c}};
    const Collation collation = collate(witnesses, {"en", {}});
    ASSERT_EQ(collation.groups.size(), 2U);
    EXPECT_EQ(collation.groups[1].witness_count(), 2U);
}

TEST(Collation, ThroughTheOriginal) {
    const SegmentedDocument original = text_of_lines({"하나.", "둘.", "셋."}, "ko");
    const SegmentedDocument a = text_of_lines({"One plain thing.", "Two other matters."});
    const SegmentedDocument b = text_of_lines({"A single simple item.", "Three."});
    const std::vector<Ladder> ladders = {
        Ladder({{{0, 1}, {0, 1}}, {{1, 2}, {1, 2}}, {{2, 3}, {2, 2}}}, 3, 2),
        Ladder({{{0, 1}, {0, 1}}, {{1, 2}, {1, 1}}, {{2, 3}, {1, 2}}}, 3, 2)};
    const WitnessInput witnesses[] = {{"a", &a}, {"b", &b}};
    const Collation collation = collate_by_original(original, witnesses, ladders, {"en", {}});
    ASSERT_EQ(collation.groups.size(), 3U);
    EXPECT_EQ(collation.groups[0].witness_count(), 2U);
    EXPECT_TRUE(collation.groups[1].segments[1].empty());
    EXPECT_TRUE(collation.groups[2].segments[0].empty());
    EXPECT_EQ(collation.groups[2].original, (std::vector<std::uint32_t>{2}));
}

TEST(Collation, WrongCallsAreRefused) {
    const SegmentedDocument a = text_of_lines({kFirst});
    const SegmentedDocument b = text_of_lines({"소문이다."}, "ko");
    const WitnessInput one[] = {{"a", &a}};
    const WitnessInput two[] = {{"a", &a}, {"b", &b}};
    EXPECT_THROW(collate(one, {}), Error);
    EXPECT_THROW(collate(two, {}), Error);
}

TEST(Collation, EveryReportStandsEmptyAndOddTexts) {
    const SegmentedDocument empty = text_of_lines({});
    const SegmentedDocument marks = text_of_lines({"...", "<&>\"", "\xEF\xBF\xBD", "e\xCC\x81 \xC3\xA9"});
    for (const auto& [first, second] :
         {std::pair(&empty, &empty), std::pair(&empty, &marks), std::pair(&marks, &marks)}) {
        const WitnessInput witnesses[] = {{"a", first}, {"b", second}};
        const Collation collation = collate(witnesses, {"en", {}});
        for (const ReportFormat& format : report_formats()) {
            std::ostringstream out;
            format.write(collation, {}, out);
            EXPECT_FALSE(out.str().empty()) << format.name;
        }
    }
}

TEST(CorpusPassages, TellsEachPairThatShares) {
    const std::vector<SegmentedDocument> documents = {
        text_of_lines({kFirst, kSecond}), text_of_lines({"Something else entirely was said here.", kSecond}),
        text_of_lines({kThird})};
    AtomTable table;
    std::vector<std::unique_ptr<WitnessText>> texts;
    for (const SegmentedDocument& document : documents) {
        texts.push_back(std::make_unique<WitnessText>(document, table));
    }
    const auto passages = find_corpus_passages(texts, {});
    ASSERT_EQ(passages.size(), 1U);
    EXPECT_EQ(passages[0].first_text, 0U);
    EXPECT_EQ(passages[0].second_text, 1U);
    EXPECT_EQ(passages[0].shared, 14U);
}

/// The class and the readings of each difference of two sentences.
std::vector<std::string> told(const std::string& one, const std::string& other, const std::string& language) {
    const SegmentedDocument a = text_of_lines({one}, language);
    const SegmentedDocument b = text_of_lines({other}, language);
    const WitnessInput witnesses[] = {{"a", &a}, {"b", &b}};
    std::vector<std::string> result;
    for (const Difference& d : collate(witnesses, variant_knowledge(language)).differences) {
        result.push_back(std::string(to_string(d.kind)) + " " + d.readings[0]->text + "|" +
                         d.readings[1]->text);
    }
    return result;
}

TEST(Collation, AUnitOfMeasureInAnotherSpellingIsSpelling) {
    EXPECT_EQ(told("It is 10 kilometers from the town.", "It is 10 kilometres from the town.", "en"),
              std::vector<std::string>{"spelling kilometers|kilometres"});
    EXPECT_EQ(told("It is 10 kilometers from the town.", "It is 10 km from the town.", "en"),
              std::vector<std::string>{"number 10 kilometers|10 km"});
}

TEST(Collation, FormsOfAKoreanVerbAreInflections) {
    EXPECT_EQ(told("그는 일을 다 하였다.", "그는 일을 다 했다.", "ko"),
              std::vector<std::string>{"inflection 하였다|했다"});
    EXPECT_EQ(told("협조를 강화하고있다.", "협조를 강화했다.", "ko"),
              std::vector<std::string>{"inflection 강화하고있다|강화했다"});
}

TEST(Collation, TheTextReportSpeaksKorean) {
    const SegmentedDocument a = text_of_lines({"녀성들이 모였다.", "끝."}, "ko");
    const SegmentedDocument b = text_of_lines({"여성들이 모였다."}, "ko");
    const WitnessInput witnesses[] = {{"a", &a}, {"b", &b}};
    std::ostringstream out;
    ReportOptions options;
    options.page_language = "ko-KR";
    write_text_report(collate(witnesses, variant_knowledge("ko")), options, out);
    EXPECT_NE(out.str().find("A  a: 문장 2개 가운데 1개가 공통"), std::string::npos) << out.str();
    EXPECT_NE(out.str().find("철자            A 녀성들이  |  B 여성들이"), std::string::npos) << out.str();
    EXPECT_NE(out.str().find("없는 판본: B"), std::string::npos) << out.str();
    EXPECT_NE(out.str().find("낱말의 차이: 철자 1\n문장 전체의 차이: 빠짐 1\n"), std::string::npos)
        << out.str();
}

/// A file whose text the places lead back to.
TEST(Collation, TheJsonReportTellsThePlaceInTheFile) {
    const std::string file = "<p>The <b>color</b>\nof it.</p>";
    Document document;
    document.language = "en";
    document.paragraphs.push_back({ParagraphKind::Body, "The color of it.", {0, 1, "html/p"}});
    const SegmentedDocument a(document, {{0, {0, 16}}});
    const SegmentedDocument b = text_of_lines({"The colour of its."});
    const WitnessInput witnesses[] = {{"a.html", &a, file}, {"b", &b}};
    std::ostringstream out;
    write_json_report(collate(witnesses, variant_knowledge("en")), {}, out);
    const std::string place = "\"byte\":" + std::to_string(file.find("color")) +
                              ",\"line\":1,\"column\":11,\"element\":\"html/p\",\"offset\":4";
    EXPECT_NE(out.str().find(place), std::string::npos) << out.str();
    EXPECT_NE(out.str().find("\"byte\":" + std::to_string(file.find("it.")) + ",\"line\":2,\"column\":4"),
              std::string::npos)
        << out.str();
}

}  // namespace
}  // namespace diglot
