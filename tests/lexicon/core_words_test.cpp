#include "diglot/lexicon/core_words.h"

#include "diglot/base/file.h"
#include "diglot/text/utf8.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace diglot {
namespace {

namespace fs = std::filesystem;

struct Row {
    std::string concept_name;
    std::string forms;
};

std::vector<Row> rows_of(const fs::path& path) {
    const std::string text = read_file(path.string());
    EXPECT_FALSE(find_invalid_utf8(text)) << path;
    EXPECT_TRUE(text.ends_with('\n')) << path;
    std::istringstream in(text);
    std::vector<Row> rows;
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with('#')) {
            const std::size_t tab = std::min(line.find('\t'), line.size());
            rows.push_back({line.substr(0, tab), line.substr(std::min(tab + 1, line.size()))});
        }
    }
    return rows;
}

std::vector<fs::path> files() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(DIGLOT_SOURCE_DIR "/core/diglot/lexicon/data/core")) {
        if (entry.path().extension() == ".tsv") {
            found.push_back(entry.path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

bool has(const Lexicon& lexicon, const std::string& source, const std::string& target) {
    return std::any_of(lexicon.entries.begin(), lexicon.entries.end(), [&](const LexiconEntry& entry) {
        return entry.source == source && entry.target == target;
    });
}

TEST(CoreWords, every_file_has_the_same_concepts_in_the_same_order) {
    const std::vector<Row> english = rows_of(DIGLOT_SOURCE_DIR "/core/diglot/lexicon/data/core/en.tsv");
    ASSERT_GE(english.size(), 600U);
    for (const fs::path& path : files()) {
        const std::vector<Row> rows = rows_of(path);
        ASSERT_EQ(rows.size(), english.size()) << path;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            ASSERT_EQ(rows[i].concept_name, english[i].concept_name) << path << ": " << i;
        }
    }
}

TEST(CoreWords, forms_are_words_parted_by_commas_none_twice) {
    for (const fs::path& path : files()) {
        for (const Row& row : rows_of(path)) {
            std::set<std::string> seen;
            for (std::size_t at = 0; at < row.forms.size();) {
                const std::size_t end = std::min(row.forms.find(", ", at), row.forms.size());
                const std::string form = row.forms.substr(at, end - at);
                EXPECT_FALSE(form.empty()) << path << ": " << row.concept_name;
                EXPECT_EQ(form.find_first_of(" \t,;/()"), std::string::npos) << path << ": " << form;
                EXPECT_TRUE(seen.insert(form).second) << path << ": " << row.concept_name << ": " << form;
                at = end + 2;
            }
        }
    }
}

TEST(CoreWords, join_two_languages_by_what_the_words_mean) {
    const Lexicon lexicon = core_lexicon("de", "fr");
    EXPECT_EQ(lexicon.source_language, "de");
    EXPECT_EQ(lexicon.target_language, "fr");
    EXPECT_TRUE(has(lexicon, "Haus", "maison"));
    EXPECT_FALSE(has(lexicon, "Haus", "jardin"));
    EXPECT_TRUE(has(core_lexicon("zh", "en"), "河", "river"));
}

TEST(CoreWords, korean_comes_by_way_of_english) {
    EXPECT_TRUE(has(builtin_lexicon("ko", "zh"), "평화", "和平"));
    EXPECT_TRUE(has(builtin_lexicon("ru", "ko-KR"), "война", "전쟁"));
    EXPECT_TRUE(builtin_lexicon("ko", "tlh").entries.empty());
    EXPECT_TRUE(builtin_lexicon("ko", "ko").entries.empty());
}

TEST(CoreWords, know_each_language_in_the_library_and_no_other) {
    for (const fs::path& path : files()) {
        const std::string language = path.stem().string();
        EXPECT_EQ(core_lexicon(language, "en").entries.empty(), language == "en") << language;
    }
    EXPECT_TRUE(core_lexicon("tlh", "en").entries.empty());
    EXPECT_TRUE(core_lexicon("de", "").entries.empty());
}

}  // namespace
}  // namespace diglot
