#include "diglot/corpus/search.h"

#include "diglot/base/error.h"
#include "diglot/corpus/collocations.h"
#include "diglot/corpus/concordance.h"
#include "diglot/corpus/index.h"
#include "diglot/corpus/pattern.h"

#include <gtest/gtest.h>

#include "sample.h"
#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace diglot {
namespace {

TranslationUnit with(TranslationUnit unit, const std::string& date, const std::string& source) {
    unit.properties = {{"date", date}, {"source", source}};
    return unit;
}

/// Rumours known by hand.
std::vector<TranslationUnit> rumours() {
    return {
        with(test::unit("소문이 퍼졌다.", "A rumor spread."), "2024-10-25", "KCNA"),
        with(test::unit("그는 그 소문을 부인했다.", "He denied the story."), "2024-11-02", "KCNA"),
        with(test::unit("헛소문이다.", "It is a false Rumour."), "2025-01-01", "Rodong"),
        with(test::unit("소문자 에이", "lower-case a"), "2025-03-01", "Rodong"),
        with(test::unit("나쁜 소문과 좋은 소문", "Bad rumors and good rumors"), "", ""),
        with({"", {{"ko", {"말뿐인 소문."}, "", {}}}, {}, {}}, "2024-01-01", "KCNA"),
        with({"",
              {{"ko", {"세 말"}, "", {}}, {"en", {"three words"}, "", {}}, {"de", {"drei Wörter"}, "", {}}},
              {},
              {}},
             "2024-01-01", "KCNA"),
    };
}

class SearchTest : public test::CorpusTest {
protected:
    void store_units(const std::vector<TranslationUnit>& units, const std::string& name = "memory") {
        Store store(path(), StoreMode::Create);
        auto writer = store.put_memory(name, test::origin());
        for (const TranslationUnit& unit : units) {
            writer.add(unit);
        }
        writer.commit();
    }

    /// The lines as "left|match|right".
    [[nodiscard]] std::vector<std::string> lines(const std::string& text,
                                                 ConcordanceOrder order = ConcordanceOrder::Corpus) const {
        const Store store(path(), StoreMode::Read);
        const CorpusIndex index(store);
        const Query query = parse_query(text);
        SearchResult result = search(store, index, query);
        sort_hits(store, result, order);
        std::vector<std::string> found;
        each_line(store, query, result, result.hits, [&](const ConcordanceLine& line) {
            found.push_back(line.left + "|" + line.match + "|" + line.right);
        });
        return found;
    }

