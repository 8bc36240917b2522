#include "diglot/ingest/pdf_layout.h"

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

}  // namespace
}  // namespace diglot
