#include "diglot/corpus/joined_units.h"

#include "diglot/corpus/exclusions.h"
#include "diglot/corpus/review_import.h"
#include "diglot/corpus/verify.h"

#include <gtest/gtest.h>

#include "sample.h"
#include <memory>
#include <string>
#include <vector>

namespace diglot {
namespace {

using test::document;
using test::origin;

using Texts = std::vector<std::vector<std::string>>;  // of each unit, of each variant

class JoinedUnitsTest : public test::CorpusTest {
protected:
    void SetUp() override {
        CorpusTest::SetUp();
        store_ = std::make_unique<Store>(path(), StoreMode::Create);
        store_->put(
            {korean(), document("en", {"one two", "three", "four"}, "en.txt"),
             Ladder({{{0, 2}, {0, 1}, 1, 0.9}, {{2, 3}, {1, 2}, 1, 0.8}, {{3, 4}, {2, 3}, 1, 0.7}}, 4, 3)},
            origin());
        store_->put({korean(), document("de", {"eins", "zwei", "zwischen", "drei"}, "de.txt"),
                     Ladder({{{0, 1}, {0, 1}, 1, 0.6},
                             {{1, 2}, {1, 2}, 1, 0.95},
                             {{2, 2}, {2, 3}, 0, 0.5},
                             {{2, 3}, {3, 4}, 1, 0.9},
                             {{3, 4}, {4, 4}, 0, 0.4}},
                            4, 4)},
                    origin());
    }

    static SegmentedDocument korean() { return document("ko", {"하나", "둘", "셋", "넷"}, "ko.txt"); }

    [[nodiscard]] std::vector<TranslationUnit> units(const UnitFilter& filter = {}) const {
        std::vector<TranslationUnit> found;
        each_joined_unit(*store_, filter, nullptr,
                         [&](const TranslationUnit& unit) { found.push_back(unit); });
        return found;
    }

    ReviewImport import(const std::vector<TranslationUnit>& rows, const ReviewImportOptions& options = {}) {
        test::Rows reader(rows);
        return import_review(*store_, reader, options, log_);
    }

    static Texts texts(const std::vector<TranslationUnit>& units) {
        Texts texts;
        for (const TranslationUnit& unit : units) {
            texts.emplace_back();
            for (const UnitVariant& variant : unit.variants) {
                texts.back().push_back(variant.language + ":");
                for (const std::string& segment : variant.segments) {
                    texts.back().back() += segment + ";";
                }
            }
        }
        return texts;
    }

