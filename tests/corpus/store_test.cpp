#include "diglot/corpus/store.h"

#include "diglot/base/error.h"
#include "diglot/corpus/database.h"

#include <gtest/gtest.h>

#include "sample.h"
#include <string>
#include <vector>

namespace diglot {
namespace {

using test::all_units;
using test::origin;
using test::sample;

class StoreTest : public test::CorpusTest {};

std::vector<std::string> ids(const std::vector<StoredUnit>& units) {
    std::vector<std::string> found;
    for (const StoredUnit& unit : units) {
        found.push_back(unit.unit.id);
    }
    return found;
}

TEST_F(StoreTest, GivesBackABitextAsItWas) {
    Store(path(), StoreMode::Create).put(sample(), origin());
    const Store store(path(), StoreMode::Read);
    const auto part = store.find_part("a.ko.txt", "a.en.txt");
    ASSERT_TRUE(part);
    EXPECT_EQ(part->units, 3U);
    EXPECT_EQ(part->origin.inputs, origin().inputs);
    EXPECT_EQ(part->origin.fingerprint, "f");
    const Bitext bitext = store.bitext(part->row);
    const Bitext expected = sample();
    EXPECT_EQ(bitext.ladder.beads(), expected.ladder.beads());
    EXPECT_EQ(bitext.source.document().metadata, expected.source.document().metadata);
    EXPECT_EQ(bitext.source.document().id, expected.source.document().id);
    ASSERT_EQ(bitext.target.size(), 3U);
    EXPECT_EQ(bitext.target.text(1), "It goes on.");
}

TEST_F(StoreTest, KeepsLinesOfPresegmentedDocuments) {
    Bitext bitext = sample();
    bitext.source.number_by_lines({0, 2, 3}, 5);
    Store store(path(), StoreMode::Create);
    store.put(bitext, origin());
    const SegmentedDocument document = store.document(store.find_document("a.ko.txt")->row);
    EXPECT_EQ(document.position(1), 2U);
    EXPECT_EQ(document.position(3), 5U);
}

TEST_F(StoreTest, UnitsTellTextsPlacesAndMetadata) {
    Store store(path(), StoreMode::Create);
    store.put(sample(), origin());
    const auto units = all_units(store);
    ASSERT_EQ(units.size(), 3U);
    const TranslationUnit& first = units[0].unit;
    ASSERT_EQ(first.variants.size(), 2U);
    EXPECT_EQ(first.variants[0].segments, std::vector<std::string>{"첫 문장입니다."});
    EXPECT_EQ(first.variants[1].segments, (std::vector<std::string>{"This is the first.", "It goes on."}));
    EXPECT_EQ(first.variants[1].document, "a.en.txt");
    EXPECT_EQ(first.variants[1].segment_ids.size(), 2U);
    EXPECT_EQ(first.properties.at("date"), "2024-10-25");
    EXPECT_EQ(first.properties.at("source"), "KCNA");
    EXPECT_EQ(first.confidence, 0.9);
    EXPECT_TRUE(units[1].unit.variants[1].segments.empty());
    EXPECT_EQ(store.find_unit(first.id)->unit, first);
    EXPECT_EQ(store.unit(units[2].row)->unit, units[2].unit);
    EXPECT_FALSE(store.find_unit("0000000000000000"));
}

TEST_F(StoreTest, AskedForPartOfTheUnits) {
    Store store(path(), StoreMode::Create);
    store.put(sample(), origin());
    const auto count = [&](const UnitFilter& filter) { return all_units(store, filter).size(); };
    UnitFilter filter;
    filter.translated = true;
    EXPECT_EQ(count(filter), 2U);
    filter = {};
    filter.min_confidence = 0.9;
    EXPECT_EQ(count(filter), 2U);
    filter = {};
    filter.bead_type = "1-0";
    EXPECT_EQ(count(filter), 1U);
    filter = {};
    filter.date_from = "2024";
    filter.date_to = "2024";
    EXPECT_EQ(count(filter), 3U);
    filter.date_from = "2024-11";
    EXPECT_EQ(count(filter), 0U);
    filter = {};
    filter.languages = {"en", "ko"};
    EXPECT_EQ(count(filter), 2U);
    filter = {};
    filter.source = "Yonhap";
    EXPECT_EQ(count(filter), 0U);
    filter = {};
    filter.document = "a.en.txt";
    EXPECT_EQ(count(filter), 3U);
    filter = {};
    filter.review = ReviewState::Accepted;
    EXPECT_EQ(count(filter), 0U);
}

TEST_F(StoreTest, PuttingAgainReplacesAndKeepsIds) {
    Store store(path(), StoreMode::Create);
    store.put(sample(), origin());
    const auto before = ids(all_units(store));
    store.put(sample(), origin("g"));
    EXPECT_EQ(ids(all_units(store)), before);
    EXPECT_EQ(store.counts().documents, 2U);
    EXPECT_EQ(store.counts().units, 3U);
    EXPECT_EQ(store.find_part("a.ko.txt", "a.en.txt")->origin.fingerprint, "g");
}

TEST_F(StoreTest, DocumentsAreSharedAndGoWithTheirLastPart) {
    Store store(path(), StoreMode::Create);
    store.put(sample("a.ko.txt", "a.en.txt"), origin());
    store.put(sample("a.ko.txt", "b.en.txt"), origin());
    EXPECT_EQ(store.counts().documents, 3U);
    EXPECT_EQ(store.counts().units, 6U);
    EXPECT_EQ(store.remove("b.en.txt"), 1U);
    EXPECT_EQ(store.counts().documents, 2U);
    EXPECT_EQ(store.remove("a.ko.txt"), 1U);
    EXPECT_EQ(store.remove("a.ko.txt"), 0U);
    const StoreCounts counts = store.counts();
    EXPECT_EQ(counts.documents + counts.paragraphs + counts.segments + counts.units, 0U);
}

TEST_F(StoreTest, ANewTextOfASharedDocumentLeavesTheOtherPairWhole) {
    Store store(path(), StoreMode::Create);
    store.put(sample("a.ko.txt", "a.en.txt"), origin());
    store.put(sample("a.ko.txt", "b.en.txt"), origin());
    const Bitext changed{test::document("ko", {"새 문장."}, "a.ko.txt"),
                         test::document("en", {"A new one."}, "a.en.txt"),
                         Ladder({{{0, 1}, {0, 1}, 1.0, 1.0}}, 1, 1)};
    store.put(changed, origin());
    const auto other = store.find_part("a.ko.txt", "b.en.txt");
    EXPECT_EQ(store.bitext(other->row).ladder.beads(), sample().ladder.beads());
    EXPECT_EQ(store.find_document("a.ko.txt")->segments, 1U);
}

TEST_F(StoreTest, MemoriesGiveBackTheirUnits) {
    TranslationUnit unit = test::unit("하나", "one");
    unit.id = "tu-7";
    unit.variants[1].segments = {"One.", "And more."};
    unit.variants.push_back({"de", {"eins"}, "d.txt", {"s1"}});
    unit.score = 1.5;
    unit.review = ReviewState::Accepted;
    unit.properties = {{"date", "2024"}, {"note", "x"}};
    {
        Store store(path(), StoreMode::Create);
        auto memory = store.put_memory("m.tmx", origin());
        memory.add(unit);
        memory.commit();
    }
    const Store store(path(), StoreMode::Read);
    const auto units = all_units(store);
    ASSERT_EQ(units.size(), 1U);
    TranslationUnit expected = unit;
    expected.id = units[0].unit.id;
    expected.properties["original-id"] = "tu-7";
    EXPECT_EQ(units[0].unit, expected);
}

TEST_F(StoreTest, AMemoryIsNotSeenBeforeItIsWhole) {
    Store store(path(), StoreMode::Create);
    {
        auto memory = store.put_memory("m", origin());
        memory.add(test::unit("하나", "one"));
    }
    EXPECT_EQ(store.counts().units, 0U);
    EXPECT_EQ(store.counts().memories, 0U);
}

TEST_F(StoreTest, UnitsWithTheSameTextHaveIdsOfTheirOwn) {
    Store store(path(), StoreMode::Create);
    const auto fill = [&] {
        auto memory = store.put_memory("m", origin());
        for (int i = 0; i < 3; ++i) {
            memory.add(test::unit("하나", "one"));
        }
        memory.commit();
        return ids(all_units(store));
    };
    const auto first = fill();
    EXPECT_NE(first[0], first[1]);
    EXPECT_NE(first[1], first[2]);
    EXPECT_EQ(fill(), first);
}

TEST_F(StoreTest, DecisionsComeBackToTheSameText) {
    Store store(path(), StoreMode::Create);
    store.put(sample(), origin());
    const std::string id = all_units(store)[0].unit.id;
    EXPECT_TRUE(store.set_review(id, ReviewState::Accepted, "looks right"));
    EXPECT_FALSE(store.set_review("no such id", ReviewState::Accepted));
    store.remove("a.ko.txt");
    store.put(sample(), origin());
    const auto unit = store.find_unit(id);
    ASSERT_TRUE(unit);
    EXPECT_EQ(unit->unit.review, ReviewState::Accepted);
    EXPECT_EQ(unit->unit.properties.at("review-note"), "looks right");
    EXPECT_TRUE(unit->pinned);
    store.set_review(id, ReviewState::Rejected);
    EXPECT_FALSE(store.find_unit(id)->pinned);
}

TEST_F(StoreTest, OrderDoesNotDependOnHistory) {
    Store one(path("1"), StoreMode::Create);
    Store two(path("2"), StoreMode::Create);
    one.put(sample("a", "b"), origin());
    one.put(sample("c", "d"), origin());
    two.put(sample("c", "d"), origin());
    two.put(sample("a", "b"), origin());
    EXPECT_EQ(ids(all_units(one)), ids(all_units(two)));
}

TEST_F(StoreTest, ReadersGoOnWhileAnotherWrites) {
    Store writer(path(), StoreMode::Create);
    writer.put(sample(), origin());
    const Store reader(path(), StoreMode::Read);
    UnitCursor cursor = reader.units();
    StoredUnit unit;
    ASSERT_TRUE(cursor.read(unit));
    writer.remove("a.ko.txt");
    EXPECT_TRUE(cursor.read(unit));
    EXPECT_TRUE(cursor.read(unit));
    EXPECT_FALSE(cursor.read(unit));
    EXPECT_EQ(reader.counts().units, 0U);
}

TEST_F(StoreTest, ASecondWriterSaysThatItMustWait) {
    Store first(path(), StoreMode::Create);
    const auto memory = first.put_memory("m", origin());
    Store second(path(), StoreMode::Write, std::chrono::milliseconds(50));
    try {
        second.put(sample(), origin());
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Write);
        EXPECT_EQ(error.message(), "Another program is writing to this corpus");
    }
}

TEST_F(StoreTest, WantsOrdersFromIndexesNotFromSorting) {
    Store store(path(), StoreMode::Create);
    Statement plan(store.database(),
                   "EXPLAIN QUERY PLAN SELECT unit.id FROM part CROSS JOIN unit ON unit.part = part.row "
                   "ORDER BY part.source_name, part.target_name, unit.row");
    while (plan.step()) {
        EXPECT_EQ(plan.text(3).find("TEMP B-TREE"), std::string_view::npos) << plan.text(3);
    }
}

}  // namespace
}  // namespace diglot
