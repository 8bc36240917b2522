#include "diglot/text/korean.h"
#include "diglot/text/number_parts.h"
#include "diglot/text/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace diglot::number_parts {
namespace {

constexpr char32_t kFullwidthFirst = 0xFF01;
constexpr char32_t kFullwidthLast = 0xFF5E;
constexpr char32_t kFullwidthShift = 0xFEE0;

char32_t plain(char32_t c) {
    if (c >= kFullwidthFirst && c <= kFullwidthLast) {
        return c - kFullwidthShift;
    }
    return c == 0x00A0 || c == 0x202F || c == 0x2009 || c == 0x3000 || c == U'\t' ? U' ' : c;
}

constexpr std::size_t kMostDigits = 18;

/// The digits at `i` without separators: their end.
std::size_t end_of_digits(const Points& text, std::size_t i) {
    while (digit_value(text[i]) >= 0) {
        ++i;
    }
    return i;
}

bool is_separator(char32_t c) {
    return c == U'.' || c == U',' || c == U' ' || c == U'\'' || c == U'’';
}

/// Three digits and no fourth stand at `i`.
bool is_group(const Points& text, std::size_t i) {
    return end_of_digits(text, i) == i + 3;
}

/// Behind `end` digits: the end of all groups of three parted by the separator there; `end` when there is
/// none.
std::size_t end_of_groups(const Points& text, std::size_t begin, std::size_t end, bool decimal_comma) {
    const char32_t separator = text[end];
    if (!is_separator(separator) || !is_group(text, end + 1) || end - begin > 3 || text[begin] == U'0') {
        return end;
    }
    const std::size_t second = end + 4;
    const bool repeated = text[second] == separator && is_group(text, second + 1);
    const char32_t decimal = decimal_comma ? U',' : U'.';
    if (separator == decimal && !repeated) {
        // "1,234.5" in a language of decimal commas: another decimal sign behind it shows that this one
        // groups.
        const char32_t other = decimal_comma ? U'.' : U',';
        if (text[second] != other || digit_value(text[second + 1]) < 0) {
            return end;
        }
    }
    if (separator == U' ' && !decimal_comma) {
        return end;
    }
    while (text[end] == separator && is_group(text, end + 1)) {
        end += 4;
    }
    return end;
}

}  // namespace

Points::Points(std::string_view sentence) : bytes_(static_cast<std::uint32_t>(sentence.size())) {
    points_.reserve(sentence.size());
    for (std::size_t at = 0; at < sentence.size();) {
        const auto byte = static_cast<std::uint32_t>(at);
        points_.push_back({plain(next_code_point(sentence, at)), byte});
    }
}

bool Points::has(std::size_t i, std::u32string_view text) const {
    if (i > points_.size() || points_.size() - i < text.size()) {
        return false;
    }
    return std::equal(text.begin(), text.end(), points_.begin() + static_cast<std::ptrdiff_t>(i),
                      [](char32_t c, const Point& p) { return c == p.c; });
}

std::size_t Points::longest(std::size_t i, std::initializer_list<std::u32string_view> texts) const {
    std::size_t best = 0;
    for (const std::u32string_view text : texts) {
        best = text.size() > best && has(i, text) ? text.size() : best;
    }
    return best;
}

int digit_value(char32_t c) {
    if (c < 0x80) {
        return c >= U'0' && c <= U'9' ? static_cast<int>(c - U'0') : -1;
    }
    return is_hangul_syllable(c) ? -1 : u_charDigitValue(static_cast<UChar32>(c));
}

bool is_letter(char32_t c) {
    if (c < 0x80) {
        return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    }
    return is_hangul_syllable(c) || u_isalpha(static_cast<UChar32>(c)) != 0 ||
           u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK;
}

