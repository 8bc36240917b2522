#include "diglot/ingest/pdf_words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diglot {
namespace {

PrintedWord word(const std::string& text, double left, double right, bool space_after = true) {
    return {text, left, right, 100, 114.3, 11, space_after};
}

// Places as LibreOffice 7.4 puts them: a fifth of the font size between scripts, flush left and justified.
TEST(PdfWords, the_gap_between_scripts_is_no_space) {
    const std::vector<PrintedLine> left = join_printed_words(
        {word("관련하여", 146.8, 187.2), word("25", 190.3, 202.5), word("일", 204.7, 214.8),
         word("조선중앙통신사", 217.9, 288.7), word("기자가", 291.8, 322.1, false)},
        1);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0].text, "관련하여 25일 조선중앙통신사 기자가");
    const std::vector<PrintedLine> justified = join_printed_words(
        {word("관련하여", 146.8, 187.2), word("25", 192.6, 204.8), word("일", 207.4, 217.5),
         word("조선중앙통신사", 222.9, 293.7), word("기자가", 299.1, 329.4, false)},
        1);
    ASSERT_EQ(justified.size(), 1U);
    EXPECT_EQ(justified[0].text, "관련하여 25일 조선중앙통신사 기자가");
}

TEST(PdfWords, a_space_between_scripts_stays) {
    const std::vector<PrintedLine> lines = join_printed_words(
        {word("새", 100, 110), word("USB", 113, 136), word("메모리", 138.6, 169, false)}, 1);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].text, "새 USB 메모리");
}

// A browser embeds Korean letters as drawings; the sizes and boxes are what poppler makes of them.
TEST(PdfWords, sizes_of_letters_that_are_drawings_follow_from_their_widths) {
    std::vector<PrintedWord> words = {
        {"이", 33.75, 44.37, 52.61, 81.20, 21.99, true, true},
        {"부록에서", 47.78, 90.25, 52.61, 81.20, 21.99, true, true},
        {"사용한", 93.66, 125.52, 52.61, 81.20, 21.99, true, true},
        {"x86", 128.9, 147.4, 60, 74.3, 11, false, true},
    };
    mend_guessed_sizes(words);
    for (const PrintedWord& mended : words) {
        EXPECT_NEAR(mended.size, 11, 1) << mended.text;
        EXPECT_NEAR(mended.bottom - mended.top, 14.3, 1.4) << mended.text;
    }
    EXPECT_NEAR(words[0].bottom, 77.3, 1);
}

TEST(PdfWords, soft_hyphens_are_seen_at_the_ends_of_lines_only) {
    const std::vector<PrintedLine> lines = join_printed_words(
        {word("ge\u00ADgen", 50, 90), word("Ge\u00ADschäfts\u00AD\u2010", 94, 150, false)}, 1);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].text, "gegen Geschäfts\u00AD");
}

TEST(PdfWords, a_row_with_cells_far_apart_is_a_row_of_cells) {
    const std::vector<PrintedLine> lines =
        join_printed_words({word("January", 45, 83, false), word("1871", 146, 168, false),
                            word("3", 200, 206, false), word("of", 209, 220, false)},
                           1);
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[2].text, "3 of");
    EXPECT_EQ(
        join_printed_words({word("담화를", 45, 83, false), word("발표하였다.", 100, 150, false)}, 1).size(),
        1U);
}

// LibreOffice and Word spread a line that ends with a line break over the width, letter by letter.
TEST(PdfWords, a_line_spread_letter_by_letter_keeps_its_words) {
    std::vector<PrintedWord> words;
    double left = 50;
    for (const std::string letter : {"국", "가", "의", " ", "안", "전", "을", " ", "해", "칠"}) {
        if (letter != " ") {
            words.push_back(word(letter, left, left + 10));
        }
        left += letter == " " ? 4 : 16;
    }
    const std::vector<PrintedLine> lines = join_printed_words(words, 1);
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].text, "국가의 안전을 해칠");
}

}  // namespace
}  // namespace diglot
