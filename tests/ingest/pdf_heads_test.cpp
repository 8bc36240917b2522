#include "diglot/ingest/pdf_heads.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diglot {
namespace {

PrintedLine line(const std::string& text, std::size_t page, double left, double top, double size = 11) {
    return {text, page, left, left + 100, top, top + 1.3 * size, size};
}

std::vector<std::string> rest(std::vector<PrintedLine> lines) {
    remove_running_heads(lines);
    std::vector<std::string> texts;
    for (const PrintedLine& kept : lines) {
        texts.push_back(kept.text);
    }
    return texts;
}

// As chromium prints a page.
TEST(PdfHeads, what_a_browser_prints_around_its_only_page_goes) {
    EXPECT_EQ(rest({
                  line("11/22/26, 11:35 PM", 1, 24, 15, 8),
                  line("외무성 대변인 담화", 1, 260, 15, 8),
                  line("외무성 대변인 담화", 1, 34, 50, 22),
                  line("외무성 대변인은 28일 다음과 같은 담화를 발표하였다.", 1, 34, 90),
                  line("https://example.org/ko/1", 1, 24, 767, 8),
                  line("1/1", 1, 575, 767, 8),
              }),
              (std::vector<std::string>{"외무성 대변인 담화",
                                        "외무성 대변인은 28일 다음과 같은 담화를 발표하였다."}));
}

TEST(PdfHeads, an_address_that_reaches_to_the_page_number_goes_too) {
    EXPECT_EQ(rest({
                  line("2024. 10. 25. 오후 3:24", 2, 24, 15, 8),
                  line("The text.", 2, 34, 90),
                  line("file:///home/user/a/long/name.html 2/3", 2, 24, 767, 8),
              }),
              (std::vector<std::string>{"The text."}));
}

// As Firefox prints one: the address above, the number and the day below.
TEST(PdfHeads, an_address_above_and_a_count_below_go) {
    EXPECT_EQ(rest({
                  line("A title", 1, 24, 15, 8),
                  line("https://example.org/", 1, 400, 15, 8),
                  line("The text.", 1, 34, 90),
                  line("1 of 2", 1, 24, 767, 8),
                  line("11/22/26, 11:35 PM", 1, 500, 767, 8),
              }),
              (std::vector<std::string>{"The text."}));
}

TEST(PdfHeads, addresses_fractions_and_days_of_the_text_stay) {
    const std::vector<PrintedLine> page = {
        line("25/10/2024, 10:00", 1, 34, 50),
        line("See", 1, 34, 90),
        line("https://example.org/", 1, 34, 110),
        line("1/2", 1, 34, 130),
    };
    EXPECT_EQ(rest(page).size(), 4U);
    const std::vector<PrintedLine> another = {
        line("The text.", 1, 34, 90),
        line("https://example.org/ 7/9", 1, 34, 110),
    };
    EXPECT_EQ(rest(another).size(), 2U);
}

TEST(PdfHeads, on_two_pages_the_same_text_in_the_same_place_is_a_running_head) {
    EXPECT_EQ(rest({
                  line("Korea Today", 1, 240, 58, 9),
                  line("A statement", 1, 57, 90, 18),
                  line("The text.", 1, 57, 120),
                  line("Korea Today", 2, 240, 58, 9),
                  line("A statement", 2, 57, 200),
                  line("More of it.", 2, 57, 220),
              }),
              (std::vector<std::string>{"A statement", "The text.", "A statement", "More of it."}));
}

}  // namespace
}  // namespace diglot
