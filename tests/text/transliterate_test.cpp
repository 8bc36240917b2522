#include "diglot/text/transliterate.h"

#include "diglot/base/file.h"
#include "diglot/text/name_index.h"
#include "diglot/text/utf8.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace diglot {
namespace {

TEST(PlainLatin, brings_scripts_together) {
    EXPECT_EQ(to_plain_latin("Владимир"), "vladimir");
    EXPECT_EQ(to_plain_latin("Müller"), "muller");
    EXPECT_EQ(to_plain_latin("O'Neil"), "oneil");
    EXPECT_EQ(to_plain_latin("北京"), "bei jing");
    EXPECT_EQ(to_plain_latin(""), "");
}

TEST(ConsonantSkeleton, is_equal_for_one_name_in_two_scripts) {
    EXPECT_EQ(consonant_skeleton("푸틴"), consonant_skeleton("Putin"));
    EXPECT_EQ(consonant_skeleton("로씨야"), consonant_skeleton("Russia"));
    EXPECT_EQ(consonant_skeleton("김정규"), consonant_skeleton("Kim Jong Gyu"));
    EXPECT_EQ(consonant_skeleton("김정규"), consonant_skeleton("Kim Jung-gyu"));
    EXPECT_EQ(consonant_skeleton("블라디미르"), consonant_skeleton("Vladimir"));
    EXPECT_EQ(consonant_skeleton("블라디미르"), consonant_skeleton("Владимир"));
    EXPECT_EQ(consonant_skeleton("트럼프"), consonant_skeleton("Trump"));
    EXPECT_NE(consonant_skeleton("푸틴"), consonant_skeleton("Trump"));
    EXPECT_EQ(consonant_skeleton(""), "");
    EXPECT_EQ(consonant_skeleton("123 …"), "");
}

TEST(NameSimilarity, allows_for_what_spellings_lose) {
    EXPECT_GT(name_similarity("블라지미르", "Vladimir"), 0.85);   // the North softens d before i
    EXPECT_GT(name_similarity("박근혜", "Park Geun-hye"), 0.85);  // r is silent
    EXPECT_GT(name_similarity("이명박", "Lee Myung-bak"), 0.85);  // the South drops l
    EXPECT_LT(name_similarity("이제", "Rice"), 0.75);
    EXPECT_EQ(name_similarity("", "Rice"), 0.0);
    EXPECT_EQ(name_similarity("", ""), 0.0);
}

TEST(NamePrefix, leaves_the_particles) {
    const std::string eojeol = "푸틴에게서";
    const NamePrefix prefix = best_name_prefix(eojeol, "Putin");
    EXPECT_EQ(eojeol.substr(0, prefix.bytes), "푸틴");
    EXPECT_GT(prefix.similarity, 0.95);
    EXPECT_EQ(best_name_prefix("", "Putin").bytes, 0U);
}

using Name = std::pair<std::string, std::string>;

std::vector<Name> names() {
    std::istringstream in(read_file(DIGLOT_TEST_DIR "/names.tsv"));
    std::vector<Name> read;
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with('#')) {
            const std::size_t tab = line.find('\t');
            read.emplace_back(line.substr(0, tab), line.substr(tab + 1));
        }
    }
    return read;
}

constexpr double kAlike = 0.8;

TEST(NameSimilarity, finds_nine_names_in_ten) {
    std::size_t found = 0;
    const auto all = names();
    for (const auto& [korean, latin] : all) {
        found += name_similarity(korean, latin) >= kAlike ? 1U : 0U;
    }
    RecordProperty("found", static_cast<int>(found));
    EXPECT_GE(found * 10, all.size() * 9) << found << " of " << all.size();
}

