#include "diglot/corpus/filter.h"

#include "diglot/base/error.h"
#include "diglot/corpus/minhash.h"
#include "diglot/corpus/unit_survey.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace diglot {
namespace {

TranslationUnit ko_en(const std::string& korean, const std::string& english,
                      const std::string& document = "d") {
    return {.id = {},
            .variants = {{"ko", {korean}, document}, {"en", {english}, document}},
            .score = {},
            .confidence = {}};
}

const std::string kKorean =
    "나는 최근 국제보도계가 여론화하고 있는 우리 군대의 대러시아 파병설에 유의하였다.";
const std::string kEnglish =
    "I have noted the rumor of the dispatch of our troops to Russia, which the world media is spreading.";

/// The reasons against each unit of a small corpus.
std::vector<std::vector<std::string>> reasons(const std::vector<TranslationUnit>& units,
                                              const FilterSettings& settings = {}) {
    UnitSurvey survey;
    survey.add(units);
    survey.finish();
    std::vector<std::vector<std::string>> all;
    for (std::size_t i = 0; i < units.size(); ++i) {
        all.emplace_back();
        for (const std::size_t rule : reasons_against(score_unit(units[i], i, survey), settings)) {
            all.back().emplace_back(filter_rules()[rule].name);
        }
    }
    return all;
}

std::vector<std::string> reasons(const TranslationUnit& unit) {
    return reasons(std::vector{unit})[0];
}

bool has(const std::vector<std::string>& reasons, const std::string& rule) {
    return std::find(reasons.begin(), reasons.end(), rule) != reasons.end();
}

using Names = std::vector<std::string>;

TEST(Filter, KeepsAGoodKoreanPair) {
    EXPECT_EQ(reasons(ko_en(kKorean, kEnglish)), Names{});
    EXPECT_EQ(reasons(ko_en("25일 기자가 제기한 질문에 다음과 같이 대답하였다.",
                            "He gave the following answer to a question raised by a reporter on the 25th.")),
              Names{});
}

TEST(Filter, NamesWhatIsWrong) {
    EXPECT_TRUE(has(reasons(ko_en("", kEnglish)), "no_empty"));
    EXPECT_TRUE(has(reasons(ko_en("네", kEnglish)), "not_too_short"));
    EXPECT_TRUE(has(reasons(ko_en(kKorean + kKorean + kKorean + kKorean, "He said so.")), "length_ratio"));
    EXPECT_TRUE(has(reasons(ko_en("KCNA 2024 Pyongyang", "kcna, pyongyang 2024!")), "no_untranslated") ||
                has(reasons(ko_en("KCNA Pyongyang 2024", "kcna pyongyang, 24!")), "no_identical"));
    EXPECT_TRUE(has(reasons(ko_en(kEnglish, kEnglish)), "no_identical"));
    EXPECT_TRUE(has(reasons(ko_en(kEnglish, kEnglish)), "no_wrong_language"));
    EXPECT_TRUE(has(reasons(ko_en(kKorean, "=== *** --- +++ ...")), "no_only_symbols"));
    EXPECT_TRUE(has(reasons(ko_en("2024 1025 3391 2211 3", "2024 1025 3391 2211 3")), "no_only_numbers"));
    EXPECT_TRUE(has(reasons(ko_en(kKorean, "The \\u00e9tat caf\\xc3 is here now")), "no_escaped_unicode"));
    EXPECT_TRUE(has(reasons(ko_en(kKorean, "The cafÃ© is open now today")), "no_bad_encoding"));
    EXPECT_TRUE(
        has(reasons(ko_en(kKorean, "Внешняя политика обсуждается сегодня")), "no_script_inconsistencies"));
    EXPECT_TRUE(has(reasons(ko_en("1992년 3월 14일 421명", "In 1871 some 35 people met on May 2")),
                    "no_number_inconsistencies"));
    TranslationUnit unsure = ko_en(kKorean, kEnglish);
    unsure.confidence = 0.2;
    EXPECT_EQ(reasons(unsure), Names{"confidence"});
}

TEST(Filter, NamesWhatIsWrongWithTheForm) {
    const auto english = [](const std::string& text) { return reasons(ko_en(kKorean, text)); };
    EXPECT_TRUE(
        has(english("I have noted {{citation needed}} the rumor of the dispatch of troops."), "no_literals"));
    EXPECT_TRUE(has(english("Home > News > Asia > The rumor of the dispatch of troops"), "no_breadcrumbs"));
    EXPECT_TRUE(has(english("I have noted theRumorOfTheDispatch of our troops to Russia"), "no_glued_words"));
    EXPECT_TRUE(
        has(english("I have noted the rumor of the rumor of the dispatch of troops"), "no_repeated_words"));
    EXPECT_TRUE(has(reasons(ko_en("우리 군대의 대러시아 대러시아 파병설에 유의하였다.", kEnglish)),
                    "no_repeated_words"));
    EXPECT_TRUE(has(english("I have noted the rumor \u00e3\u00b0\u00a4 of the dispatch of troops"),
                    "no_unicode_noise"));
    EXPECT_TRUE(has(english("I have noted the r u m o r of the dispatch of our troops"), "no_space_noise"));
    EXPECT_TRUE(has(english("I have noted the rumor (of the dispatch of our troops"), "no_paren"));
    FilterSettings settings;
    settings.turn("no_titles", true);
    EXPECT_TRUE(has(reasons({ko_en(kKorean, "Rumor Of The Dispatch Of Our Troops To Russia")}, settings)[0],
                    "no_titles"));
}

TEST(Filter, LeavesUsualFormsAlone) {
    const std::vector<std::string> fine = {
        "I have noted, very very late, that that rumor (of a dispatch) is false.",
        "See Edit > Preferences to change what the GNOME desktop shows on LibreOffice.",
        "The café naïve façade on 5 May was told of by Dr. J. K. Lee as well.",
    };
    FilterSettings form;
    const std::vector<std::string> rules = {"no_literals",       "no_breadcrumbs",   "no_glued_words",
                                            "no_repeated_words", "no_unicode_noise", "no_space_noise",
                                            "no_paren",          "no_titles"};
    form.only(rules);
    for (const std::string& text : fine) {
        EXPECT_EQ(reasons({ko_en("그 때 그 한 사람이 그 말을 하고 또 하였다.", text)}, form)[0], Names{})
            << text;
    }
}

/// Units that all share a band of their signatures: a long common beginning, few words of their own.
std::vector<TranslationUnit> template_units(std::size_t count) {
    std::vector<TranslationUnit> units;
    for (std::size_t i = 0; i < count; ++i) {
        std::string own;
        for (std::size_t word = 0; word < 3; ++word) {
            own += " w" + std::to_string((i * 7919 + word * 104729) % 1000003);
        }
        units.push_back(ko_en("이 쪽의 글을 다른 곳에 옮기려면 먼저 허락을 받아야 합니다.", own));
    }
    return units;
}

TEST(Filter, FindsNearDuplicatesAmongManyThatAreALittleAlike) {
    std::vector<TranslationUnit> units = template_units(120);
    TranslationUnit near = units[60];
    near.variants[1].segments[0] += " indeed";
    units.push_back(near);
    FilterSettings settings;
    settings.only(std::vector<std::string>{"no_near_duplicates"});
    const auto found = reasons(units, settings);
    EXPECT_EQ(found.back(), Names{"no_near_duplicates"});
}

/// 80 sentences of 16 words, each six times with some words changed.
std::vector<TranslationUnit> mutated_units(std::mt19937& random) {
    std::vector<TranslationUnit> units;
    const auto word = [&] { return "word" + std::to_string(random() % 5000); };
    for (int sentence = 0; sentence < 80; ++sentence) {
        std::vector<std::string> words(16);
        std::generate(words.begin(), words.end(), word);
        for (std::size_t copy = 0; copy < 6; ++copy) {
            std::string text;
            for (std::string& one : words) {
                one = random() % 40 == 0 ? word() : one;
                text += one + ' ';
            }
            units.push_back(ko_en("문장 " + std::to_string(sentence), text));
        }
    }
    std::shuffle(units.begin(), units.end(), random);
    return units;
}

MinHash signature_of(const TranslationUnit& unit) {
    std::vector<std::uint64_t> shingles;
    for (const UnitVariant& variant : unit.variants) {
        add_shingles(tokenize(variant.segments[0]), hash_bytes(variant.language, 7), shingles);
    }
    return min_hash(shingles);
}

TEST(Filter, FindsNearlyAllNearDuplicatesThatComparingAllPairsFinds) {
    std::mt19937 random(7);
    const std::vector<TranslationUnit> units = mutated_units(random);
    UnitSurvey survey;
    survey.add(units);
    survey.finish();
    std::vector<MinHash> signatures;
    std::size_t alike = 0;
    std::size_t found = 0;
    for (std::size_t i = 0; i < units.size(); ++i) {
        double best = 0.0;
        signatures.push_back(signature_of(units[i]));
        for (std::size_t other = 0; other < i; ++other) {
            best = std::max(best, estimated_likeness(signatures[i], signatures[other]));
        }
        EXPECT_LE(survey.likeness(i), best);
        alike += best > 0.8 ? 1U : 0U;
        found += survey.likeness(i) > 0.8 ? 1U : 0U;
    }
    RecordProperty("alike", static_cast<int>(alike));
    RecordProperty("found", static_cast<int>(found));
    EXPECT_GT(alike, 150U);
    EXPECT_GE(static_cast<double>(found), 0.98 * static_cast<double>(alike)) << found << " of " << alike;
}

TEST(Filter, FindsRepeats) {
    std::vector<TranslationUnit> units = {
        ko_en(kKorean, kEnglish), ko_en(kKorean, kEnglish), ko_en(kKorean, kEnglish + " Indeed."),
        ko_en("만약 그러한 일이 있다면 그것은 국제법적 규범에 부합되는 행동일 것이다.",
              "If there is such a thing, it will be an act conforming with international law.")};
    const auto found = reasons(units);
    EXPECT_EQ(found[0], Names{});
    EXPECT_TRUE(has(found[1], "no_duplicates"));
    EXPECT_EQ(found[2], Names{"no_near_duplicates"});
    EXPECT_EQ(found[3], Names{});
}

TEST(Filter, FindsBoilerplateOfManyDocuments) {
    std::vector<TranslationUnit> units;
    for (int i = 0; i < 10; ++i) {
        units.push_back(ko_en("이 기사를 공유하거나 인쇄할 수 있습니다.",
                              "Share or print this article " + std::to_string(i * 37),
                              "page" + std::to_string(i)));
    }
    EXPECT_TRUE(has(reasons(units)[0], "no_boilerplate"));
    units.pop_back();
    EXPECT_FALSE(has(reasons(units)[0], "no_boilerplate"));
}

TEST(Filter, LearnsTheRatioOfThePair) {
    std::vector<TranslationUnit> units;
    for (int i = 0; i < 200; ++i) {  // a language that takes four times the letters
        units.push_back(
            {.id = {},
             .variants = {{"xx", {std::string("abcd efgh ijkl mnop qrst uvwx") + std::to_string(i)}, ""},
                          {"yy", {std::string(100, 'k') + std::to_string(i)}, ""}},
             .score = {},
             .confidence = {}});
    }
    EXPECT_FALSE(has(reasons(units)[150], "length_ratio"));
    EXPECT_TRUE(has(reasons(std::vector{units[0]})[0], "length_ratio"));
}

TEST(Filter, JudgesAllPairsOfThreeLanguages) {
    TranslationUnit unit = ko_en(kKorean, kEnglish);
    unit.variants.push_back({"de", {kEnglish}, ""});
    EXPECT_TRUE(has(reasons(unit), "no_identical"));
    EXPECT_TRUE(has(reasons(unit), "no_wrong_language"));
}

TEST(Filter, ObeysThresholds) {
    FilterSettings settings;
    settings.set("not_too_long", 20);
    EXPECT_TRUE(has(reasons({ko_en(kKorean, kEnglish)}, settings)[0], "not_too_long"));
    settings.turn("not_too_long", false);
    EXPECT_EQ(reasons({ko_en(kKorean, kEnglish)}, settings)[0], Names{});
    const std::vector<std::string> one = {"no_empty"};
    settings.only(one);
    EXPECT_EQ(reasons({ko_en("", kEnglish)}, settings)[0], one);
    EXPECT_THROW(settings.set("no_nonsense", 1), Error);
}

TEST(Filter, ChoosesAThresholdByPrecision) {
    EXPECT_EQ(threshold_for_precision({}, 0.9), std::nullopt);
    EXPECT_EQ(threshold_for_precision({0.5, 0.6}, 0.9), std::nullopt);
    const auto choice = threshold_for_precision({0.6, 1.0, 0.9, 0.9, 0.1}, 0.9);
    ASSERT_TRUE(choice);
    EXPECT_DOUBLE_EQ(choice->threshold, 0.9);
    EXPECT_EQ(choice->kept, 3U);
    EXPECT_NEAR(choice->expected, 2.8 / 3, 1e-12);
}

TEST(Filter, ScoresWhateverComes) {
    TranslationUnit nothing;
    EXPECT_TRUE(has(reasons(nothing), "no_empty"));
    EXPECT_EQ(reasons(std::vector<TranslationUnit>{}).size(), 0U);
    TranslationUnit unknown = ko_en(std::string(100000, 'x'), "\xF0\x9F\x98\x80");
    unknown.variants[0].language = "und";
    EXPECT_FALSE(reasons(unknown).empty());
}

}  // namespace
}  // namespace diglot
