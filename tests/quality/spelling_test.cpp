// How well spellings are known: pairs of others' lists put into real sentences; docs/spelling.md tells the
// figures.
#include "diglot/variants/spelling.h"

#include "diglot/base/file.h"
#include "diglot/ingest/ingest.h"
#include "diglot/text/character.h"
#include "diglot/variants/spelling_report.h"
#include "diglot/variants/spelling_words.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diglot {
namespace {

namespace fs = std::filesystem;

/// The folder with the measured texts, or an empty path.
fs::path data_folder() {
    const char* data =
        std::getenv("DIGLOT_DATA");  // NOLINT(concurrency-mt-unsafe): read before any thread starts
    return data == nullptr ? fs::path() : fs::path(data);
}

bool data_missing() {
    if (fs::exists(data_folder() / "variants")) {
        return false;
    }
    fmt::print("No texts to measure with: set DIGLOT_DATA to the folder that holds variants/ and gold/\n");
    return true;
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

Pairs read_pairs(const fs::path& path) {
    Pairs pairs;
    const std::string text = read_file(path.string());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        const std::size_t tab = line.find('\t');
        if (tab != std::string::npos && line.front() != '#') {
            pairs.emplace_back(line.substr(0, tab), line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
        }
        at = end + 1;
    }
    return pairs;
}

/// Every paragraph of the English texts at hand: stories, and the English sides of the gold documents.
std::vector<std::string> english_paragraphs() {
    std::vector<std::string> paths = {(data_folder() / "variants" / "kcna-en-2024.json").string()};
    for (const auto& file : fs::recursive_directory_iterator(data_folder() / "gold")) {
        if (file.path().extension() == ".en") {
            paths.push_back(file.path().string());
        }
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> paragraphs;
    DiagnosticLog log;
    for (const std::string& path : paths) {
        for (const Document& document : ingest_all(read_file(path), path, {}, log)) {
            for (const Paragraph& paragraph : document.paragraphs) {
                paragraphs.push_back(paragraph.text);
            }
        }
    }
    return paragraphs;
}

/// How often each word occurs; typewriter apostrophes.
std::map<std::string, std::uint64_t> count_words(const std::vector<std::string>& paragraphs) {
    std::map<std::string, std::uint64_t> counts;
    for (const std::string& paragraph : paragraphs) {
        bool quoted = false;
        for (const SpellingWord& word : english_words(paragraph, quoted)) {
            std::string form = paragraph.substr(word.bytes.begin, word.bytes.size());
            if (const std::size_t at = form.find("’"); at != std::string::npos) {
                form.replace(at, std::string_view("’").size(), "'");
            }
            counts[std::move(form)] += 1;
        }
    }
    return counts;
}

/// How often a form of the list occurs: in its capitals or more, as "Idaea" is a name, but "color" begins
/// sentences too.
std::uint64_t occurrences(const std::map<std::string, std::uint64_t>& words, const std::string& form) {
    std::string capital = form;
    capital.front() = capital.front() >= 'a' && capital.front() <= 'z'
                          ? static_cast<char>(capital.front() - 'a' + 'A')
                          : capital.front();
    std::uint64_t count = 0;
    for (const std::string& one : std::set<std::string>{form, capital}) {
        const auto found = words.find(one);
        count += found == words.end() ? 0 : found->second;
    }
    return count;
}

/// Found and missed, by places in the text and by different pairs.
struct Count {
    std::uint64_t places = 0, found_places = 0, pairs = 0, found_pairs = 0;

    void add(std::uint64_t occurrences, bool found) {
        places += occurrences;
        pairs += 1;
        found_places += found ? occurrences : 0;
        found_pairs += found ? 1U : 0U;
    }
    [[nodiscard]] double by_place() const {
        return static_cast<double>(found_places) / static_cast<double>(places);
    }
    [[nodiscard]] double by_pair() const {
        return static_cast<double>(found_pairs) / static_cast<double>(pairs);
    }
};

/// The pairs of the list in small letters.
std::set<std::pair<std::string, std::string>> listed_pairs() {
    std::set<std::pair<std::string, std::string>> listed;
    for (const auto& [american, british] : read_pairs(data_folder() / "variants" / "varcon-us-uk.tsv")) {
        listed.insert({to_lower(american), to_lower(british)});
    }
    return listed;
}

TEST(SpellingQuality, PairsOfVarConInRealSentences) {
    if (data_missing()) {
        GTEST_SKIP();
    }
    const auto spelling = make_spelling("en");
    const Pairs pairs = read_pairs(data_folder() / "variants" / "varcon-us-uk.tsv");
    const auto words = count_words(english_paragraphs());
    Count recall;
    std::string missed;
    for (const auto& [american, british] : pairs) {
        // Each place of either spelling, put into the other.
        const std::uint64_t places = occurrences(words, american) + occurrences(words, british);
        if (places == 0) {
            continue;
        }
        const bool found = spelling->compare(american, british).has_value() &&
                           spelling->compare(british, american).has_value();
        recall.add(places, found);
        missed += found ? "" : fmt::format(" {}/{}:{}", american, british, places);
    }
    fmt::print("recall: {} of {} places ({:.4f}), {} of {} pairs ({:.4f}); missed:{}\n", recall.found_places,
               recall.places, recall.by_place(), recall.found_pairs, recall.pairs, recall.by_pair(), missed);
    EXPECT_GE(recall.by_place(), 0.98);
    EXPECT_GE(recall.by_pair(), 0.95);
}

/// Words of the texts that look alike: one letter more, less or other, or two swapped. Those that the library
/// takes for one word should be so in the list too.
TEST(SpellingQuality, WordsThatLookAlikeInRealSentences) {
    if (data_missing()) {
        GTEST_SKIP();
    }
    const auto spelling = make_spelling("en");
    const auto listed = listed_pairs();
    std::set<std::string> words;
    for (const auto& [word, count] : count_words(english_paragraphs())) {
        words.insert(to_lower(word));
    }
    std::uint64_t claimed = 0, right = 0, compared = 0;
    std::string wrong;
    for (auto one = words.begin(); one != words.end(); ++one) {
        for (auto other = std::next(one); other != words.end(); ++other) {
            // Spellings of one word share their first letter and most of their length.
            if (one->front() != other->front()) {
                break;
            }
            if (std::max(one->size(), other->size()) - std::min(one->size(), other->size()) > 2 ||
                one->back() != other->back()) {
                continue;
            }
            ++compared;
            if (!spelling->compare(*one, *other)) {
                continue;
            }
            ++claimed;
            const bool known = listed.contains({*one, *other}) || listed.contains({*other, *one});
            right += known ? 1U : 0U;
            wrong += known ? "" : fmt::format(" {}/{}", *one, *other);
        }
    }
    fmt::print(
        "of {} pairs of words in the texts {} were taken for one word, {} of them listed; not listed:{}\n",
        compared, claimed, right, wrong);
}

/// Each form that the library would expect in another tradition, for every word of the texts.
TEST(SpellingQuality, FormsExpectedOfRealWords) {
    if (data_missing()) {
        GTEST_SKIP();
    }
    const auto spelling = make_spelling("en");
    const auto listed = listed_pairs();
    Count precision;
    std::string wrong;
    for (const auto& [word, count] : count_words(english_paragraphs())) {
        const auto known = spelling->look_up(word);
        if (!known || (known->traditions.contains(SpellingTradition::American) &&
                       known->traditions.contains(SpellingTradition::British))) {
            continue;
        }
        const std::string& american = *known->form_in(SpellingTradition::American);
        const std::string& british = *known->form_in(SpellingTradition::British);
        const bool right = listed.contains({to_lower(american), to_lower(british)});
        precision.add(count, right);
        wrong += right ? "" : fmt::format(" {}/{}:{}", american, british, count);
    }
    fmt::print("precision: {} of {} places ({:.4f}), {} of {} words ({:.4f}); not listed:{}\n",
               precision.found_places, precision.places, precision.by_place(), precision.found_pairs,
               precision.pairs, precision.by_pair(), wrong);
    EXPECT_GE(precision.by_place(), 0.99);
}

TEST(SpellingQuality, CoverageOfVarCon) {
    if (data_missing()) {
        GTEST_SKIP();
    }
    const auto spelling = make_spelling("en");
    Count all;
    std::string missed;
    for (const auto& [american, british] : read_pairs(data_folder() / "variants" / "varcon-us-uk.tsv")) {
        const bool found = spelling->compare(american, british).has_value();
        all.add(1, found);
        missed += found || all.pairs - all.found_pairs > 1500 ? "" : fmt::format(" {}/{}", american, british);
    }
    fmt::print("of all {} pairs of the list, found in running text or not: {} ({:.4f})\n", all.pairs,
               all.found_pairs, all.by_pair());
    if (std::getenv("DIGLOT_VERBOSE") != nullptr) {  // NOLINT(concurrency-mt-unsafe): no thread yet
        fmt::print("missed:{}\n", missed);
    }
    EXPECT_GE(all.by_pair(), 0.8);
}

/// 1,061 stories of a news agency that is not sure of its spelling.
TEST(SpellingQuality, StoriesThatSpellAWordBothWays) {
    if (data_missing()) {
        GTEST_SKIP();
    }
    const std::string path = (data_folder() / "variants" / "kcna-en-2024.json").string();
    DiagnosticLog log;
    SpellingExaminer examiner("en");
    std::uint64_t stories = 0, both_ways = 0;
    std::map<std::string, std::uint64_t> counts;
    for (const Document& document : ingest_all(read_file(path), path, {}, log)) {
        const SpellingReport report = examiner.examine(document);
        ++stories;
        both_ways += report.both_ways.empty() ? 0U : 1U;
        for (const auto& [key, tally] : report.tallies) {
            for (const auto& [form, count] : tally.counts) {
                counts[form] += count;
            }
        }
    }
    fmt::print("{} stories, {} of them spell a word both ways; defence {}, defense {}\n", stories, both_ways,
               counts["defence"], counts["defense"]);
    EXPECT_EQ(stories, 1061U);
    EXPECT_EQ(both_ways, 20U);
    EXPECT_EQ(counts["defence"], 362U);
    EXPECT_EQ(counts["defense"], 56U);
    EXPECT_EQ(counts["organization"], 55U);
    EXPECT_EQ(counts["rumour"], 3U);
    EXPECT_EQ(counts["rumor"], 2U);
}

TEST(SpellingQuality, SouthernAndNorthernNews) {
    if (data_missing()) {
        GTEST_SKIP();
    }
    const auto spelling = make_spelling("ko");
    Count known, any, expected;
    std::string missed, patterns;
    for (const auto& [southern, northern] :
         read_pairs(data_folder() / "variants" / "north-south-spelling.tsv")) {
        const auto pair = spelling->compare(southern, northern);
        const auto word = spelling->look_up(northern);
        known.add(1, pair && pair->basis == SpellingBasis::Known);
        any.add(1, pair.has_value());
        expected.add(1, word && *word->form_in(SpellingTradition::Southern) == southern);
        missed += pair ? "" : fmt::format(" {}/{}", southern, northern);
        patterns +=
            pair && pair->basis == SpellingBasis::Pattern ? fmt::format(" {}/{}", southern, northern) : "";
    }
    fmt::print(
        "Korean: {} pairs, {:.4f} one word, {:.4f} by the tables, {:.4f} turned into the Southern "
        "form\nmissed:{}\nby pattern:{}\n",
        any.pairs, any.by_pair(), known.by_pair(), expected.by_pair(), missed, patterns);
    EXPECT_GE(any.by_pair(), 0.95);
    EXPECT_GE(expected.by_pair(), 0.85);
}

}  // namespace
}  // namespace diglot
