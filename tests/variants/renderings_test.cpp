#include "diglot/variants/renderings.h"

#include "diglot/base/error.h"
#include "diglot/variants/consistency.h"
#include "diglot/variants/term_index.h"
#include "diglot/variants/word_links.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace diglot {
namespace {

TranslationUnit unit(std::string id, std::string korean, std::string english, std::string date = {}) {
    TranslationUnit result;
    result.id = std::move(id);
    result.variants = {{"ko", {std::move(korean)}, "a.ko"}, {"en", {std::move(english)}, "a.en"}};
    if (!date.empty()) {
        result.properties["date"] = std::move(date);
    }
    return result;
}

std::string found(const TermFinder& matcher, const std::string& text) {
    std::string result;
    for (const Range range : matcher.find(text)) {
        result += (result.empty() ? "" : "|") + text.substr(range.begin, range.size());
    }
    return result;
}

TEST(TermFinder, FindsKoreanWithParticlesSpacingAndSpelling) {
    const TermFinder rumour("파병설", "ko");
    EXPECT_EQ(found(rumour, "대러시아 파병설에 유의하였다."), "파병설");
    EXPECT_EQ(found(rumour, "대로씨야파병설과 관련한"), "파병설");
    EXPECT_EQ(found(rumour, "파병은 없다"), "");
    const TermFinder workers("노동자", "ko");
    EXPECT_EQ(found(workers, "로동자들과 노동자의"), "로동자|노동자");
    EXPECT_EQ(found(TermFinder("특수군사작전", "ko"), "특수 군사 작전이"), "특수 군사 작전");
    EXPECT_EQ(found(TermFinder("특수 군사작전", "ko"), "특수군사작전을"), "특수군사작전");
    EXPECT_EQ(found(TermFinder("설", "ko"), "설을 쇠고 설명하였다"), "설");
    EXPECT_EQ(found(TermFinder("파견하다", "ko"), "파견했다. 파견의 파견할"), "파견|파견");
}

TEST(TermFinder, FindsEnglishInAnyInflectionAndSpelling) {
    const TermFinder rumour("rumour", "en");
    EXPECT_EQ(found(rumour, "Rumors and a rumor, rumoured"), "Rumors|rumor|rumoured");
    EXPECT_EQ(found(TermFinder("city council", "en"), "the City councils of cities"), "City councils");
    EXPECT_EQ(found(TermFinder("Haus", "de"), "Das Haus, Häuser, Hauses"), "Haus|Hauses");
    EXPECT_THROW(TermFinder("...", "en"), Error);
    EXPECT_EQ(found(rumour, ""), "");
}

TEST(TermFinder, TakesParticlesOff) {
    EXPECT_EQ(without_particle("파병설에"), "파병설");
    EXPECT_EQ(without_particle("정부는"), "정부");
    EXPECT_EQ(without_particle("나는"), "나는");
    EXPECT_EQ(without_particle("대표단으로서"), "대표단");
}

TEST(TermFinder, TakesNoPartsOfTwoWordsForAKoreanTerm) {
    const TermFinder labour("노동", "ko");
    EXPECT_EQ(found(labour, "수동으로 동작하는 그대로 동의한"), "");
    EXPECT_EQ(found(labour, "로동과 노 동을 중로동"), "로동|노 동|로동");
    EXPECT_EQ(found(TermFinder("노동자", "ko"), "노동 자체는 노동 자를"), "노동 자");
    EXPECT_EQ(found(TermFinder("할 수", "ko"), "할 수 있다. 할수있다"), "할 수|할수");
}

TEST(TermFinder, KnowsBothSpellingsOfEachWordOfATerm) {
    const TermFinder paper("노동 여성", "ko");
    EXPECT_EQ(found(paper, "로동녀성의 노동 여성"), "로동녀성|노동 여성");
    EXPECT_EQ(found(TermFinder("로씨야 련방", "ko"), "러시아연방은"), "러시아연방");
}

TEST(TermIndex, NamesTheTermsThatMayStandInAText) {
    TermIndex korean("ko");
    korean.add(TermFinder("노동자", "ko"), 0);
    korean.add(TermFinder("특수 군사 작전", "ko"), 1);
    korean.add(TermFinder("설", "ko"), 2);
    EXPECT_EQ(korean.candidates("로동자들의 설"), (std::vector<std::uint32_t>{0, 2}));
    EXPECT_EQ(korean.candidates("특수군사작전"), (std::vector<std::uint32_t>{1}));
    EXPECT_TRUE(korean.candidates("").empty());
    TermIndex english("en");
    english.add(TermFinder("rumour", "en"), 7);
    english.add(TermFinder("city council", "en"), 8);
    EXPECT_EQ(english.candidates("Rumors of Cities"), (std::vector<std::uint32_t>{7, 8}));
    EXPECT_TRUE(english.candidates("the council").empty());
    TermIndex german("de");
    german.add(TermFinder("Haus", "de"), 3);
    EXPECT_EQ(german.candidates("des Hauses"), (std::vector<std::uint32_t>{3}));
}

std::vector<TranslationUnit> news() {
    return {
        unit("1", "외무성은 파병설을 부인하였다.", "The ministry denied the rumor of troop dispatch.",
             "2023-12-01"),
        unit("2", "신문은 파병설을 보도하였다.", "The newspaper reported the rumor of troop dispatch.",
             "2024-01-05"),
        unit("3", "대표는 파병설에 대답하였다.", "The delegate answered the rumour of sending soldiers.",
             "2024-02-05"),
        unit("4", "외무성은 회의를 부인하였다.", "The ministry denied the meeting."),
        unit("5", "신문은 회의를 보도하였다.", "The newspaper reported the meeting."),
        unit("6", "대표는 회의에 대답하였다.", "The delegate answered the meeting."),
        unit("7", "외무성은 대표를 보도하였다.", "The ministry reported the delegate."),
        unit("8", "신문은 대표를 부인하였다.", "The newspaper denied the delegate."),
    };
}

TEST(Renderings, AreTheWordsThatTheTermExplains) {
    RenderingFinder finder("파병설", "ko", "en", {});
    for (const TranslationUnit& one : news()) {
        finder.add(one);
    }
    const Renderings result = finder.find();
    EXPECT_EQ(result.units, 8U);
    ASSERT_GE(result.renderings.size(), 2U);
    EXPECT_EQ(result.renderings[0].text, "rumor of troop dispatch");
    ASSERT_EQ(result.renderings[0].places.size(), 2U);
    EXPECT_EQ(result.renderings[0].places[1].date, "2024-01-05");
    EXPECT_EQ(result.renderings[1].text, "rumour of sending soldiers");
    EXPECT_TRUE(result.unrendered.empty());
}

/// Units about partitions, as a manual has them.
std::vector<TranslationUnit> manual() {
    return {unit("1", "새 파티션을 만듭니다.", "Create a new partition."),
            unit("2", "파티션을 지웁니다.", "Delete the partitions."),
            unit("3", "디스크를 지웁니다.", "Delete the disk."),
            unit("4", "새 디스크를 만듭니다.", "Create a new disk."),
            unit("5", "NTFS 파티션을 만듭니다.", "Create an NTFS partition."),
            unit("6", "NTFS 디스크를 지웁니다.", "Delete the NTFS disk."),
            unit("7", "큰 파티션 안에 파티션이 있습니다.", "There are partitions inside a big partition."),
            unit("8", "큰 디스크를 만듭니다.", "Create a big disk.")};
}

TEST(Renderings, InAnyInflectionAreOne) {
    RenderingFinder finder("파티션", "ko", "en", {});
    for (const TranslationUnit& one : manual()) {
        finder.add(one);
    }
    const Renderings result = finder.find();
    ASSERT_EQ(result.renderings.size(), 1U);
    EXPECT_EQ(result.renderings[0].text, "partition");
    EXPECT_EQ(result.renderings[0].forms,
              (std::vector<std::pair<std::string, std::uint64_t>>{{"partition", 3}, {"partitions", 2}}));
}

TEST(Renderings, OfATermThatComesTwiceInAUnitAreTwo) {
    RenderingFinder finder("파티션", "ko", "en", {});
    for (const TranslationUnit& one : manual()) {
        finder.add(one);
    }
    const Renderings found = finder.find();
    std::string both;
    for (const RenderingPlace& place : found.renderings.at(0).places) {
        both +=
            place.unit == "7" ? place.other.substr(place.rendering.begin, place.rendering.size()) + "|" : "";
    }
    EXPECT_EQ(both, "partitions|partition|");
}

TEST(Renderings, ThePossessiveAloneIsNone) {
    const std::string text = "외국 정부가 연계된다.",
                      other = "It's not clear how Mexico's ministries will relate.";
    const std::vector<Lexicon> lexicons = [] {
        Lexicon lexicon;
        lexicon.entries = {{"정부", "s", 0.5}, {"외국", "mexic", 0.5}};
        return std::vector{lexicon};
    }();
    const Range term{static_cast<std::uint32_t>(text.find("정부")),
                     static_cast<std::uint32_t>(text.find("정부") + std::string("정부").size())};
    const std::vector<Range> runs = find_renderings(text, {&term, 1}, other, "en", WordLinks(lexicons));
    ASSERT_EQ(runs.size(), 1U);
    EXPECT_TRUE(runs.front().empty()) << other.substr(runs.front().begin, runs.front().size());
}

TEST(Renderings, OfATermThatIsNotThereAreNone) {
    RenderingFinder finder("평화", "ko", "en", {});
    for (const TranslationUnit& one : news()) {
        finder.add(one);
    }
    EXPECT_TRUE(finder.find().renderings.empty());
    EXPECT_TRUE(RenderingFinder("평화", "ko", "en", {}).find().renderings.empty());
}

TEST(Consistency, TellsTextsTranslatedInTwoWays) {
    ConsistencyCheck check("ko", "en", {}, {});
    for (const TranslationUnit& one : news()) {
        check.add(one);
    }
    check.add(unit("9", "신문은  회의를 보도하였다.", "The paper told of the meeting."));
    check.add(unit("10", "신문은 회의를 전하였다.", "The newspaper reported the meeting."));
    const ConsistencyReport report = check.find();
    ASSERT_EQ(report.repeated.size(), 2U);
    EXPECT_EQ(report.repeated[0].text, "신문은 회의를 보도하였다.");
    EXPECT_EQ(report.repeated[0].translations.size(), 2U);
    EXPECT_TRUE(report.repeated[1].reversed);
    EXPECT_EQ(report.repeated[1].text, "The newspaper reported the meeting.");
}

TEST(Consistency, TellsWordsRenderedInRivalWays) {
    ConsistencyCheck check("ko", "en", {}, {});
    int number = 0;
    const auto add = [&](const char* korean, const char* english) {
        check.add(unit(std::to_string(++number), korean, english));
    };
    for (int i = 0; i < 4; ++i) {
        add("부트로더를 설치합니다.", i < 2 ? "Install the bootloader." : "Installs bootloaders.");
        add("부트로더는 작습니다.", "The loader is small.");
        add("화면은 작습니다.", "The screen is small.");
        add("화면을 설치합니다.", "Install the screen.");
    }
    const ConsistencyReport report = check.find();
    ASSERT_EQ(report.rivals.size(), 1U);
    EXPECT_EQ(report.rivals[0].word, "부트로더");
    ASSERT_EQ(report.rivals[0].renderings.size(), 2U);
    EXPECT_EQ(report.rivals[0].renderings[0].word, "bootloader");
    EXPECT_EQ(report.rivals[0].renderings[0].units, 4U);
    EXPECT_EQ(report.rivals[0].renderings[1].word, "loader");
    EXPECT_EQ(report.rivals[0].renderings[1].example, "2");
}

TEST(Consistency, KnowsTermsInEitherSpellingOfKorean) {
    ConsistencyCheck check("ko", "en", {{"노동 신문", {"Rodong Sinmun", "labour paper"}}}, {});
    check.add(unit("1", "로동신문은 보도하였다.", "Rodong Sinmun reported."));
    check.add(unit("2", "노동신문에 실렸다.", "It stood in the labor papers."));
    check.add(unit("3", "노동 신문은 전하였다.", "The daily told of it."));
    const ConsistencyReport report = check.find();
    ASSERT_EQ(report.terms.size(), 1U);
    EXPECT_EQ(report.terms[0].occurrences, 3U);
    ASSERT_EQ(report.terms[0].broken.size(), 1U);
    EXPECT_EQ(report.terms[0].broken[0].unit, "3");
}

TEST(Consistency, TakesTermsThatDifferInSpacesForOne) {
    Lexicon termbase;
    termbase.entries = {{"외무 성", "Foreign Ministry", 1.0},
                        {"외무성", "Ministry of Foreign Affairs", 1.0},
                        {"외무성", "Foreign Ministry", 1.0},
                        {"data base", "자료 기지", 1.0},
                        {"database", "자료기지", 1.0}};
    const std::vector<TermRule> rules = term_rules(termbase);
    ASSERT_EQ(rules.size(), 3U);
    EXPECT_EQ(rules[0].source, "외무 성");
    EXPECT_EQ(rules[0].targets,
              (std::vector<std::string>{"Foreign Ministry", "Ministry of Foreign Affairs"}));
    EXPECT_EQ(rules[1].source, "data base");
    EXPECT_EQ(rules[2].source, "database");
}

TEST(Consistency, HoldsTermsToTheTermbase) {
    Lexicon termbase;
    termbase.entries = {{"파병설", "rumor|report", 1.0},
                        {"외무성", "Foreign Ministry", 1.0},
                        {"대표", "delegate", 1.0},
                        {"대표", "delegation", 1.0}};
    const std::vector<TermRule> rules = term_rules(termbase);
    ASSERT_EQ(rules.size(), 3U);
    EXPECT_EQ(rules[2].targets, (std::vector<std::string>{"delegate", "delegation"}));
    ConsistencyCheck check("ko", "en", rules, {});
    for (const TranslationUnit& one : news()) {
        check.add(one);
    }
    const ConsistencyReport report = check.find();
    ASSERT_EQ(report.terms.size(), 3U);
    EXPECT_EQ(report.terms[0].occurrences, 3U);
    EXPECT_TRUE(report.terms[0].broken.empty());  // the rumour is a rumor
    EXPECT_EQ(report.terms[1].broken.size(), 3U);
    EXPECT_TRUE(report.terms[2].broken.empty());
}

}  // namespace
}  // namespace diglot
