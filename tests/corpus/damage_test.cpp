#include "diglot/base/error.h"
#include "diglot/base/file.h"
#include "diglot/corpus/database.h"
#include "diglot/corpus/verify.h"

#include <gtest/gtest.h>

#include "sample.h"
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace diglot {
namespace {

using Units = std::map<std::string, TranslationUnit>;

constexpr int kPairs = 12;
constexpr int kMemoryUnits = 300;
constexpr int kRounds = 60;

Bitext numbered_pair(int n) {
    const std::string number = std::to_string(n);
    return {
        test::document("ko", {"문장 " + number, "둘째 " + number, "셋째"}, "ko/" + number + ".txt"),
        test::document("en", {"sentence " + number, "second " + number, "third"}, "en/" + number + ".txt"),
        Ladder({{{0, 1}, {0, 1}, 1.0, 0.9}, {{1, 3}, {1, 3}, 2.0, 0.8}}, 3, 3)};
}

/// What is said of a unit beside its texts is not protected by a hash.
Units texts_of(const Store& store) {
    Units units;
    for (StoredUnit& unit : test::all_units(store)) {
        TranslationUnit text;
        text.variants = std::move(unit.unit.variants);
        for (UnitVariant& variant : text.variants) {
            variant.segment_ids.clear();
            variant.document.clear();
        }
        units.emplace(unit.unit.id, std::move(text));
    }
    return units;
}

class DamageTest : public test::CorpusTest {
protected:
    void SetUp() override {
        CorpusTest::SetUp();
        Store store(path("whole"), StoreMode::Create);
        for (int n = 0; n < kPairs; ++n) {
            store.put(numbered_pair(n), test::origin());
        }
        auto memory = store.put_memory("m.tmx", test::origin());
        for (int n = 0; n < kMemoryUnits; ++n) {
            memory.add(test::unit("단위 " + std::to_string(n), "unit " + std::to_string(n)));
        }
        memory.commit();
        store.set_review(test::all_units(store).front().unit.id, ReviewState::Rejected, "no");
        units_ = texts_of(store);
    }

    void write_damaged(const std::string& bytes) const {
        for (const char* beside : {"", "-wal", "-shm"}) {
            std::filesystem::remove(path("damaged") + beside);
        }
        std::ofstream(path("damaged"), std::ios::binary) << bytes;
    }

    /// Whether the damage is noticed: an error, a problem, or at least everything as it was.
    void expect_noticed_or_harmless(const std::string& what) const {
        try {
            const Store store(path("damaged"), StoreMode::Read);
            const VerifyReport report = verify(store);
            if (report.problems.empty()) {
                EXPECT_EQ(texts_of(store), units_) << what;
            } else {
                expect_rescue(store, what);
            }
        } catch (const Error& error) {
            EXPECT_NE(error.code(), ErrorCode::Internal) << what << ": " << error.what();
            EXPECT_FALSE(error.advice().empty()) << what << ": " << error.what();
        }
    }

    /// What is saved is whole, and is what was stored.
    void expect_rescue(const Store& damaged, const std::string& what) const {
        for (const char* beside : {"", "-wal", "-shm"}) {
            std::filesystem::remove(path("saved") + beside);
        }
        Store saved(path("saved"), StoreMode::Create);
        saved.database().run("PRAGMA synchronous = OFF");  // for speed
        const RescueReport report = rescue(damaged, saved);
        EXPECT_TRUE(verify(saved).problems.empty()) << what;
        const Units found = texts_of(saved);
        EXPECT_EQ(found.size(), report.units);
        for (const auto& [id, unit] : found) {
            const auto stored = units_.find(id);
            ASSERT_NE(stored, units_.end()) << what;
            EXPECT_EQ(stored->second, unit) << what;
        }
        if (found.size() < units_.size()) {
            EXPECT_FALSE(report.lost.empty()) << what;
        }
    }

    Units units_;
};

TEST_F(DamageTest, AWholeCorpusHasNoProblems) {
    const Store store(path("whole"), StoreMode::Read);
    const VerifyReport report = verify(store);
    EXPECT_TRUE(report.problems.empty());
    EXPECT_EQ(report.counts.documents, 2U * kPairs);
    EXPECT_EQ(report.counts.units, 2U * kPairs + kMemoryUnits);
}

TEST_F(DamageTest, RescueOfAWholeCorpusLosesNothing) {
    const Store store(path("whole"), StoreMode::Read);
    Store saved(path("saved"), StoreMode::Create);
    const RescueReport report = rescue(store, saved);
    EXPECT_TRUE(report.lost.empty());
    EXPECT_EQ(report.parts, kPairs + 1U);
    EXPECT_EQ(texts_of(saved), units_);
    UnitFilter rejected;
    rejected.review = ReviewState::Rejected;
    ASSERT_EQ(test::all_units(saved, rejected).size(), 1U);
    EXPECT_EQ(test::all_units(saved, rejected).front().unit.properties.at("review-note"), "no");
    EXPECT_EQ(saved.parts().front().origin.inputs, store.parts().front().origin.inputs);
}

TEST_F(DamageTest, CutAnywhereItIsNoticed) {
    const std::string whole = read_file(path("whole"));
    std::mt19937_64 random(1);
    for (int round = 0; round < kRounds; ++round) {
        const std::size_t size = random() % whole.size();
        write_damaged(whole.substr(0, size));
        expect_noticed_or_harmless("cut after " + std::to_string(size));
    }
}

TEST_F(DamageTest, ChangedBytesAreNoticedOrHarmless) {
    const std::string whole = read_file(path("whole"));
    std::mt19937_64 random(2);
    for (int round = 0; round < kRounds; ++round) {
        std::string damaged = whole;
        const std::size_t at = random() % whole.size();
        const std::size_t count = 1 + random() % 64;
        for (std::size_t i = at; i < std::min(at + count, damaged.size()); ++i) {
            damaged[i] = static_cast<char>(random());
        }
        write_damaged(damaged);
        expect_noticed_or_harmless(std::to_string(count) + " bytes from " + std::to_string(at));
    }
}

TEST_F(DamageTest, AChangedLetterOfATextIsFoundAndNamed) {
    std::string damaged = read_file(path("whole"));
    const std::size_t at = damaged.find("sentence 7");
    ASSERT_NE(at, std::string::npos);
    damaged[at] = 'S';
    write_damaged(damaged);
    const Store store(path("damaged"), StoreMode::Read);
    const VerifyReport report = verify(store);
    ASSERT_FALSE(report.problems.empty());
    EXPECT_EQ(report.problems.front().message, "Document en/7.txt: its text is not what was stored");
    Store saved(path("saved"), StoreMode::Create);
    const RescueReport rescued = rescue(store, saved);
    EXPECT_EQ(rescued.parts, std::uint64_t{kPairs});  // eleven pairs and the memory
    ASSERT_EQ(rescued.lost.size(), 1U);
    EXPECT_EQ(rescued.lost.front().message, "Pair ko/7.txt : en/7.txt: Its text is not what was stored");
}

TEST_F(DamageTest, OtherFilesAreNoCorpus) {
    for (const std::string& bytes :
         {std::string("just text"), std::string(5000, '\0'), std::string(9000, 'x')}) {
        write_damaged(bytes);
        try {
            const Store store(path("damaged"), StoreMode::Read);
            ADD_FAILURE();
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Format);
        }
    }
}

}  // namespace
}  // namespace diglot
