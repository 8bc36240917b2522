#include "diglot/base/file.h"
#include "diglot/text/korean.h"
#include "diglot/text/utf8.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace diglot {
namespace {

std::vector<std::string> lines_of_builtin_lexicon() {
    std::istringstream in(read_file(DIGLOT_SOURCE_DIR "/core/diglot/lexicon/data/ko-en.tsv"));
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

bool is_comment(const std::string& line) {
    return line.starts_with('#');
}

// Jamo that compose and combining accents are what could break NFC in Korean and English.
bool composes(char32_t c) {
    return (c >= 0x1100 && c <= 0x11FF) || (c >= 0x0300 && c <= 0x036F);
}

TEST(BuiltinLexicon, has_thousands_of_entries) {
    std::size_t entries = 0;
    for (const std::string& line : lines_of_builtin_lexicon()) {
        entries += is_comment(line) ? 0U : 1U;
    }
    EXPECT_GE(entries, 5000U);
}

TEST(BuiltinLexicon, every_line_is_korean_tab_english_in_composed_utf8) {
    for (const std::string& line : lines_of_builtin_lexicon()) {
        ASSERT_FALSE(find_invalid_utf8(line)) << line;
        if (is_comment(line)) {
            continue;
        }
        const std::size_t tab = line.find('\t');
        ASSERT_NE(tab, std::string::npos) << line;
        EXPECT_EQ(line.find('\t', tab + 1), std::string::npos) << line;
        EXPECT_GT(tab, 0U) << line;
        EXPECT_LT(tab + 1, line.size()) << line;
        EXPECT_EQ(line.find("  "), std::string::npos) << line;
        EXPECT_NE(line[tab + 1], ' ') << line;
        EXPECT_NE(line.back(), ' ') << line;
        bool hangul = false;
        for (std::size_t at = 0; at < line.size();) {
            const bool korean_side = at < tab;
            const char32_t c = next_code_point(line, at);
            EXPECT_FALSE(composes(c)) << line;
            EXPECT_FALSE(is_hangul_syllable(c) && !korean_side) << line;
            hangul = hangul || is_hangul_syllable(c);
        }
        EXPECT_TRUE(hangul) << line;
    }
}

TEST(BuiltinLexicon, no_pair_stands_twice) {
    std::set<std::string> seen;
    for (const std::string& line : lines_of_builtin_lexicon()) {
        EXPECT_TRUE(is_comment(line) || seen.insert(line).second) << line;
    }
}

TEST(BuiltinLexicon, words_are_in_order_within_a_section) {
    std::string last;
    for (const std::string& line : lines_of_builtin_lexicon()) {
        const std::string word = is_comment(line) ? std::string() : line.substr(0, line.find('\t'));
        EXPECT_TRUE(word.empty() || last <= word) << line;
        last = word;
    }
}

}  // namespace
}  // namespace diglot
