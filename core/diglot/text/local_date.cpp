#include "diglot/text/local_date.h"

#include <boost/locale.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <locale>
#include <optional>
#include <sstream>
#include <string_view>

namespace diglot {
namespace {

namespace bl = boost::locale;

constexpr std::size_t kDateSize = 10;  // YYYY-MM-DD

std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t size) {
    int number = 0;
    const char* end = text.data() + at + size;
    const auto result = std::from_chars(text.data() + at, end, number);
    return result.ec == std::errc() && result.ptr == end && number >= 0 ? std::optional(number)
                                                                        : std::nullopt;
}

std::optional<std::chrono::sys_days> parse(std::string_view text) {
    if (text.size() < kDateSize || (text.size() > kDateSize && text[kDateSize] != 'T') || text[4] != '-' ||
        text[7] != '-') {
        return std::nullopt;
    }
    const auto year = number_at(text, 0, 4);
    const auto month = number_at(text, 5, 2);
    const auto day = number_at(text, 8, 2);
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional(std::chrono::sys_days(date)) : std::nullopt;
}

}  // namespace

std::string local_date(const std::string& iso_date, const std::string& language) {
    const auto date = parse(iso_date);
    if (!date) {
        return iso_date;
    }
    std::string name = language.empty() ? "en" : language;
    std::replace(name.begin(), name.end(), '-', '_');
    bl::generator generator;
    generator.categories(bl::formatting_facet | bl::information_facet);
    std::ostringstream out;
    out.imbue(generator(name + ".UTF-8"));
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(date->time_since_epoch()).count();
    out << bl::as::date_long << bl::as::gmt << bl::as::date << seconds;
    return out.str();
}

}  // namespace diglot
