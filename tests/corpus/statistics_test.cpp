#include "diglot/corpus/statistics.h"

#include "diglot/corpus/exclusions.h"
#include "diglot/corpus/filter_report.h"
#include "diglot/corpus/index.h"
#include "diglot/corpus/search.h"

#include <gtest/gtest.h>

#include "sample.h"
#include <limits>
#include <numeric>
#include <string>

namespace diglot {
namespace {

class StatisticsTest : public test::CorpusTest {};

TEST_F(StatisticsTest, CountsWhatIsThere) {
    Store store(path(), StoreMode::Create);
    store.put(test::sample(), test::origin());
    const CorpusStatistics found = collect_statistics(store);
    EXPECT_EQ(found.store.units, 3U);
    EXPECT_EQ(found.languages.at("ko").documents, 1U);
    EXPECT_EQ(found.languages.at("ko").texts, 3U);
    EXPECT_EQ(found.languages.at("ko").words, 5U);
    EXPECT_EQ(found.languages.at("ko").tokens, 8U);
    EXPECT_EQ(found.languages.at("en").texts, 2U) << "one bead has no English";
    EXPECT_EQ(found.languages.at("en").segments, 3U);
    EXPECT_EQ(found.languages.at("en").words, 9U);
    EXPECT_EQ(found.bead_types.at("1-2"), 1U);
    EXPECT_EQ(found.bead_types.at("1-0"), 1U);
    EXPECT_EQ(found.sources.at("KCNA").units, 3U);
    EXPECT_EQ(found.years.at("2024").words.at("en"), 9U);
    EXPECT_EQ(found.confidence.total, 3U);
    EXPECT_EQ(found.confidence.counts[12], 1U) << "0.6 begins a step";
    EXPECT_EQ(found.confidence.counts[18], 1U);
    EXPECT_EQ(found.confidence.counts[19], 1U);
    const RatioCounts& ratio = found.ratios.at({"ko", "en"});
    EXPECT_EQ(ratio.log_ratio.total, 2U);
    EXPECT_NEAR(ratio.median, 4.0, 0.01) << "끝. and The end.";
}

TEST_F(StatisticsTest, AnEmptyCorpusIsCountedToo) {
    const Store store(path(), StoreMode::Create);
    const CorpusStatistics found = collect_statistics(store);
    EXPECT_EQ(found.store.units, 0U);
    EXPECT_TRUE(found.languages.empty());
    EXPECT_NE(statistics_page(found, "empty", "en").find("no units"), std::string::npos);
    EXPECT_NE(statistics_page(found, "empty", "ko-KR").find("단위가 없습니다"), std::string::npos);
}

TEST_F(StatisticsTest, WhatPeopleDecidedAndMendedIsCounted) {
    Store store(path(), StoreMode::Create);
    store.put(test::sample(), test::origin());
    const auto units = test::all_units(store);
    store.set_review(units[0].unit.id, ReviewState::NeedsReview);
    store.correct(units[2].unit.id, 1, "The very end.");
    const CorpusStatistics found = collect_statistics(store);
    EXPECT_EQ(found.store.needs_review, 1U);
    EXPECT_EQ(found.store.corrected, 1U);
    const std::string page = statistics_page(found, "c", "en");
    EXPECT_NE(page.find("<li><b>1</b><span>needs review</span></li>"), std::string::npos);
    EXPECT_NE(page.find("<li><b>1</b><span>corrected</span></li>"), std::string::npos);
    EXPECT_NE(statistics_page(found, "c", "ko").find("<span>고친 것</span>"), std::string::npos);
}

TEST_F(StatisticsTest, ThePageEscapesWhatItIsTold) {
    Store store(path(), StoreMode::Create);
    auto writer = store.put_memory("m", test::origin());
    TranslationUnit unit = test::unit("가", "b");
    unit.properties["source"] = "<b>&\"";
    writer.add(unit);
    writer.commit();
    const std::string page = statistics_page(collect_statistics(store), "<i>", "en");
    EXPECT_EQ(page.find("<i>"), std::string::npos);
    EXPECT_EQ(page.find("<b>&"), std::string::npos);
    EXPECT_NE(page.find("&lt;b&gt;&amp;"), std::string::npos);
}

TEST_F(StatisticsTest, ExcludedUnitsAreLeftOutAndCountedAndComeBack) {
    Store store(path(), StoreMode::Create);
    store.put(test::sample(), test::origin());
    const std::vector<StoredUnit> units = test::all_units(store);
    record_exclusions(store, std::vector<Exclusion>{{units[0].unit.id, "no_empty confidence"}});
    EXPECT_EQ(count_exclusions(store), (std::map<std::string, std::uint64_t>{{"no_empty", 1}}));
    const CorpusIndex index(store);
    const Query query = parse_query("문장");
    EXPECT_EQ(search(store, index, query).hits.size(), 1U);
    EXPECT_EQ(search(store, index, query, true).hits.size(), 2U);
    UnitFilter filter;
    filter.not_excluded = true;
    EXPECT_EQ(test::all_units(store, filter).size(), units.size() - 1);
    store.put(test::sample(), test::origin("again"));
    EXPECT_EQ(search(store, CorpusIndex(store), query).hits.size(), 1U) << "the mark hangs on the id";
    EXPECT_EQ(collect_statistics(store).excluded.at("no_empty"), 1U);
    record_exclusions(store, {});
    EXPECT_EQ(search(store, CorpusIndex(store), query).hits.size(), 2U);
}

TEST(Histogram, PutsWhatLiesOutsideIntoTheEnds) {
    Histogram histogram(0.0, 1.0, 4);
    for (const double value : {-1.0, 0.0, 0.25, 0.5, 1.0, 7.0, std::numeric_limits<double>::infinity()}) {
        histogram.add(value);
    }
    EXPECT_EQ(histogram.counts, (std::vector<std::uint64_t>{2, 1, 1, 3}));
}

TEST(FilterReport, CountsEveryExcludedUnitUnderItsFirstReason) {
    FilterReport report;
    const FilterScores scores(filter_rules().size(), 0.5);
    TranslationUnit unit = test::unit("가", "b");
    EXPECT_TRUE(report.add(unit, scores, {}));
    EXPECT_FALSE(report.add(unit, scores, {1, 3}));
    EXPECT_FALSE(report.add(unit, scores, {3}));
    unit.review = ReviewState::Accepted;
    EXPECT_TRUE(report.add(unit, scores, {3}));
    EXPECT_EQ(report.units, 4U);
    EXPECT_EQ(report.kept, 2U);
    EXPECT_EQ(report.accepted, 1U);
    EXPECT_EQ(report.excluded, 2U);
    EXPECT_EQ(report.reasons[1].first, 1U);
    EXPECT_EQ(report.reasons[3].first, 1U);
    EXPECT_EQ(report.reasons[3].all, 2U);
    EXPECT_EQ(report.reasons[1].examples.at(0).texts, (std::vector<std::string>{"가", "b"}));
}

}  // namespace
}  // namespace diglot
