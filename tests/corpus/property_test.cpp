#include "diglot/corpus/database.h"
#include "diglot/corpus/verify.h"

#include <gtest/gtest.h>

#include "sample.h"
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace diglot {
namespace {

/// What a corpus should hold: which version of which pair, and of which memory.
struct Model {
    std::map<std::pair<int, int>, unsigned> pairs;
    std::map<int, unsigned> memories;
};

/// A text of a few sentences, some of them the same again.
std::vector<std::string> sentences(std::mt19937_64& random, const std::string& word) {
    std::vector<std::string> texts;
    for (std::size_t n = 1 + random() % 6; n > 0; --n) {
        texts.push_back(word + " " + std::to_string(random() % 4));
    }
    return texts;
}

Bitext pair_of(int source, int target, unsigned version) {
    std::mt19937_64 random(version * 97U + static_cast<unsigned>(source) * 13U);
    const auto ko = sentences(random, "문장");
    std::mt19937_64 other(version * 89U + static_cast<unsigned>(target) * 7U);
    const auto en = sentences(other, "text");
    const auto s = static_cast<std::uint32_t>(ko.size());
    const auto t = static_cast<std::uint32_t>(en.size());
    std::vector<Bead> beads{{{0, 1}, {0, 1}, 1.5, 0.75}};
    if (s > 1) {
        beads.push_back({{1, s}, {1, 1}, -0.5, 0.5});
    }
    if (t > 1) {
        beads.push_back({{s, s}, {1, t}, -0.25, 0.5});
    }
    return {
        test::document("ko", ko, "ko" + std::to_string(source), {{"date", std::to_string(2000 + source)}}),
        test::document("en", en, "en" + std::to_string(target)), Ladder(beads, s, t)};
}

void put_memory(Store& store, int name, unsigned version) {
    std::mt19937_64 random(version);
    auto memory = store.put_memory("m" + std::to_string(name), test::origin());
    for (std::size_t n = random() % 5; n > 0; --n) {
        const auto texts = sentences(random, "u");
        TranslationUnit unit = test::unit(texts.front(), texts.back());
        unit.variants.front().segments = texts;
        memory.add(unit);
    }
    memory.commit();
}

/// One random change of the store and of the model.
void change(Store& store, Model& model, std::mt19937_64& random) {
    const int source = static_cast<int>(random() % 3);
    const int target = static_cast<int>(random() % 3);
    const auto version = static_cast<unsigned>(random() % 3);
    switch (random() % 5) {
        case 0:
            store.remove("ko" + std::to_string(source));
            std::erase_if(model.pairs, [&](const auto& pair) { return pair.first.first == source; });
            break;
        case 1:
            store.remove("m" + std::to_string(source));
            model.memories.erase(source);
            break;
        case 2:
            put_memory(store, source, version);
            model.memories[source] = version;
            break;
        default:
            store.put(pair_of(source, target, version), test::origin(std::to_string(version)));
            model.pairs[{source, target}] = version;
    }
}

/// All that can be seen of a corpus, rows aside.
std::vector<TranslationUnit> seen(const Store& store) {
    std::vector<TranslationUnit> units;
    for (const StoredUnit& unit : test::all_units(store)) {
        units.push_back(unit.unit);
    }
    return units;
}

class StoreProperty : public test::CorpusTest, public testing::WithParamInterface<unsigned> {};

TEST_P(StoreProperty, AnyHistoryEndsAsIfWrittenAfresh) {
    std::mt19937_64 random(GetParam());
    Store store(path("history"), StoreMode::Create);
    store.database().run("PRAGMA synchronous = OFF");
    Model model;
    for (int step = 0; step < 40; ++step) {
        change(store, model, random);
    }
    Store fresh(path("fresh"), StoreMode::Create);
    for (const auto& [names, version] : model.pairs) {
        fresh.put(pair_of(names.first, names.second, version), test::origin(std::to_string(version)));
    }
    for (const auto& [name, version] : model.memories) {
        put_memory(fresh, name, version);
    }
    EXPECT_EQ(seen(store), seen(fresh));
    EXPECT_EQ(store.counts().documents, fresh.counts().documents);
    EXPECT_EQ(store.counts().segments, fresh.counts().segments);
    const VerifyReport report = verify(store);
    EXPECT_TRUE(report.problems.empty()) << report.problems.front().message;
}

INSTANTIATE_TEST_SUITE_P(Seeds, StoreProperty, testing::Range(1U, 9U));

}  // namespace
}  // namespace diglot
