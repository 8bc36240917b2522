#include "diglot/ingest/pdf_layout.h"

#include "diglot/ingest/broken_words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diglot {
namespace {

PrintedLine line(const std::string& text, double left, double right, double top, double size) {
    return {text, 1, left, right, top, top + size, size};
}

TEST(PdfLayout, a_title_wider_than_the_columns_below_does_not_part_their_lines) {
    const std::vector<Paragraph> paragraphs = group_printed_lines({
        line("평양에서 과학기술전시회 열려", 63, 364, 45, 24),
        line("전국의 연구기관과 대학, 공장, 기업소들에서", 63, 284, 116, 12),
        line("출품한 이백여점의 성과물이 전시회에 나왔으며", 63, 284, 134, 12),
        line("참가자들은 새 기술을 소개하였다.", 63, 242, 152, 12),
        line("개막식에서는 위원회 부위원장이 개막사를", 63, 284, 182, 12),
        line("하였다.", 63, 110, 200, 12),
        line("The exhibition shows the achievements of", 312, 533, 104, 12),
        line("institutes and universities.", 312, 470, 122, 12),
    });
    ASSERT_EQ(paragraphs.size(), 4U);
    EXPECT_EQ(paragraphs[0].kind, ParagraphKind::Title);
    EXPECT_EQ(paragraphs[1].text,
              "전국의 연구기관과 대학, 공장, 기업소들에서 출품한 이백여점의 성과물이 전시회에 나왔으며 "
              "참가자들은 새 기술을 소개하였다.");
    EXPECT_EQ(paragraphs[2].text, "개막식에서는 위원회 부위원장이 개막사를 하였다.");
    EXPECT_EQ(paragraphs[3].text, "The exhibition shows the achievements of institutes and universities.");
}

// Korean is set wider than the English below it, as a browser does with "line-height".
TEST(PdfLayout, paragraphs_of_two_languages_set_with_different_distances_of_lines_stay_apart) {
    std::vector<PrintedLine> lines;
    std::string expected;
    double top = 100;
    const auto set = [&](const std::vector<std::string>& texts, double pitch) {
        for (const std::string& text : texts) {
            lines.push_back(line(text, 57, 370, top, 11));
            top += pitch;
            expected += text + (&text == &texts.back() ? "\n" : " ");
        }
        top += 4.4;
    };
    for (int i = 0; i < 3; ++i) {
        set({"우리는 누구도 위협하지 않지만 우리를 위협하는 그", "어떤 세력도 용납하지 않을것이다. 나라의",
             "자주권과 안전을 지키는것은 당당한 권리이다."},
            17.6);
        set({"국제사회는 긴장을 격화시키는 행위를 문제시하여야", "하며 자기의 행동이 가져올 후과에 대하여",
             "심사숙고하여야 한다고 인정한다."},
            17.6);
        set({"We threaten no one, but we will not tolerate any",
             "force that threatens us. To defend the security", "of the country is the right of a state."},
            13.2);
        set({"The international community should call into", "question the acts that aggravate tension, and",
             "the parties should think twice about them."},
            13.2);
    }
    std::string read;
    for (const Paragraph& paragraph : group_printed_lines(lines)) {
        read += paragraph.text + "\n";
    }
    EXPECT_EQ(read, expected);
}

TEST(PdfLayout, a_title_in_two_languages_is_two_headings) {
    const std::vector<Paragraph> paragraphs = group_printed_lines({
        line("외무성 대변인 담화", 200, 400, 90, 18),
        line("Statement of the Foreign Ministry", 120, 480, 115, 18),
        line("Spokesperson", 250, 350, 140, 18),
        line("외무성 대변인은 28일 다음과 같은 담화를 발표하였다.", 57, 530, 180, 10),
        line("The following statement was issued on the 28th.", 57, 530, 200, 10),
    });
    ASSERT_EQ(paragraphs.size(), 4U);
    EXPECT_EQ(paragraphs[0].text, "외무성 대변인 담화");
    EXPECT_EQ(paragraphs[1].text, "Statement of the Foreign Ministry Spokesperson");
}

TEST(PdfLayout, one_hyphen_among_many_lines_is_the_words_own) {
    std::vector<PrintedLine> lines;
    const auto set = [&](const std::string& text) {
        lines.push_back(line(text, 57, 300, 100 + 12.0 * static_cast<double>(lines.size()), 10));
    };
    set("We express concern over the large-");
    set("scale drills now staged in the waters");
    for (int i = 0; i < 12; ++i) {
        set("around our country, which are staged");
    }
    EXPECT_TRUE(
        group_printed_lines(lines)[0].text.starts_with("We express concern over the large-scale drills"));
    set("to threaten the peace of the pen-");
    set("insula and of the whole of the re-");
    set("gion.");
    EXPECT_TRUE(
        group_printed_lines(lines)[0].text.ends_with("the peninsula and of the whole of the region."));
}

// Places as chromium sets them.
TEST(PdfLayout, each_line_of_a_verse_is_a_paragraph) {
    const std::vector<Paragraph> paragraphs = group_printed_lines({
        line("The morning sea is blue,", 84, 234, 391, 12),
        line("the gulls are flying high,", 84, 233, 410, 12),
        line("a ship is leaving for far away;", 84, 264, 429, 12),
        line("whom does it go to find?", 84, 234, 449, 12),
        line("The evening sea is red,", 84, 225, 482, 12),
        line("the lighthouse blinks and blinks,", 84, 278, 501, 12),
        line("a ship is coming home to me;", 84, 260, 520, 12),
        line("does it come to greet?", 84, 216, 540, 12),
    });
    EXPECT_EQ(paragraphs.size(), 8U);
}

TEST(PdfLayout, the_lines_of_an_item_hang_behind_its_number) {
    const std::vector<Paragraph> paragraphs = group_printed_lines({
        line("1. Every ship that enters the harbour shall be", 40, 300, 100, 11),
        line("entered in the register on the day on which it", 60, 300, 115, 11),
        line("arrives.", 60, 100, 130, 11),
        line("2. The register is open.", 40, 180, 145, 11),
        line("¹ Kept since 1820, though not always in the", 40, 300, 300, 11),
        line("same place.", 40, 100, 315, 11),
        line("² During the hours of business.", 40, 200, 330, 11),
    });
    ASSERT_EQ(paragraphs.size(), 4U);
    EXPECT_EQ(paragraphs[0].text,
              "1. Every ship that enters the harbour shall be entered in the register on the day on which it "
              "arrives.");
    EXPECT_EQ(paragraphs[2].text, "¹ Kept since 1820, though not always in the same place.");
}

TEST(PdfLayout, cells_of_a_table_are_not_run_together) {
    const std::vector<Paragraph> paragraphs = group_printed_lines({
        line("Month Ships Total", 64, 317, 73, 10),
        line("January", 45, 83, 87, 10),
        line("7", 146, 153, 87, 10),
        line("1,210", 288, 317, 87, 10),
        line("February", 45, 90, 102, 10),
        line("20", 140, 153, 102, 10),
        line("1,331", 288, 317, 102, 10),
        line("(END)", 400, 440, 117, 10),
    });
    EXPECT_EQ(paragraphs.size(), 8U);
}

// Korean word processors put 160 hundredths and more between lines, of fonts that are high by themselves.
TEST(PdfLayout, lines_set_far_apart_are_one_paragraph_where_sentences_go_on) {
    const std::vector<Paragraph> paragraphs = group_printed_lines({
        line("최근 우리 나라 주변해역에서 벌어지고있는 연습과", 57, 300, 100, 11),
        line("관련하여 우리는 엄중한 우려를 표시한다. 이 연습은", 57, 300, 127, 11),
        line("방어적인것이 아니라 우리 공화국을 겨냥한 침략전쟁", 57, 300, 154, 11),
        line("연습이며 지역의 평화와 안정을 심히 위협하고있다. 이것", 57, 300, 181, 11),
        line("은 엄중하다고 인정한다.", 57, 180, 208, 11),
        line("1. 국가의 안전을 해칠 우려가 있는 경우", 57, 240, 235, 11),
        line("2. 개인의 비밀을 침해할 우려가 있는 경우", 57, 240, 262, 11),
    });
    ASSERT_EQ(paragraphs.size(), 3U);
    EXPECT_EQ(paragraphs[1].text, "1. 국가의 안전을 해칠 우려가 있는 경우");
}

TEST(BrokenWords, a_number_after_a_word_stays_apart_from_it) {
    BrokenWords broken;
    broken.learn("제1조 제2조 제3조 제4조 제5조 제6조 제7조 제8조 제9조 제10조", true, true);
    EXPECT_FALSE(broken.within_word("우려가 있는 경우", "2명이"));
    EXPECT_TRUE(broken.within_word("이 법 제", "5조에"));
}

}  // namespace
}  // namespace diglot
