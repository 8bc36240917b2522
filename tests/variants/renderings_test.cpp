#include "diglot/variants/renderings.h"

#include "diglot/base/error.h"
#include "diglot/variants/consistency.h"

#include <gtest/gtest.h>

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
