#include "diglot/ingest/broken_words.h"

#include "diglot/ingest/pdf_layout.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diglot {
namespace {

/// Lines of one column, set one under the other.
std::string set_and_read(const std::vector<std::string>& texts) {
    std::vector<PrintedLine> lines;
    double top = 100;
    for (const std::string& text : texts) {
        lines.push_back({text, 1, 50, 300, top, top + 12, 12});
        top += 18;
    }
    std::string read;
    for (const Paragraph& paragraph : group_printed_lines(lines)) {
        read += (read.empty() ? "" : "\n") + paragraph.text;
    }
    return read;
}

// The words "나왔다", "전시회에서", "기술을", "연구기관들이" end one line and begin the next.
TEST(BrokenWords, korean_words_that_print_broke_between_lines_are_whole_again) {
    EXPECT_EQ(set_and_read({
                  "과학기술전시회가 평양에서 열렸다. 전시회에",
                  "서는 전국의 연구기관들이 내놓은 성과가 나왔",
                  "다. 참가자들은 새 기술을 소개하였다. 새 기술",
                  "을 배우려는 사람들이 전시회에서 연구기관들",
                  "이 내놓은 자료를 보았다.",
              }),
              "과학기술전시회가 평양에서 열렸다. 전시회에서는 전국의 연구기관들이 내놓은 성과가 나왔다. "
              "참가자들은 새 기술을 소개하였다. 새 기술을 배우려는 사람들이 전시회에서 연구기관들이 내놓은 "
              "자료를 보았다.");
}

TEST(BrokenWords, lines_of_whole_words_stay_apart) {
    EXPECT_EQ(
        set_and_read({
            "과학기술전시회가 평양에서 열렸다. 이 전시회에서는",
            "전국의 연구기관들이 내놓은 성과가 나왔다. 이",
            "성과를 보러 온 사람들은 오래 이야기를 나누고",
            "있다. 새 기술을 배우려는 사람들이 전시회에서",
            "다 같이 자료를 보았다. 그 가운데서 한 사람이",
            "말하였다.",
        }),
        "과학기술전시회가 평양에서 열렸다. 이 전시회에서는 전국의 연구기관들이 내놓은 성과가 나왔다. 이 "
        "성과를 보러 온 사람들은 오래 이야기를 나누고 있다. 새 기술을 배우려는 사람들이 전시회에서 다 "
        "같이 자료를 보았다. 그 가운데서 한 사람이 말하였다.");
}

TEST(BrokenWords, a_particle_alone_belongs_to_the_number_or_bracket_before_it) {
    EXPECT_EQ(set_and_read({
                  "이 문제에 대하여 통신사(KCNA)",
                  "는 10월 25일 보도하였으며 10월 28",
                  "일에 다시 보도하였다.",
              }),
              "이 문제에 대하여 통신사(KCNA)는 10월 25일 보도하였으며 10월 28일에 다시 보도하였다.");
}

TEST(BrokenWords, without_anything_learnt_only_nothing_is_joined) {
    const BrokenWords broken;
    EXPECT_FALSE(broken.within_word("하나", "둘"));
    EXPECT_FALSE(broken.within_word("", "둘"));
    EXPECT_FALSE(broken.within_word("하나", ""));
    EXPECT_FALSE(broken.within_word("one", "two"));
}

}  // namespace
}  // namespace diglot