char32_t lower(char32_t c) {
    if (c < 0x80) {
        return c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
    }
    return is_hangul_syllable(c) ? c : static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

std::string Decimal::to_string() const {
    std::string text = std::to_string(digits);
    int e = exponent;
    while (e < 0 && text.size() > 1 && text.back() == '0') {
        text.pop_back();
        ++e;
    }
    if (digits == 0) {
        return "0";
    }
    if (e >= 0) {
        return text.append(static_cast<std::size_t>(e), '0');
    }
    const auto places = static_cast<std::size_t>(-e);
    if (text.size() <= places) {
        text.insert(0, places + 1 - text.size(), '0');
    }
    return text.insert(text.size() - places, ".");
}

std::optional<std::uint64_t> Decimal::integer() const {
    std::uint64_t value = digits;
    int e = exponent;
    for (; e < 0 && value % 10 == 0 && value > 0; ++e) {
        value /= 10;
    }
    for (; e > 0 && value < 100'000'000'000'000'000; --e) {
        value *= 10;
    }
    return e == 0 || value == 0 ? std::optional(value) : std::nullopt;
}

bool Decimal::is_integer() const {
    return integer().has_value();
}

std::optional<Decimal> add(Decimal a, Decimal b) {
    if (a.digits == 0 || b.digits == 0) {
        return a.digits == 0 ? b : a;
    }
    if (a.exponent < b.exponent) {
        std::swap(a, b);
    }
    for (; a.exponent > b.exponent; --a.exponent) {
        if (a.digits > 100'000'000'000'000'000) {
            return std::nullopt;
        }
        a.digits *= 10;
    }
    return Decimal{a.digits + b.digits, a.exponent};
}

std::optional<Found> read_digits(const Points& text, std::size_t i, bool decimal_comma) {
    std::size_t end = end_of_digits(text, i);
    if (end == i) {
        return std::nullopt;
    }
    end = end_of_groups(text, i, end, decimal_comma);
    Found found;
    std::size_t count = 0;
    const auto take = [&](std::size_t from, std::size_t to) {
        for (; from < to; ++from) {
            if (const int d = digit_value(text[from]); d >= 0) {
                found.value.digits = found.value.digits * 10 + static_cast<std::uint64_t>(d);
                ++count;
            }
        }
    };
    if (end - i > 2 * kMostDigits) {
        return std::nullopt;
    }
    take(i, end);
    const char32_t decimal = decimal_comma ? U',' : U'.';
    const std::size_t fraction = end_of_digits(text, end + 1);
    const bool grouped_by_comma = end > i + 4 && text[end - 4] == U',';
    const bool has_fraction =
        fraction > end + 1 && (text[end] == decimal || (text[end] == U'.' && grouped_by_comma));
    // "1.2.3" is a version or a chapter, its first part a number of its own.
    if (has_fraction && !(text[fraction] == text[end] && digit_value(text[fraction + 1]) >= 0) &&
        count + (fraction - end) <= kMostDigits) {
        take(end + 1, fraction);
        found.value.exponent = -static_cast<int>(fraction - end - 1);
        end = fraction;
    }
    found.end = end;
    return count <= kMostDigits ? std::optional(found) : std::nullopt;
}

namespace {

struct Part {
    std::size_t begin, end;
    unsigned value;
};

std::optional<Part> read_part(const Points& text, std::size_t i) {
    Part part{i, end_of_digits(text, i), 0};
    if (part.end == i || part.end - i > 4) {
        return std::nullopt;
    }
    for (std::size_t k = i; k < part.end; ++k) {
        part.value = part.value * 10 + static_cast<unsigned>(digit_value(text[k]));
    }
    return part;
}

bool is_year(const Part& part) {
    return part.end - part.begin == 4 && part.value >= 1000 && part.value <= 2999;
}
bool is_month(const Part& part) {
    return part.end - part.begin <= 2 && part.value >= 1 && part.value <= 12;
}
bool is_day(const Part& part) {
    return part.end - part.begin <= 2 && part.value >= 1 && part.value <= 31;
}

}  // namespace

std::optional<Date> read_date(const Points& text, std::size_t i, bool month_first) {
    const auto first = read_part(text, i);
    const char32_t sign = first ? text[first->end] : U'\0';
    if (sign != U'-' && sign != U'.' && sign != U'/') {
        return std::nullopt;
    }
    const auto second = read_part(text, text.skip_space(first->end + 1));
    if (!second || text[second->end] != sign) {
        return std::nullopt;
    }
    const auto third = read_part(text, text.skip_space(second->end + 1));
    if (!third) {
        return std::nullopt;
    }
    const auto made = [&](const Part& y, const Part& m, const Part& d) {
        return Date{m.begin, m.end, d.begin, d.end, y.begin, y.end, third->end, y.value, m.value, d.value};
    };
    if (is_year(*first) && is_month(*second) && is_day(*third)) {
        return made(*first, *second, *third);
    }
    if (!is_year(*third)) {
        return std::nullopt;
    }
    const bool month_second = is_day(*first) && is_month(*second);
    const bool month_leads = is_month(*first) && is_day(*second);
    if (month_leads && (!month_second || (month_first && sign == U'/'))) {
        return made(*third, *first, *second);
    }
    return month_second ? std::optional(made(*third, *second, *first)) : std::nullopt;
}

}  // namespace diglot::number_parts
