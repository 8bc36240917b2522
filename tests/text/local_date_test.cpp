#include "diglot/text/local_date.h"

#include <gtest/gtest.h>

namespace diglot {
namespace {

TEST(LocalDate, IsWrittenAsReadersWriteIt) {
    EXPECT_EQ(local_date("2024-10-25", "ko"), "2024년 10월 25일");
    EXPECT_EQ(local_date("2024-10-25", "en"), "October 25, 2024");
    EXPECT_EQ(local_date("2024-10-25", "de"), "25. Oktober 2024");
    EXPECT_EQ(local_date("2024-10-25", "zh-Hant"), "2024年10月25日");
    EXPECT_EQ(local_date("2024-10-25T23:59:59+09:00", "en"), "October 25, 2024");
    EXPECT_EQ(local_date("1946-03-05", "ko"), "1946년 3월 5일");
    EXPECT_EQ(local_date("2024-10-25", ""), "October 25, 2024");
}

TEST(LocalDate, AnythingElseStaysAsItIs) {
    for (const char* text :
         {"", "2024", "2024-10", "2024-13-01", "2023-02-29", "25/10/2024", "2024-10-25x", "+024-10-25"}) {
        EXPECT_EQ(local_date(text, "ko"), text);
    }
}

}  // namespace
}  // namespace diglot
