#include "diglot/text/number.h"

#include <gtest/gtest.h>

#include <string>

namespace diglot {
namespace {

/// The canonical tokens of a sentence, parted by spaces.
std::string numbers(const std::string& sentence, const std::string& language) {
    std::string found;
    for (const NumberToken& token : find_numbers(sentence, language)) {
        found += (found.empty() ? "" : " ") + token.canonical;
    }
    return found;
}

TEST(Numbers, dates_are_equal_in_korean_and_english) {
    EXPECT_EQ(numbers("평양 10월 25일발 조선중앙통신", "ko"), "month:10 num:25");
    EXPECT_EQ(numbers("Pyongyang, October 25 (KCNA) --", "en"), "month:10 num:25");
    EXPECT_EQ(numbers("On the 25th of October", "en"), "num:25 month:10");
    EXPECT_EQ(numbers("2024년 5월 3일 금요일", "ko"), "num:2024 month:5 num:3 weekday:5");
    EXPECT_EQ(numbers("Friday, May 3, 2024", "en"), "weekday:5 month:5 num:3 num:2024");
    EXPECT_EQ(numbers("주체113(2024)년", "ko"), "num:113 num:2024");
    EXPECT_EQ(numbers("칠월 이십오일", "ko"), "month:7 num:25");
}

TEST(Numbers, dates_in_digits) {
    EXPECT_EQ(numbers("2024-10-25", "en"), "num:2024 month:10 num:25");
    EXPECT_EQ(numbers("2024. 10. 25", "ko"), "num:2024 month:10 num:25");
    EXPECT_EQ(numbers("10/11/2024", "en"), "month:10 num:11 num:2024");
    EXPECT_EQ(numbers("10/11/2024", "en-GB"), "num:10 month:11 num:2024");
    EXPECT_EQ(numbers("25.10.2024", "de"), "num:25 month:10 num:2024");
    EXPECT_EQ(numbers("6.15공동선언과 3·1운동", "ko"), "month:6 num:15 month:3 num:1");
    EXPECT_EQ(numbers("6.15 톤", "ko"), "num:6.15");
}

TEST(Numbers, may_and_march_are_months_only_where_they_must_be) {
    EXPECT_EQ(numbers("They may march on in May.", "en"), "month:5");
    EXPECT_EQ(numbers("March 1 and May 5", "en"), "month:3 num:1 month:5 num:5");
}

TEST(Numbers, large_numbers_of_korean) {
    EXPECT_EQ(numbers("3천명", "ko"), "num:3000");
    EXPECT_EQ(numbers("1억1천만 달러", "ko"), "num:110000000 currency:USD");
    EXPECT_EQ(numbers("12조3천억원", "ko"), "num:12300000000000 currency:KRW");
    EXPECT_EQ(numbers("40조 470억US$", "ko"), "num:40047000000000 currency:USD");
    EXPECT_EQ(numbers("12만 5천여명", "ko"), "num:125000");
    EXPECT_EQ(numbers("20여만명", "ko"), "num:200000");
    EXPECT_EQ(numbers("2천 5백만원", "ko"), "num:25000000 currency:KRW");
    EXPECT_EQ(numbers("1.5만 톤", "ko"), "num:15000");
    EXPECT_EQ(numbers("백만 달러", "ko"), "num:1000000 currency:USD");
}

TEST(Numbers, particles_and_other_words_are_no_part_of_a_number) {
    EXPECT_EQ(numbers("3천이 넘는", "ko"), "num:3000");
    EXPECT_EQ(numbers("5만 10명", "ko"), "num:50000 num:10");
    EXPECT_EQ(numbers("제3조", "ko"), "num:3");
    EXPECT_EQ(numbers("3조각", "ko"), "num:3");
    EXPECT_EQ(numbers("구조 개편, 이사 명단, 두려움, 세계, 네트워크", "ko"), "");
    EXPECT_EQ(numbers("25프로, 3프로그램", "ko"), "num:25 unit:percent num:3");
    EXPECT_EQ(numbers("3개월, 2002월드컵", "ko"), "num:3 num:2002");
}

TEST(Numbers, large_numbers_of_english) {
    EXPECT_EQ(numbers("3,000 people", "en"), "num:3000");
    EXPECT_EQ(numbers("$110 million", "en"), "currency:USD num:110000000");
    EXPECT_EQ(numbers("12.3 trillion won", "en"), "num:12300000000000 currency:KRW");
    EXPECT_EQ(numbers("a 3-billion-dollar deal", "en"), "num:3000000000");
    EXPECT_EQ(numbers("two hundred and fifty thousand", "en"), "num:250000");
    EXPECT_EQ(numbers("a million and one hundred", "en"), "num:1000100");
}

TEST(Numbers, ordinals_and_words) {
    EXPECT_EQ(numbers("제2차 회의", "ko"), "num:2");
    EXPECT_EQ(numbers("첫 회의, 세번째, 두 명, 스물다섯", "ko"), "num:1 num:3 num:2 num:25");
    EXPECT_EQ(numbers("the first, second and 25th", "en"), "num:1 num:2 num:25");
    EXPECT_EQ(numbers("no one had one", "en"), "");
    EXPECT_EQ(numbers("fünfundzwanzig, 3,5 Millionen", "de"), "num:25 num:3500000");
    EXPECT_EQ(numbers("trois cent vingt", "fr"), "num:320");
    EXPECT_EQ(numbers("двадцать пять тысяч", "ru"), "num:25000");
    EXPECT_EQ(numbers("treinta y cinco", "es"), "num:35");
}

TEST(Numbers, separators_follow_the_language) {
    EXPECT_EQ(numbers("1,000.5", "en"), "num:1000.5");
    EXPECT_EQ(numbers("1.000,5", "de"), "num:1000.5");
    EXPECT_EQ(numbers("1.234", "en"), "num:1.234");
    EXPECT_EQ(numbers("1.234", "de"), "num:1234");
    EXPECT_EQ(numbers("1\u00A0000\u202F000", "fr"), "num:1000000");
    EXPECT_EQ(numbers("3.50", "en"), "num:3.5");
    EXPECT_EQ(numbers("10,11,12", "en"), "num:10 num:11 num:12");
}

TEST(Numbers, times_of_day) {
    EXPECT_EQ(numbers("오후 3시 30분", "ko"), "time:15:30");
    EXPECT_EQ(numbers("3:30 p.m.", "en"), "time:15:30");
    EXPECT_EQ(numbers("15.30 Uhr, 15 Uhr", "de"), "num:15 num:30 time:15:00");
    EXPECT_EQ(numbers("15시, 3시간", "ko"), "time:15:00 num:3");
    EXPECT_EQ(numbers("午後3時30分", "ja"), "time:15:30");
}

TEST(Numbers, shares_are_told_in_all_languages) {
    for (const auto& [sentence, language] : {std::pair{"12%", "en"},
                                             {"12 per cent", "en"},
                                             {"12퍼센트", "ko"},
                                             {"12 pour cent", "fr"},
                                             {"１２％", "ja"}}) {
        EXPECT_EQ(numbers(sentence, language), "num:12 unit:percent") << sentence;
    }
}

TEST(Numbers, chinese_and_japanese_numerals) {
    EXPECT_EQ(numbers("二十五人", "zh"), "num:25");
    EXPECT_EQ(numbers("二〇二四年三月", "zh"), "num:2024 month:3");
    EXPECT_EQ(numbers("3千，5亿，第三届", "zh"), "num:3000 num:500000000 num:3");
    EXPECT_EQ(numbers("星期五", "zh"), "weekday:5");
    EXPECT_EQ(numbers("百二十円", "ja"), "num:120 currency:JPY");
    EXPECT_EQ(numbers("万一，一些，千万不要", "zh"), "");
}

TEST(Numbers, bytes_tell_where_a_token_stands) {
    const std::string sentence = "약 3천명이 10월에";
    const auto tokens = find_numbers(sentence, "ko");
    ASSERT_EQ(tokens.size(), 2U);
    EXPECT_EQ(sentence.substr(tokens[0].bytes.begin, tokens[0].bytes.size()), "3천");
    EXPECT_EQ(sentence.substr(tokens[1].bytes.begin, tokens[1].bytes.size()), "10월");
}

void expect_ordered(const std::string& sentence, const std::string& language) {
    std::uint32_t last = 0;
    for (const NumberToken& token : find_numbers(sentence, language)) {
        EXPECT_GE(token.bytes.begin, last) << sentence;
        EXPECT_GT(token.bytes.end, token.bytes.begin) << sentence;
        EXPECT_LE(token.bytes.end, sentence.size()) << sentence;
        last = token.bytes.end;
    }
}

TEST(Numbers, any_text_gives_ordered_tokens_that_do_not_overlap) {
    for (const char* language : {"ko", "en", "de", "ja", "zh", "", "xx"}) {
        for (const char* sentence :
             {"", "12", "3조", "$", "5.", "제", "1,000,", "99999999999999999조", "٣٤ ១២ ௩"}) {
            expect_ordered(sentence, language);
        }
        expect_ordered(std::string(100'000, '7'), language);
    }
}

}  // namespace
}  // namespace diglot
