#include "diglot/text/date.h"

#include <gtest/gtest.h>

namespace diglot {
namespace {

std::string only_date(std::string_view text) {
    const auto dates = find_dates(text);
    return dates.size() == 1 ? dates[0].iso : "not one";
}

TEST(Date, IsReadInTheFormsOfManyLanguages) {
    for (const char* text : {"2024-10-25",
                             "2024-10-25T09:30:00+09:00",
                             "2024.10.25.",
                             "2024. 10. 25.",
                             "2024/10/25",
                             "2024년 10월 25일(금)",
                             "주체113(2024)년 10월 25일",
                             "2024年10月25日",
                             "25/10/2024",
                             "10/25/2024",
                             "25.10.2024",
                             "October 25, 2024",
                             "Oct. 25, 2024",
                             "25 October 2024",
                             "25th October 2024",
                             "25. Oktober 2024",
                             "25 octobre 2024",
                             "25 de octubre de 2024",
                             "25 октября 2024",
                             "Pyongyang, October 25, 2024 (KCNA)"}) {
        EXPECT_EQ(only_date(text), "2024-10-25") << text;
    }
    EXPECT_EQ(only_date("05/10/2024"), "");
    EXPECT_EQ(only_date("05/05/2024"), "2024-05-05");
}

TEST(Date, NumbersThatMakeNoDayAreNone) {
    for (const char* text : {"2024-13-25", "31/02/2024", "version 1.2.2024.7", "item 25 blue 2024", "2024",
                             "", "12345-10-25", "2024년", "192.168.10.2024"}) {
        EXPECT_TRUE(find_dates(text).empty()) << text;
    }
}

TEST(Date, LinesOfDatesAlone) {
    for (const char* text : {"February 21, 2026Feb 21, 2026", "2024.10.25. 오후 3:24",
                             "Friday, October 25, 2024 at 09:30 GMT", "2024년 10월 25일 금요일"}) {
        EXPECT_TRUE(is_only_dates(text)) << text;
    }
    EXPECT_FALSE(is_only_dates("Signed on October 25, 2024"));
    EXPECT_FALSE(is_only_dates("Friday"));
}

}  // namespace
}  // namespace diglot
