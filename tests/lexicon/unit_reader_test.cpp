#include "diglot/lexicon/unit_reader.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace diglot {
namespace {

std::vector<std::string> units_of(const std::string& text, const std::string& language) {
    UnitReader reader(language);
    std::vector<std::uint32_t> numbers;
    reader.read(text, numbers);
    std::vector<std::string> units;
    for (const std::uint32_t number : numbers) {
        units.push_back(reader.units().form(number));
    }
    return units;
}

using Units = std::vector<std::string>;

TEST(UnitReader, quotation_marks_of_all_traditions_are_one_pair) {
    const Units speech = {"“", "yes", "”"};
    EXPECT_EQ(units_of("\"Yes\"", "en"), speech);
    EXPECT_EQ(units_of("“Yes”", "en"), speech);
    EXPECT_EQ(units_of("„Yes“", "de"), speech);
    EXPECT_EQ(units_of("»Yes«", "de"), speech);
    EXPECT_EQ(units_of("« Yes »", "fr"), speech);
    EXPECT_EQ(units_of("「Yes」", "ja"), speech);
    EXPECT_EQ(units_of("《Yes》", "ko"), speech);
    EXPECT_EQ(units_of("他说：“Yes”。", "zh"), (Units{"他", "说", ":", "“", "yes", "”", "."}));
}

TEST(UnitReader, stops_and_questions_are_the_same_in_all_scripts) {
    EXPECT_EQ(units_of("好。", "zh"), (Units{"好", "."}));
    EXPECT_EQ(units_of("好？", "zh"), (Units{"好", "?"}));
    EXPECT_EQ(units_of("لماذا؟", "ar").back(), "?");
    EXPECT_EQ(units_of("It's so", "en"), (Units{"it", "'", "s", "so"}));
}

TEST(UnitReader, words_of_several_han_characters_stand_beside_the_characters) {
    EXPECT_EQ(units_of("中国政府。", "zh"), (Units{"中", "国", "政", "府", "中国", "政府", "."}));
    EXPECT_EQ(units_of("日本の政府", "ja"), (Units{"日", "本", "日本", "の", "政", "府", "政府"}));
    EXPECT_EQ(units_of("政府3000人", "zh"), (Units{"政", "府", "政府", "人", "num:3000"}));
}

TEST(UnitReader, words_are_cut_and_figures_have_one_form) {
    EXPECT_EQ(units_of("Regierungen", "de"), (Units{"regie"}));
    EXPECT_EQ(units_of("3천명", "ko").back(), "num:3000");
    EXPECT_EQ(units_of("14. März", "de"), (Units{".", "num:14", "month:3"}));
}

}  // namespace
}  // namespace diglot
