#include "diglot/text/frame_line.h"

#include <gtest/gtest.h>

#include <string>

namespace diglot {
namespace {

TEST(FrameLine, datelines_dates_and_end_marks_frame_a_text) {
    for (const char* line :
         {"(평양 9월 3일발 조선중앙통신)", "Pyongyang, September 3 (KCNA) --", "SEOUL, Oct. 3 (Yonhap) --",
          "주체112(2023)년 10월 12일", "2023년 4월 13일", "October 12, 2023", "(끝)", "-끝-", "평양(끝)",
          "-0-", "(END)", "기자 webmaster@example.kr", "Copyright (c) All rights reserved.",
          "2024년 10월 25일 평양", "(KCNA)", "(서울=연합뉴스)"}) {
        EXPECT_TRUE(is_frame_line(line)) << line;
    }
}

TEST(FrameLine, dates_are_known_in_the_language_of_the_text) {
    const auto frames = [](const std::string& line, const std::string& language) {
        return is_frame_line(line, tokenize(line), find_numbers(line, language));
    };
    EXPECT_TRUE(frames("Berlin, 14. März 2023", "de"));
    EXPECT_TRUE(frames("Paris, le 9 novembre 2022", "fr"));
    EXPECT_TRUE(frames("Madrid, 2 de octubre.", "es"));
    EXPECT_TRUE(frames("Москва, 21 июня 2021 года", "ru"));
    EXPECT_TRUE(frames("2023年9月5日", "zh"));
    EXPECT_FALSE(frames("Am 14. März 2023 öffnete das Museum.", "de"));
    EXPECT_FALSE(frames("La réunion du 9 novembre", "fr"));
    EXPECT_FALSE(frames("会议于9月5日举行", "zh"));
}

TEST(FrameLine, sentences_and_headings_do_not) {
    for (const char* line : {"",
                             "*",
                             "…",
                             "1.",
                             "평양",
                             "3",
                             "전람회는 28일까지 진행된다.",
                             "The fair will last till October 28.",
                             "5월 1일 경축대회 진행",
                             "2일 양각도축구경기장에서 결승경기가 진행되였다.",
                             "In May 2024 he left.",
                             "제19차 평양가을철국제상품전람회",
                             "(사진)",
                             "It was the end.",
                             "The end",
                             "우리는 끝까지 싸울것이다.",
                             "Sept. 11 attacks",
                             "(AP) protests",
                             "조선중앙통신",
                             "발사기간은 4월 12일부터 16일사이이다."}) {
        EXPECT_FALSE(is_frame_line(line)) << line;
    }
    EXPECT_FALSE(is_frame_line(std::string(100'000, '(')));
}

TEST(FrameLine, a_sentence_may_begin_with_a_dateline) {
    EXPECT_TRUE(begins_with_dateline("Pyongyang, September 3 (KCNA) -- The farms finished harvesting."));
    EXPECT_TRUE(begins_with_dateline("(평양 9월 3일발 조선중앙통신) 황해남도에서 올곡식수확을 끝냈다."));
    EXPECT_FALSE(begins_with_dateline("(끝)"));
    EXPECT_FALSE(begins_with_dateline("The fair (in May) will last."));
    EXPECT_FALSE(begins_with_dateline(""));
    EXPECT_FALSE(begins_with_dateline(")"));
}

}  // namespace
}  // namespace diglot