TEST(NameSimilarity, rarely_takes_one_name_for_another) {
    const auto all = names();
    std::set<Name> same(all.begin(), all.end());
    for (const auto& [korean, latin] : all) {  // spellings of one name share a side
        for (const auto& [other_korean, other_latin] : all) {
            if (korean == other_korean || latin == other_latin) {
                same.emplace(korean, other_latin);
                same.emplace(other_korean, latin);
            }
        }
    }
    std::size_t wrong = 0;
    std::size_t pairs = 0;
    for (const auto& [korean, unused] : all) {
        for (const auto& [unused_too, latin] : all) {
            if (same.count({korean, latin}) == 0) {
                ++pairs;
                wrong += name_similarity(korean, latin) >= kAlike ? 1U : 0U;
            }
        }
    }
    RecordProperty("wrong", static_cast<int>(wrong));
    EXPECT_LE(wrong * 500, pairs) << wrong << " of " << pairs;
}

TEST(NamePrefix, rarely_takes_a_common_word_for_a_name) {
    std::istringstream in(read_file(DIGLOT_SOURCE_DIR "/core/diglot/lexicon/data/ko-en.tsv"));
    std::size_t wrong = 0;
    std::size_t pairs = 0;
    const auto all = names();
    constexpr std::size_t kEveryNth = 7;
    constexpr std::size_t kTwoSyllables = 6;  // bytes
    std::size_t n = 0;
    for (std::string line; std::getline(in, line);) {
        const std::string word = line.substr(0, line.find('\t'));
        const bool name_itself = line.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos;
        if (line.starts_with('#') || name_itself || word.size() < kTwoSyllables || ++n % kEveryNth != 0) {
            continue;
        }
        for (const auto& [korean, latin] : all) {
            const NamePrefix prefix = best_name_prefix(word, latin);
            ++pairs;
            wrong += prefix.bytes >= kTwoSyllables && prefix.similarity >= kAlike ? 1U : 0U;
        }
    }
    RecordProperty("wrong", static_cast<int>(wrong));
    EXPECT_LE(wrong * 400, pairs) << wrong << " of " << pairs;
}

TEST(NameIndex, finds_what_comparing_every_name_finds) {
    NameIndex index;
    auto all = names();
    std::erase_if(all, [](const Name& name) { return name.second.find_first_of(" -") != std::string::npos; });
    for (std::uint32_t n = 0; n < all.size(); ++n) {
        index.add(all[n].second, n);
    }
    const auto meet = [](const std::string& a, const std::string& b) {
        return consonant_skeleton(a).size() >= 2 && consonant_skeleton(b).size() >= 2 &&
               consonant_skeleton(a).substr(0, 2) == consonant_skeleton(b).substr(0, 2);
    };
    std::size_t matches = 0;
    for (const auto& [korean, latin] : all) {
        for (const std::string& word : {korean, korean + "에게서", korean + "이라는"}) {
            std::vector<std::pair<std::uint32_t, double>> expected;
            for (std::uint32_t n = 0; n < all.size(); ++n) {
                const double similarity = best_name_prefix(word, all[n].second).similarity;
                if (similarity >= NameIndex::kLeastSimilarity && meet(word, all[n].second)) {
                    expected.emplace_back(n, similarity);
                }
            }
            std::vector<std::pair<std::uint32_t, double>> found;
            for (const NameIndex::Match& match : index.find(word)) {
                found.emplace_back(match.id, match.similarity);
            }
            EXPECT_EQ(found, expected) << word;
            matches += found.size();
        }
    }
    EXPECT_GT(matches, all.size());
}

TEST(PlainLatin, letters_of_the_table_are_what_icu_makes_of_them) {
    for (char32_t c = 0xC0; c < 0x180; ++c) {
        std::string letter;
        append_code_point(letter, c);
        // Where a letter outside the table stands beside it, ICU reads both.
        EXPECT_EQ(to_plain_latin(letter) + "z", to_plain_latin(letter + "ж")) << letter;
    }
}

TEST(NameSounds, lone_jamo_are_none) {
    EXPECT_EQ(name_sounds("김ㆍ정ㅋㅋ"), name_sounds("김정"));
}

}  // namespace
}  // namespace diglot