    std::unique_ptr<Store> store_;
    DiagnosticLog log_;
};

TEST_F(JoinedUnitsTest, PairsThatShareADocumentBecomeUnitsOfThreeLanguages) {
    const auto found = units();
    EXPECT_EQ(texts(found), (Texts{{"ko:하나;둘;", "de:eins;zwei;", "en:one two;"},
                                   {"ko:", "de:zwischen;"},
                                   {"ko:셋;", "de:drei;", "en:three;"},
                                   {"ko:넷;", "en:four;"}}));
    EXPECT_EQ(found[0].confidence, 0.6) << "as sure as the least sure bead";
    EXPECT_EQ(found[0].variants[0].segment_ids.size(), 2U);
    EXPECT_NE(found[0].id, found[2].id);
}

TEST_F(JoinedUnitsTest, TheSameIdsEachTime) {
    const auto once = units();
    store_->put({korean(), document("fr", {"un deux trois quatre"}, "fr.txt"),
                 Ladder({{{0, 4}, {0, 1}, 1, 0.9}}, 4, 1)},
                origin());
    EXPECT_EQ(texts(units()), (Texts{{"ko:하나;둘;셋;넷;", "de:eins;zwei;drei;", "en:one two;three;four;",
                                      "fr:un deux trois quatre;"},
                                     {"ko:", "de:zwischen;"}}));
    store_->remove("fr.txt");
    EXPECT_EQ(units(), once);
}

TEST_F(JoinedUnitsTest, FiltersAskOfTheJoinedUnits) {
    UnitFilter sure;
    sure.min_confidence = 0.8;
    EXPECT_EQ(texts(units(sure)), (Texts{{"ko:셋;", "de:drei;", "en:three;"}}));
    UnitFilter all;
    all.languages = {"ko", "de", "en"};
    EXPECT_EQ(units(all).size(), 2U);
    UnitFilter kept;
    kept.not_excluded = true;
    UnitFilter german;
    german.document = "de.txt";
    const std::vector<Exclusion> exclusions = {{test::all_units(*store_, german)[0].unit.id, "length_ratio"}};
    record_exclusions(*store_, exclusions);
    EXPECT_EQ(units(kept).size(), 3U);
}

TEST_F(JoinedUnitsTest, ReviewsAndCorrectionsHold) {
    UnitFilter english;
    english.document = "en.txt";
    const auto beads = test::all_units(*store_, english);
    store_->correct(beads[1].unit.id, 1, "THREE");
    store_->set_review(beads[1].unit.id, ReviewState::Accepted);
    store_->set_review(beads[0].unit.id, ReviewState::Rejected);
    const auto found = units();
    EXPECT_EQ(found[0].review, ReviewState::Rejected);
    EXPECT_EQ(found[2].review, ReviewState::Unreviewed) << "nobody looked at the German side";
    EXPECT_EQ(found[2].variants[2].segments, std::vector<std::string>{"THREE"});
    EXPECT_EQ(found[2].properties.at("3:original-text"), "three");
}

TEST_F(JoinedUnitsTest, AnExportThatNobodyTouchedChangesNothing) {
    const ReviewImport result = import(units());
    EXPECT_EQ(result.rows, 4U);
    EXPECT_EQ(result.unchanged, 4U);
    EXPECT_TRUE(log_.entries().empty());
}

TEST_F(JoinedUnitsTest, ADecisionAboutAJoinedUnitIsOneAboutItsBeads) {
    auto rows = units();
    rows[0].review = ReviewState::Accepted;
    rows[0].properties["note"] = "good";
    rows[2].review = ReviewState::Rejected;
    const ReviewImport result = import(rows);
    EXPECT_EQ(result.accepted, 1U);
    EXPECT_EQ(result.rejected, 1U);
    EXPECT_EQ(result.unchanged, 2U);
    EXPECT_EQ(store_->counts().accepted, 3U) << "one English, two German beads";
    EXPECT_EQ(store_->counts().rejected, 2U);
    for (const StoredUnit& bead : test::all_units(*store_)) {
        EXPECT_EQ(bead.unit.properties.contains("review-note"), bead.unit.review == ReviewState::Accepted);
    }
    EXPECT_EQ(units()[0].review, ReviewState::Accepted);
    EXPECT_EQ(import(units()).unchanged, 4U);
    EXPECT_EQ(import(rows).unchanged, 4U);
}

TEST_F(JoinedUnitsTest, ATextIsMendedInTheBeadsThatHaveAllOfIt) {
    auto rows = units();
    rows[2].variants[0].segments = {"셋!"};
    rows[2].variants[1].segments = {"Drei!"};
    rows[0].variants[2].segments = {"one & two"};
    ReviewImportOptions options;
    options.sources_too = true;
    EXPECT_EQ(import(rows, options).corrected, 2U);
    const auto found = units();
    EXPECT_EQ(texts(found)[2], (std::vector<std::string>{"ko:셋!;", "de:Drei!;", "en:three;"}));
    EXPECT_EQ(texts(found)[0][2], "en:one & two;");
    EXPECT_EQ(store_->counts().corrected, 3U) << "the Korean text is of two beads";
    EXPECT_EQ(import(found, options).unchanged, 4U);
    rows[2].variants[1].segments = {"drei"};
    EXPECT_EQ(import(rows, options).corrected, 1U) << "the original text takes the correction back";
    EXPECT_EQ(texts(units())[2][1], "de:drei;");
    EXPECT_TRUE(verify(*store_).problems.empty());
}

TEST_F(JoinedUnitsTest, WhatNoSingleBeadHasIsNamedAndLeftOut) {
    auto rows = units();
    const std::string first = rows[0].id;
    rows[0].variants[1].segments = {"eins, zwei"};  // two German beads
    rows[0].review = ReviewState::Accepted;
    rows[2].variants[1].document = "fr.txt";
    rows[3].properties["joined-from"] += ",0123456789abcdef";
    const ReviewImport result = import(rows);
    EXPECT_EQ(result.left_out, 3U);
    const auto told = log_.entries();
    ASSERT_EQ(told.size(), 3U);
    EXPECT_EQ(told[0].message, "A text of unit " + first + " is of several beads; mend it in single units");
    EXPECT_EQ(told[1].kind, "other-texts");
    EXPECT_EQ(told[2].kind, "unknown-unit");
    EXPECT_EQ(store_->counts().accepted, 0U);
}

TEST_F(JoinedUnitsTest, MemoriesComeAsTheyAre) {
    auto memory = store_->put_memory("m.tmx", origin());
    memory.add(test::unit("다섯", "five"));
    memory.commit();
    EXPECT_EQ(texts(units()).back(), (std::vector<std::string>{"ko:다섯;", "en:five;"}));
}

}  // namespace
}  // namespace diglot
