#include "diglot/text/date.h"

#include "diglot/text/measure.h"
#include "diglot/text/regex.h"

#include <fmt/format.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace diglot {
namespace {

constexpr std::array kMonthLanguages = {"de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi",
                                        "pl", "cs", "sk", "hu", "ro", "tr", "hr", "sr", "sl", "ru",
                                        "uk", "bg", "el", "vi", "id", "lt", "lv", "et", "ca"};

std::string fold(const icu::UnicodeString& name) {
    icu::UnicodeString folded = icu::UnicodeString(name).foldCase();
    folded.findAndReplace(".", "");
    std::string text;
    return folded.toUTF8String(text);
}

using MonthNames = std::map<std::string, int, std::less<>>;

/// Adds the names of months in `language`, full and abbreviated; the first language to use a name keeps it.
void add_month_names(const char* language, MonthNames& names) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(icu::Locale(language), status);
    for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
        for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
            std::int32_t count = 0;
            const icu::UnicodeString* months = symbols.getMonths(count, context, width);
            for (std::int32_t month = 0; month < std::min(count, 12); ++month) {
                names.emplace(fold(months[month]), month + 1);
            }
        }
    }
}

const MonthNames& english_months() {
    static const auto month_names = [] {
        MonthNames names = {{"sept", 9}};
        add_month_names("en", names);
        return names;
    }();
    return month_names;
}

/// Apart from English: ICU takes a tenth of a second to load them all.
const MonthNames& other_months() {
    static const auto month_names = [] {
        MonthNames names;
        for (const char* language : kMonthLanguages) {
            add_month_names(language, names);
        }
        return names;
    }();
    return month_names;
}

int number(std::string_view digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::optional<int> month_of(std::string_view name) {
    const auto size = static_cast<std::int32_t>(name.size());
    const std::string folded = fold(icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), size)));
    if (const auto found = english_months().find(folded); found != english_months().end()) {
        return found->second;
    }
    const auto found = other_months().find(folded);
    return found == other_months().end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> iso(int year, int month, int day) {
    static constexpr std::array kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (year < 1000 || month < 1 || month > 12 || day < 1 ||
        day > kDays.at(static_cast<std::size_t>(month) - 1) || (month == 2 && day == 29 && !leap)) {
        return std::nullopt;
    }
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

/// A form of dates: an expression and what its groups 1 to 3 are.
struct DateForm {
    Regex expression;
    enum class Order {
        YearMonthDay,
        DayMonthYear,
        DayMonthYearOrAmerican,
        MonthNameFirst,
        DayFirstName
    } order;
};

const std::vector<DateForm>& date_forms() {
    using Order = DateForm::Order;
    static const auto known_forms = [] {
        std::vector<DateForm> forms;
        const auto add = [&](const char* expression, Order order) {
            forms.push_back({Regex(expression), order});
        };
        add("(?<![0-9])([12][0-9]{3})\\)?\\s?[년年]\\s?([01]?[0-9])\\s?[월月]\\s?([0-3]?[0-9])\\s?[일日]",
            Order::YearMonthDay);
        add("(?<![0-9.])([12][0-9]{3})(?:\\s?[-./]\\s?)([01]?[0-9])(?:\\s?[-./"
            "]\\s?)([0-3]?[0-9])(?![0-9])\\.?",
            Order::YearMonthDay);
        add("(?<![0-9.])([0-3]?[0-9])\\.\\s?([01]?[0-9])\\.\\s?([12][0-9]{3})(?!\\.?[0-9])",
            Order::DayMonthYear);
        add("(?<![0-9/])([0-3]?[0-9])[-/]([0-3]?[0-9])[-/]([12][0-9]{3})(?![0-9])",
            Order::DayMonthYearOrAmerican);
        add("(?<!\\p{L})(\\p{L}{3,12})\\.?\\s([0-3]?[0-9])(?:st|nd|rd|th)?,?\\s([12][0-9]{3})(?![0-9])",
            Order::MonthNameFirst);
        add("(?<![0-9])([0-3]?[0-9])(?:st|nd|rd|th|er|\\.|º)?\\s(?:de\\s)?(\\p{L}{3,12})\\.?,?\\s(?:de\\s|"
            "del\\s)?([12][0-9]{3})(?![0-9])",
            Order::DayFirstName);
        return forms;
    }();
    return known_forms;
}

/// The day a match stands for; none when its numbers make no day.
std::optional<std::string> day_of(const RegexMatch& match, DateForm::Order order) {
    using Order = DateForm::Order;
    const std::string& first = match.groups[1];
    const std::string& second = match.groups[2];
    const std::string& third = match.groups[3];
    switch (order) {
        case Order::YearMonthDay:
            return iso(number(first), number(second), number(third));
        case Order::DayMonthYear:
            return iso(number(third), number(second), number(first));
        case Order::DayMonthYearOrAmerican: {
            const auto european = iso(number(third), number(second), number(first));
            const auto american = iso(number(third), number(first), number(second));
            return european && american && european != american ? std::optional<std::string>("")
                   : european                                   ? european
                                                                : american;
        }
        case Order::MonthNameFirst:
            return iso(number(third), month_of(first).value_or(0), number(second));
        case Order::DayFirstName:
            return iso(number(third), month_of(second).value_or(0), number(first));
    }
    return std::nullopt;
}

}  // namespace

std::vector<WrittenDate> find_dates(std::string_view text) {
    std::vector<WrittenDate> dates;
    if (std::none_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return dates;
    }
    for (const DateForm& form : date_forms()) {
        for (const RegexMatch& match : form.expression.find_all(text)) {
            const bool taken = std::any_of(dates.begin(), dates.end(), [&](const WrittenDate& date) {
                return match.begin < date.end && date.begin < match.end;
            });
            const auto day = taken ? std::nullopt : day_of(match, form.order);
            if (day) {
                dates.push_back({*day, match.begin, match.end});
            }
        }
    }
    std::sort(dates.begin(), dates.end(),
              [](const WrittenDate& a, const WrittenDate& b) { return a.begin < b.begin; });
    return dates;
}

bool is_only_dates(std::string_view text) {
    static const Regex beside(
        "(?:[\\s,.|/"
        "·:()~\\-–—]|주체\\s?[0-9]{2,3}|[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?|am|pm|gmt|utc|kst|오전|오후|"
        "at|"
        "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[월화수목금토일]요일|\\(["
        "월화수목금토일]\\)|星期.|[月火水木金土日]曜日?)*");
    const std::vector<WrittenDate> dates = find_dates(text);
    std::size_t at = 0;
    std::string rest;
    for (const WrittenDate& date : dates) {
        rest += text.substr(at, date.begin - at);
        at = date.end;
    }
    rest += text.substr(at);
    return !dates.empty() && beside.match(rest).has_value();
}

}  // namespace diglot
