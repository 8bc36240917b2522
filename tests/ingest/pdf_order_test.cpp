#include "diglot/ingest/pdf_order.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diglot {
namespace {

constexpr double kSize = 10;
constexpr double kPitch = 14;

/// A line of words from `left` to `right`, evenly spread.
void set(std::vector<PrintedWord>& page, double left, double right, double top,
         const std::vector<std::string>& words, double size = kSize) {
    const double step = (right - left) / static_cast<double>(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const double at = left + step * static_cast<double>(i);
        page.push_back({words[i], at, at + step - 0.3 * size, top, top + 1.3 * size, size, true});
    }
}

/// Four lines of a column, with `name` in each word.
void set_column(std::vector<PrintedWord>& page, double left, double top, const std::string& name) {
    for (int line = 0; line < 4; ++line) {
        set(page, left, left + 230, top + kPitch * line, {name, name, name, name, name});
    }
}

/// The words in order, each once where it comes again at once.
std::string order(std::vector<PrintedWord> page) {
    std::string read;
    std::string last;
    for (const PrintedWord& word : in_reading_order(std::move(page))) {
        if (word.text != last) {
            read += (read.empty() ? "" : " ") + word.text;
        }
        last = word.text;
    }
    return read;
}

TEST(PdfOrder, columns_end_at_a_table_and_begin_again_below_it) {
    std::vector<PrintedWord> page;
    set_column(page, 57, 400, "e");
    set_column(page, 309, 95, "b");
    set(page, 100, 500, 60, {"title"}, 18);
    set_column(page, 57, 100, "a");
    for (int row = 0; row < 3; ++row) {
        const double top = 200 + 20.0 * row;
        set(page, 57, 90, top, {"c" + std::to_string(row)});
        set(page, 217, 250, top, {"d" + std::to_string(row)});
        set(page, 378, 410, top, {"e" + std::to_string(row)});
    }
    set_column(page, 309, 397, "f");
    set(page, 290, 305, 760, {"7"});
    EXPECT_EQ(order(std::move(page)), "title a b c0 d0 e0 c1 d1 e1 c2 d2 e2 e f 7");
}

TEST(PdfOrder, notes_in_small_print_and_a_short_foot_follow_both_columns) {
    std::vector<PrintedWord> page;
    set_column(page, 57, 100, "a");
    set_column(page, 309, 100, "b");
    set(page, 57, 190, 165, {"note"}, 8);
    set(page, 57, 120, 700, {"foot"});
    EXPECT_EQ(order(std::move(page)), "a b note foot");
}

TEST(PdfOrder, columns_of_a_table_of_two_languages_need_no_wide_gutter) {
    std::vector<PrintedWord> page;
    for (int line = 0; line < 8; ++line) {
        set(page, 37, 306, 100 + kPitch * line, {"a", "a", "a", "a", "a"});
        set(page, 309, 575, 100 + kPitch * line, {"b", "b", "b", "b", "b"});
    }
    EXPECT_EQ(order(std::move(page)), "a b");
}

TEST(PdfOrder, three_columns_are_read_from_the_left) {
    std::vector<PrintedWord> page;
    set_column(page, 560, 100, "c");
    set_column(page, 309, 100, "b");
    set_column(page, 57, 100, "a");
    EXPECT_EQ(order(std::move(page)), "a b c");
}

TEST(PdfOrder, the_wide_spaces_of_justified_lines_make_no_columns) {
    std::vector<PrintedWord> page;
    set(page, 57, 287, 100, {"a", "b", "c"});
    set(page, 57, 287, 114, {"d", "e"});
    set(page, 57, 287, 128, {"f", "g", "h", "i"});
    set(page, 57, 287, 142, {"j", "k"});
    EXPECT_EQ(order(std::move(page)), "a b c d e f g h i j k");
}

TEST(PdfOrder, the_mark_of_a_note_stays_in_its_line) {
    std::vector<PrintedWord> page = {
        {"연습", 57, 80, 100, 113, 10, false},   {"1", 80.1, 83.8, 100.1, 107.6, 5.8, false},
        {"이", 84, 94, 100, 113, 10, true},      {"m", 97, 105, 100, 113, 10, false},
        {"2", 105, 109, 100, 107.6, 5.8, false},
    };
    const std::vector<PrintedLine> lines = join_printed_words(in_reading_order(std::move(page)), 1);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].text, "연습¹이 m²");
    EXPECT_EQ(lines[0].size, 10);
}

TEST(PdfOrder, a_page_without_words_stays_empty) {
    EXPECT_TRUE(in_reading_order({}).empty());
    EXPECT_TRUE(join_printed_words({}, 1).empty());
}

}  // namespace
}  // namespace diglot