    [[nodiscard]] std::size_t hits(const std::string& text) const { return lines(text).size(); }
};

using Lines = std::vector<std::string>;

TEST_F(SearchTest, FindsKoreanWithItsParticles) {
    store_units(rumours());
    EXPECT_EQ(lines("소문"), (Lines{"|소문이| 퍼졌다.", "그는 그 |소문을| 부인했다.", "|소문자| 에이",
                                    "나쁜 |소문과| 좋은 소문", "나쁜 소문과 좋은 |소문|", "말뿐인 |소문|."}));
    EXPECT_EQ(hits("\"소문\"%w"), 2U);
    EXPECT_EQ(hits("\"소문\"%s"), 7U);
    EXPECT_EQ(hits("\"소문[이을과]?\""), 5U);
}

TEST_F(SearchTest, AsksBothSides) {
    store_units(rumours());
    EXPECT_EQ(lines("소문 :en \"rumou?rs?\"%c"),
              (Lines{"|소문이| 퍼졌다.", "나쁜 |소문과| 좋은 소문", "나쁜 소문과 좋은 |소문|"}));
    EXPECT_EQ(lines("소문 :en !\"rumou?rs?\"%c"), (Lines{"그는 그 |소문을| 부인했다.", "|소문자| 에이"}))
        << "a unit without an English side is no answer";
    EXPECT_EQ(lines(":en \"words\" :de \"woerter\""), Lines{});
    EXPECT_EQ(lines(":en \"words\" :de \"worter\"%cd :ko \"말\""), (Lines{"three |words|"}));
}

TEST_F(SearchTest, AsksTheMetadata) {
    store_units(rumours());
    EXPECT_EQ(hits("소문 within year=2024"), 3U);
    EXPECT_EQ(hits("소문 within source=\"KCNA\" & date>=2024-10"), 2U);
    EXPECT_EQ(hits("소문 within date<2024-10-25"), 1U);
    EXPECT_EQ(hits("소문 within date<=2024"), 3U);
    EXPECT_EQ(hits("소문 within !source=\"KCNA\""), 3U);
    EXPECT_EQ(hits("소문 within source!=KCNA"), 3U);
    EXPECT_EQ(hits("소문 within review=accepted"), 0U);
    EXPECT_EQ(hits("소문 within document=memory & origin=machine"), 6U);
    EXPECT_EQ(hits("소문 within nonsense=1"), 0U);
}

TEST_F(SearchTest, SortsLines) {
    store_units(rumours());
    EXPECT_EQ(lines("\"rumou?rs?\"%c", ConcordanceOrder::Left),
              (Lines{"A |rumor| spread.", "Bad |rumors| and good rumors", "It is a false |Rumour|.",
                     "Bad rumors and good |rumors|"}));
    EXPECT_EQ(lines("\"rumou?rs?\"%c", ConcordanceOrder::Match),
              (Lines{"A |rumor| spread.", "Bad rumors and good |rumors|", "Bad |rumors| and good rumors",
                     "It is a false |Rumour|."}));
    EXPECT_EQ(lines("\"rumou?rs?\"%c", ConcordanceOrder::Right),
              (Lines{"Bad rumors and good |rumors|", "Bad |rumors| and good rumors", "A |rumor| spread.",
                     "It is a false |Rumour|."}));
    EXPECT_EQ(lines("소문", ConcordanceOrder::Date).front(), "말뿐인 |소문|.");
    EXPECT_EQ(lines("소문", ConcordanceOrder::Date).back(), "나쁜 소문과 좋은 |소문|");
}

TEST_F(SearchTest, IndexedOrNotTheAnswerIsTheSame) {
    store_units(rumours());
    const Lines before = lines("[]");
    {
        Store store(path(), StoreMode::Write);
        EXPECT_FALSE(index_is_complete(store));
        EXPECT_EQ(update_index(store).units, 7U);
        EXPECT_TRUE(index_is_complete(store));
        EXPECT_EQ(update_index(store).units, 0U);
        EXPECT_EQ(CorpusIndex(store).units_in_memory(), 0U);
    }
    EXPECT_EQ(lines("[]"), before);
    EXPECT_GT(before.size(), 30U);
}

TEST_F(SearchTest, FollowsTheCorpus) {
    store_units(rumours());
    Store store(path(), StoreMode::Write);
    update_index(store);
    store.remove("memory");
    EXPECT_EQ(hits("소문"), 0U);
    EXPECT_EQ(hits("[]"), 0U);
    store_units({test::unit("다른 말", "other words")},
                "second");  // gets the rows of the units that are gone
    EXPECT_EQ(hits("소문"), 0U);
    EXPECT_EQ(lines("다른"), (Lines{"|다른| 말"}));
    EXPECT_EQ(hits("다른 :en rumor"), 0U);
    EXPECT_EQ(hits("다른 :en !rumor"), 1U);
    update_index(store);
    EXPECT_EQ(lines("다른"), (Lines{"|다른| 말"}));
    EXPECT_EQ(hits("소문"), 0U);
}

TEST_F(SearchTest, FindsInAlignedDocuments) {
    Store store(path(), StoreMode::Create);
    store.put(test::sample(), test::origin());
    EXPECT_EQ(lines("문장"), (Lines{"첫 |문장입니다|.", "빠진 |문장입니다|."}));
    EXPECT_EQ(lines("문장 :en !it"), (Lines{"첫 |문장입니다|."}));
    EXPECT_EQ(lines(":en first []* It"), (Lines{"This is the |first. It| goes on."})) << "a bead is one text";
    EXPECT_EQ(hits(":en \"on\" []* \"The\""), 0U) << "a match stays in its unit";
}

TEST_F(SearchTest, AnEmptyCorpusHasNoHits) {
    Store(path(), StoreMode::Create);
    EXPECT_EQ(hits("a"), 0U);
    Store store(path(), StoreMode::Write);
    EXPECT_EQ(update_index(store).parts, 0U);
    EXPECT_EQ(CorpusIndex(store).languages().size(), 0U);
}

TEST_F(SearchTest, CountsByMetadata) {
    store_units(rumours());
    const Store store(path(), StoreMode::Read);
    const CorpusIndex index(store);
    const SearchResult result = search(store, index, parse_query("소문"));
    const std::vector<std::string> keys = {"source", "year"};
    const auto counts = count_hits(store, result, keys);
    ASSERT_EQ(counts.size(), 3U);
    EXPECT_EQ(counts[0].values, (Lines{"KCNA", "2024"}));
    EXPECT_EQ(counts[0].hits, 3U);
    EXPECT_EQ(counts[1].values, (Lines{"", ""}));
    EXPECT_EQ(counts[1].hits, 2U);
    EXPECT_EQ(counts[1].units, 1U);
    EXPECT_EQ(count_units(result), 5U);
    EXPECT_THROW(count_hits(store, result, {}), Error);
}

TEST_F(SearchTest, FindsCollocates) {
    store_units(rumours());
    const Store store(path(), StoreMode::Read);
    const CorpusIndex index(store);
    const SearchResult result = search(store, index, parse_query("\"rumou?rs?\"%c"));
    CollocationWindow window;
    window.left = window.right = 1;
    window.least_together = 1;
    const auto found = find_collocates(store, index, result, window);
    ASSERT_FALSE(found.empty());
    // 4 hits; "bad" once beside one, once in the corpus: 14 + log2(2·1 / (4 + 1)).
    const auto bad =
        std::find_if(found.begin(), found.end(), [](const Collocate& one) { return one.word == "bad"; });
    ASSERT_NE(bad, found.end());
    EXPECT_EQ(bad->together, 1U);
    EXPECT_NEAR(bad->log_dice, 14.0 + std::log2(0.4), 1e-9);
    window.other_side = "ko";
    const auto other = find_collocates(store, index, result, window);
    EXPECT_TRUE(
        std::any_of(other.begin(), other.end(), [](const Collocate& one) { return one.word == "소문이"; }));
}

TEST(Keywords, WeighsAgainstAnotherCorpus) {
    const auto found = find_keywords({{"a", 100}, {"b", 10}, {"c", 1}}, {{"a", 1000}, {"c", 100}, {"d", 5}});
    ASSERT_EQ(found.size(), 1U) << "a and c are rarer here";
    EXPECT_EQ(found[0].word, "b");
    EXPECT_NEAR(found[0].log_likelihood, 2.0 * 10.0 * std::log(10.0 / (111.0 * 10.0 / 1216.0)), 1e-9);
    EXPECT_NEAR(found[0].log_ratio, std::log2((10.0 / 111.0) / (0.5 / 1105.0)), 1e-9);
    EXPECT_TRUE(find_keywords({}, {}).empty());
}

/// Texts of few words in every order, each found by the index as by looking at it.
TEST_F(SearchTest, AgreesWithLookingAtEachText) {
    std::mt19937 random(7);
    const std::vector<std::string> words = {"a", "A", "á", "b", "가", "가나", "나", ".", "10월"};
    std::vector<TranslationUnit> units;
    for (int i = 0; i < 300; ++i) {
        std::string text;
        for (auto n = random() % 7; n > 0; --n) {
            text += words[random() % words.size()] + " ";
        }
        units.push_back(test::unit(text + "x", "y"));
    }
    store_units(units);
    for (const char* text : {"a", "\"a\"%c", "\"a\"%d", "\"A\"%cd", "가", "\"가\"%w", "\"나\"%e", "\"가|a\"",
                             "[]{2} x", "a []{0,3} b", "(a | 가){1,2} b?", "[word!=\"a\" & word!=\"b\"] x",
                             "10월", "\"가.*\" .", "\"[^a]\" [!(word=\"b\"|word=\"x\")]+"}) {
        const Query query = parse_query(std::string(":ko ") + text);
        Lines expected;
        const TextMatcher matcher(query.pattern);
        for (const TranslationUnit& unit : units) {
            const std::string& whole = unit.variants[0].segments[0];
            for (const TextMatch& match : matcher.find(whole)) {
                expected.push_back(whole.substr(0, match.bytes.begin) + "|" +
                                   whole.substr(match.bytes.begin, match.bytes.size()) + "|" +
                                   whole.substr(match.bytes.end));
            }
        }
        EXPECT_EQ(lines(std::string(":ko ") + text), expected) << text;
    }
}

}  // namespace
}  // namespace diglot
