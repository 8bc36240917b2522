#include "diglot/corpus/schema.h"

#include "diglot/base/error.h"
#include "diglot/corpus/database.h"
#include "diglot/corpus/verify.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sample.h"
#include <filesystem>
#include <string>
#include <string_view>

namespace diglot {
namespace {

/// The columns that a table has in this form.
std::string columns(Database& database, const char* table) {
    Statement select(database, "SELECT group_concat(name) FROM pragma_table_info(?)");
    select.bind_all(std::string_view(table));
    return select.step() ? std::string(select.text(0)) : std::string();
}

class SchemaTest : public test::CorpusTest {
protected:
    /// A corpus as a library that knew the forms up to `version` made it.
    void make_old(const std::string& file, int version) const {
        std::filesystem::remove(path("now"));
        {
            Store now(path("now"), StoreMode::Create);
            now.put(test::sample(), test::origin());
            auto memory = now.put_memory("m.tmx", test::origin());
            memory.add(test::unit("하나", "one"));
            memory.commit();
            now.set_review(test::all_units(now).front().unit.id, ReviewState::Accepted, "yes");
        }
        Database old(file, Database::Mode::Create, std::chrono::milliseconds(0));
        for (const Migration& migration : migrations()) {
            if (migration.version <= version) {
                old.run(migration.sql);
            }
        }
        old.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, version));
        old.run(fmt::format("ATTACH '{}' AS now", path("now")));
        for (const char* table :
             {"document", "paragraph", "segment", "part", "input", "unit", "variant", "decision"}) {
            old.run(fmt::format("INSERT INTO main.{0} SELECT {1} FROM now.{0}", table, columns(old, table)));
        }
    }
};

TEST_F(SchemaTest, VersionsFollowOneAnother) {
    int version = 0;
    for (const Migration& migration : migrations()) {
        EXPECT_EQ(migration.version, ++version);
    }
    EXPECT_EQ(version, schema_version());
}

TEST_F(SchemaTest, ACorpusOfEachEarlierFormIsOpened) {
    for (int version = 1; version <= schema_version(); ++version) {
        for (const StoreMode mode : {StoreMode::Read, StoreMode::Write}) {
            SCOPED_TRACE(version);
            const std::string file = path(fmt::format("{}-{}", version, static_cast<int>(mode)));
            make_old(file, version);
            const Store store(file, mode);
            EXPECT_EQ(store.database().integer("PRAGMA user_version"), schema_version());
            EXPECT_TRUE(verify(store).problems.empty());
            EXPECT_EQ(store.counts().units, 4U);
            EXPECT_EQ(store.counts().accepted, 1U);
            EXPECT_EQ(store.bitext(store.parts().front().row).ladder.beads().size(), 3U);
        }
    }
}

TEST_F(SchemaTest, ALaterFormIsRefused) {
    Store(path(), StoreMode::Create).put(test::sample(), test::origin());
    {
        Database database(path(), Database::Mode::Write, std::chrono::milliseconds(0));
        database.run("PRAGMA user_version = 1000");
    }
    for (const StoreMode mode : {StoreMode::Read, StoreMode::Write, StoreMode::Create}) {
        try {
            const Store store(path(), mode);
            ADD_FAILURE();
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Format);
            EXPECT_EQ(
                error.message(),
                fmt::format("The corpus has form 1000, this diglot knows forms up to {}", schema_version()));
        }
    }
}

}  // namespace
}  // namespace diglot
