#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// A calendar day written out in a text.
struct WrittenDate {
    std::string
        iso;  ///< ISO 8601, "2024-10-25"; empty where day and month cannot be told apart ("05/10/2024").
    std::size_t begin = 0;  ///< Bytes of the text.
    std::size_t end = 0;
};

/// The dates with a year in `text`, in order: "2024-10-25", "2024.10.25.", "2024년 10월 25일",
/// "주체113(2024)년 10월 25일", "2024年10月25日", "25/10/2024", "25.10.2024", "October 25, 2024", "25 October
/// 2024", with the names of months in the languages of Europe that ICU knows. Slow for long texts: meant for
/// a line.
std::vector<WrittenDate> find_dates(std::string_view text);

/// True when `text` is nothing but dates, with weekdays, times of day and marks between them.
bool is_only_dates(std::string_view text);

}  // namespace diglot
