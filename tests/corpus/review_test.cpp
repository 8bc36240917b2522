#include "diglot/base/error.h"
#include "diglot/corpus/database.h"
#include "diglot/corpus/index.h"
#include "diglot/corpus/review_import.h"
#include "diglot/corpus/verify.h"

#include <gtest/gtest.h>

#include "sample.h"
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace diglot {
namespace {

using test::all_units;
using test::origin;
using test::Rows;
using test::sample;

class ReviewTest : public test::CorpusTest {
protected:
    void SetUp() override {
        CorpusTest::SetUp();
        store_ = std::make_unique<Store>(path(), StoreMode::Create);
        store_->put(sample(), origin());
        update_index(*store_);
        for (StoredUnit& unit : all_units(*store_)) {
            rows_.push_back(std::move(unit.unit));
        }
    }

    ReviewImport import(const ReviewImportOptions& options = {}) {
        Rows reader(rows_);
        return import_review(*store_, reader, options, log_);
    }
    [[nodiscard]] TranslationUnit unit(std::size_t n) const { return store_->find_unit(rows_[n].id)->unit; }
    void expect_whole() const {
        for (const StoreProblem& problem : verify(*store_).problems) {
            ADD_FAILURE() << problem.kind << ": " << problem.message;
        }
    }

    std::unique_ptr<Store> store_;
    std::vector<TranslationUnit> rows_;
    DiagnosticLog log_;
};

TEST_F(ReviewTest, AnExportThatNobodyTouchedChangesNothing) {
    const ReviewImport result = import();
    EXPECT_EQ(result.rows, 3U);
    EXPECT_EQ(result.unchanged, 3U);
    EXPECT_TRUE(log_.entries().empty());
    EXPECT_TRUE(index_is_complete(*store_));
}

TEST_F(ReviewTest, TakesDecisionsNotesAndTexts) {
    rows_[0].review = ReviewState::Accepted;
    rows_[0].variants[1].segments = {"This is the very first. It goes on."};
    rows_[1].properties["note"] = "left out by the translator";
    rows_[2].review = ReviewState::Rejected;
    rows_[2].properties["note"] = "wrong";
    const ReviewImport result = import();
    EXPECT_EQ(result.accepted, 1U);
    EXPECT_EQ(result.rejected, 1U);
    EXPECT_EQ(result.corrected, 1U);
    EXPECT_EQ(result.noted, 1U);
    EXPECT_EQ(result.unchanged, 0U);
    const TranslationUnit mended = unit(0);
    EXPECT_EQ(mended.review, ReviewState::Accepted);
    EXPECT_EQ(mended.origin, BeadOrigin::Human);
    EXPECT_EQ(mended.variants[1].segments, std::vector<std::string>{"This is the very first. It goes on."});
    EXPECT_EQ(mended.properties.at("2:original-text"), "This is the first. It goes on.");
    EXPECT_EQ(mended.properties.at("type"), "1-2");
    EXPECT_EQ(unit(1).properties.at("review-note"), "left out by the translator");
    EXPECT_EQ(unit(1).review, ReviewState::Unreviewed);
    EXPECT_EQ(unit(2).properties.at("review-note"), "wrong");
    EXPECT_FALSE(index_is_complete(*store_));
    EXPECT_EQ(store_->counts().corrected, 1U);
    expect_whole();
    EXPECT_EQ(import().unchanged, 3U);
}

TEST_F(ReviewTest, RowsThatDoNotFitAreNamedAndNothingOfThemIsTaken) {
    const std::string first = rows_[0].id;
    rows_[0].variants[0].segments = {"다른 문장입니다."};
    rows_[0].review = ReviewState::Accepted;
    rows_[1].id = "ffffffffffffffff";
    rows_[2].variants[1].segments = {""};
    rows_.push_back(rows_[2]);
    rows_.push_back({});
    const ReviewImport result = import();
    EXPECT_EQ(result.left_out, 5U);
    EXPECT_EQ(result.accepted + result.corrected + result.unchanged, 0U);
    const auto told = log_.entries();
    ASSERT_EQ(told.size(), 5U);
    EXPECT_EQ(told[0].message, "The source text is not that of unit " + first);
    EXPECT_EQ(told[0].where.line, 1U);
    EXPECT_EQ(told[1].kind, "unknown-unit");
    EXPECT_EQ(told[2].kind, "emptied-text");
    EXPECT_EQ(told[3].kind, "repeated-id");
    EXPECT_EQ(told[4].kind, "no-id");
    EXPECT_EQ(store_->counts().accepted, 0U);
}

TEST_F(ReviewTest, SourcesMayBeMendedWhenToldSo) {
    rows_[2].variants[0].segments = {"끝!"};
    ReviewImportOptions options;
    options.sources_too = true;
    EXPECT_EQ(import(options).corrected, 1U);
    EXPECT_EQ(unit(2).variants[0].segments, std::vector<std::string>{"끝!"});
}

TEST_F(ReviewTest, WhiteSpaceAndControlsAreNoEdit) {
    rows_[2].variants[1].segments = {" The \r\n end.\x01 "};
    EXPECT_EQ(import().unchanged, 3U);
}

TEST_F(ReviewTest, GoingBackToTheStoredTextTakesTheCorrectionBack) {
    const TranslationUnit before = unit(2);
    rows_[2].variants[1].segments = {"The End."};
    import();
    rows_[2].variants[1].segments = {"The end."};
    EXPECT_EQ(import().corrected, 1U);
    EXPECT_EQ(unit(2), before);
    EXPECT_EQ(store_->counts().corrected, 0U);
    expect_whole();
}

TEST_F(ReviewTest, WhatTheFileLeavesOpenStaysAsItWas) {
    store_->set_review(rows_[2].id, ReviewState::Rejected, "no");
    EXPECT_EQ(import().unchanged, 3U);
    EXPECT_EQ(unit(2).review, ReviewState::Rejected);
    EXPECT_EQ(unit(2).properties.at("review-note"), "no");
}

TEST_F(ReviewTest, CorrectionsComeBackToTheSameText) {
    store_->correct(rows_[2].id, 1, "The very end.");
    store_->remove("a.ko.txt");
    const CarriedDecisions none = store_->put(sample(), origin());
    EXPECT_EQ(none.kept + none.needs_review + none.waiting, 0U);
    EXPECT_EQ(unit(2).variants[1].segments[0], "The very end.");
    const CarriedDecisions carried = store_->put(sample(), origin("g"));
    EXPECT_EQ(carried.kept, 1U);
    EXPECT_EQ(unit(2).variants[1].segments[0], "The very end.");
    EXPECT_EQ(store_->bitext(store_->parts()[0].row).ladder.beads()[2].origin, BeadOrigin::Human);
    expect_whole();
}

/// The sample with another last English sentence, and one more Korean sentence in the first bead.
Bitext changed_sample() {
    return {test::document("ko", {"첫 문장입니다.", "빠진 문장입니다.", "끝."}, "a.ko.txt"),
            test::document("en", {"This is the first.", "It goes on.", "The end of it."}, "a.en.txt"),
            Ladder({{{0, 2}, {0, 2}, 3.25, 0.9}, {{2, 3}, {2, 3}, 2.0, 0.98}}, 3, 3)};
}

TEST_F(ReviewTest, ADecisionAboutATextThatChangedNeedsAReview) {
    store_->set_review(rows_[0].id, ReviewState::Accepted, "good");
    store_->set_review(rows_[2].id, ReviewState::Rejected, "too short");
    store_->correct(rows_[2].id, 0, "끝이다.");
    const CarriedDecisions carried = store_->put(changed_sample(), origin("g"));
    EXPECT_EQ(carried.kept, 0U);
    EXPECT_EQ(carried.needs_review, 2U);
    EXPECT_EQ(carried.waiting, 0U);
    const auto units = all_units(*store_);
    ASSERT_EQ(units.size(), 2U);
    EXPECT_EQ(units[0].unit.review, ReviewState::NeedsReview);
    EXPECT_EQ(units[0].unit.properties.at("review-before"), "accepted");
    EXPECT_EQ(units[0].unit.properties.at("review-note"), "good");
    EXPECT_FALSE(units[0].pinned);
    EXPECT_EQ(units[1].unit.properties.at("review-before"), "rejected");
    EXPECT_EQ(units[1].unit.variants[0].segments[0], "끝이다.") << "the side that is the same stays mended";
    EXPECT_EQ(store_->counts().needs_review, 2U);
    expect_whole();
    // the text comes back, and so does what was decided about it
    const CarriedDecisions back = store_->put(sample(), origin("h"));
    EXPECT_EQ(back.needs_review + back.waiting, 2U);
    EXPECT_EQ(unit(0).review, ReviewState::Accepted);
    EXPECT_EQ(unit(2).review, ReviewState::Rejected);
}

TEST_F(ReviewTest, ADecisionAboutATextThatIsGoneWaits) {
    store_->set_review(rows_[2].id, ReviewState::Rejected);
    const Bitext other{test::document("ko", {"새 글."}, "a.ko.txt"),
                       test::document("en", {"New."}, "a.en.txt"),
                       Ladder({{{0, 1}, {0, 1}, 1.0, 0.9}}, 1, 1)};
    EXPECT_EQ(store_->put(other, origin("g")).waiting, 1U);
    EXPECT_EQ(store_->counts().needs_review, 0U);
}

TEST_F(ReviewTest, AUnitOfAMemoryIsFoundAgainByItsOwnId) {
    const auto fill = [&](const std::string& korean, const std::string& english) {
        auto memory = store_->put_memory("m.tmx", origin());
        TranslationUnit unit = test::unit(korean, english);
        unit.id = "tu-1";
        memory.add(unit);
        memory.add(test::unit("둘", "two"));
        return memory.commit();
    };
    fill("하나", "one");
    UnitFilter of_memory;
    of_memory.document = "m.tmx";
    store_->set_review(all_units(*store_, of_memory)[0].unit.id, ReviewState::Accepted);
    EXPECT_EQ(fill("한 개", "one piece").needs_review, 1U);
    EXPECT_EQ(all_units(*store_, of_memory)[0].unit.review, ReviewState::NeedsReview);
    EXPECT_EQ(all_units(*store_, of_memory)[1].unit.review, ReviewState::Unreviewed);
}

TEST_F(ReviewTest, ChangedScoresMetadataAndDecisionsAreFound) {
    store_->set_review(rows_[0].id, ReviewState::Accepted, "good");
    for (const char* damage :
         {"UPDATE unit SET confidence = 0.12 WHERE confidence = 0.9", "UPDATE unit SET review = 2",
          "UPDATE document SET input_hash = 'x'", "UPDATE decision SET note = 'bad'",
          "UPDATE paragraph SET line = 7 WHERE ordinal = 0", "UPDATE part SET fingerprint = 'x'",
          "UPDATE input SET hash = '3333' WHERE ordinal = 0", "UPDATE index_postings SET bytes = x'00'"}) {
        Transaction undone(store_->database());
        store_->database().run(damage);
        const VerifyReport report = verify(*store_);
        EXPECT_FALSE(report.problems.empty()) << damage;
        EXPECT_EQ(report.problems.empty() ? "" : report.problems[0].kind, "row") << damage;
    }
    expect_whole();
}

TEST_F(ReviewTest, AnIndexThatDoesNotFitTheUnitsIsFound) {
    for (const char* damage :
         {"DELETE FROM index_segment WHERE language = 'ko'",
          "UPDATE index_segment SET units = zeroblob(length(units)), checksum = row_hash("
          "language, tokens, texts, keys, zeroblob(length(units)), parts, starts)"}) {
        Transaction undone(store_->database());
        store_->database().run(damage);
        const VerifyReport report = verify(*store_);
        const bool found = std::any_of(report.problems.begin(), report.problems.end(),
                                       [](const StoreProblem& problem) { return problem.kind == "index"; });
        EXPECT_TRUE(found) << damage;
    }
}

TEST_F(ReviewTest, APairWhoseScoresAloneAreDamagedIsSavedToBeBuiltAgain) {
    store_->database().run("UPDATE unit SET confidence = 0.12 WHERE confidence = 0.9");
    Store saved(path("saved"), StoreMode::Create);
    const RescueReport report = rescue(*store_, saved);
    ASSERT_EQ(report.lost.size(), 1U);
    EXPECT_EQ(report.lost[0].message,
              "Pair a.ko.txt : a.en.txt: What is said of it may be wrong: it was saved as it is, to be built "
              "again");
    EXPECT_EQ(saved.counts().units, 3U);
    EXPECT_EQ(saved.parts()[0].origin.fingerprint, "");
    EXPECT_TRUE(verify(saved).problems.empty());
}

TEST_F(ReviewTest, RescueKeepsCorrectionsAndLeavesOutWhatIsDamaged) {
    store_->correct(rows_[2].id, 1, "The very end.");
    store_->set_review(rows_[0].id, ReviewState::Rejected, "no");
    store_->set_review(rows_[2].id, ReviewState::Accepted);
    auto memory = store_->put_memory("m.tmx", origin());
    memory.add(test::unit("하나", "one"));
    memory.commit();
    store_->database().run("UPDATE decision SET review = 1 WHERE note = 'no'");
    store_->database().run("UPDATE unit SET confidence = 0.5 WHERE part = (SELECT max(row) FROM part)");
    Store saved(path("saved"), StoreMode::Create);
    const RescueReport report = rescue(*store_, saved);
    ASSERT_EQ(report.lost.size(), 2U);
    EXPECT_EQ(report.lost[0].message, "Memory m.tmx: Score and metadata of 1 of its units");
    EXPECT_EQ(report.lost[1].message, "Some decisions or corrections of people");
    EXPECT_EQ(saved.counts().accepted, 1U);
    EXPECT_EQ(saved.counts().rejected, 0U);
    EXPECT_EQ(saved.find_unit(rows_[2].id)->unit.variants[1].segments[0], "The very end.");
    EXPECT_TRUE(verify(saved).problems.empty());
}

}  // namespace
}  // namespace diglot
