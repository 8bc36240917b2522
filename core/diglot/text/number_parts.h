#pragma once

#include "diglot/base/range.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The parts of which number.cpp is made; not installed.
namespace diglot::number_parts {

/// A sentence as code points that know their bytes. Wide forms ("３", "，") read as their plain ones, spaces
/// as U+0020.
class Points {
public:
    explicit Points(std::string_view sentence);

    [[nodiscard]] std::size_t size() const { return points_.size(); }
    /// The code point at `i`; 0 behind the end (and before the start, as -1 wraps).
    [[nodiscard]] char32_t operator[](std::size_t i) const { return i < points_.size() ? points_[i].c : 0; }
    [[nodiscard]] Range bytes(std::size_t begin, std::size_t end) const { return {byte(begin), byte(end)}; }
    [[nodiscard]] bool has(std::size_t i, std::u32string_view text) const;
    /// The length of the longest of `texts` that stands at `i`; 0 for none.
    [[nodiscard]] std::size_t longest(std::size_t i, std::initializer_list<std::u32string_view> texts) const;
    [[nodiscard]] bool has_any(std::size_t i, std::initializer_list<std::u32string_view> texts) const {
        return longest(i, texts) > 0;
    }
    /// `i`, or the place behind one space at `i`.
    [[nodiscard]] std::size_t skip_space(std::size_t i) const { return (*this)[i] == U' ' ? i + 1 : i; }

private:
    struct Point {
        char32_t c;
        std::uint32_t byte;
    };
    [[nodiscard]] std::uint32_t byte(std::size_t i) const {
        return i < points_.size() ? points_[i].byte : bytes_;
    }

    std::vector<Point> points_;
    std::uint32_t bytes_;
};

/// digits × 10^exponent, exact; keeps "12.3 trillion" equal to "12조3천억" where floating point would not.
struct Decimal {
    std::uint64_t digits = 0;
    int exponent = 0;

    [[nodiscard]] std::string to_string() const;
    [[nodiscard]] bool is_integer() const;
    /// The value where it is a whole number below 10^18.
    [[nodiscard]] std::optional<std::uint64_t> integer() const;
};
/// None where the sum does not fit.
std::optional<Decimal> add(Decimal a, Decimal b);

/// A number found in [begin, end) of the points.
struct Found {
    Decimal value;
    std::size_t end = 0;
};

int digit_value(char32_t c);  ///< Of a decimal digit of any script; -1 for all else.
bool is_letter(char32_t c);
char32_t lower(char32_t c);  ///< By simple case mapping.

/// The number in digits at `i`, its separators read as `decimal_comma` says; none without a digit at `i` or
/// where it has more than 18 digits.
std::optional<Found> read_digits(const Points& text, std::size_t i, bool decimal_comma);

/// Three numbers with equal separators that make a date, as year, month, day.
struct Date {
    std::size_t month_begin, month_end, day_begin, day_end, year_begin, year_end, end;
    unsigned year, month, day;
};
/// The date at `i`: 2024-10-25, 2024.10.25, 25.10.2024, and 10/25/2024 (the month first where `month_first`).
std::optional<Date> read_date(const Points& text, std::size_t i, bool month_first);

enum class EastScript { None, Korean, Chinese, Japanese };

/// The number at `i` written with digits or numerals and the signs 십/백/천/만/억/조 or 十/百/千/万/億/兆.
std::optional<Found> read_east_number(const Points& text, std::size_t i, EastScript script,
                                      bool decimal_comma);

/// Native Korean numerals (두, 세번째, 다섯, 스물다섯) and ordinals (첫) at the start of an eojeol; 하나 and
/// 한 are left out.
std::optional<Found> read_native_korean(const Points& text, std::size_t i);

}  // namespace diglot::number_parts
