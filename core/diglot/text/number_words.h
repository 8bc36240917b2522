#pragma once

#include "diglot/text/number_parts.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

/// Words of alphabets that name numbers, months and weekdays; not installed.
namespace diglot::number_parts {

/// A month or weekday named at some place.
struct CalendarWord {
    std::string canonical;  ///< "month:10" or "weekday:5"
    std::size_t end = 0;
    bool doubtful =
        false;  ///< A short word that may mean something else ("May", "Mar."): counts only beside a number.
};

/// What one language calls its numbers, from CLDR, and its large-number words, from a table of our own.
class WordNumbers {
public:
    explicit WordNumbers(const std::string& language);

    /// False when nothing this class knows begins with the word at `i`: most words, told at the price of one
    /// hash.
    [[nodiscard]] bool may_start(const Points& text, std::size_t i) const;

    /// The number in words that starts at `i`, the start of a word. "one" alone is no number, "one million"
    /// is.
    [[nodiscard]] std::optional<Found> read(const Points& text, std::size_t i) const;

    /// `number` times the large-number word behind it ("110 million", "3-trillion"), where there is one.
    [[nodiscard]] Found scaled(const Points& text, Found number) const;

    /// The month or weekday that starts at `i`, the start of a word.
    [[nodiscard]] std::optional<CalendarWord> calendar_word(const Points& text, std::size_t i) const;

    /// The same in scripts where other letters may follow at once (金曜日, 월요일부터).
    [[nodiscard]] std::optional<CalendarWord> calendar_word_inside(const Points& text, std::size_t i) const;

private:
    struct Scale {
        int power = 0;
        bool alone = false;  ///< Stands without a number before it (French "mille").
    };
    struct Value {
        unsigned value = 0;
        bool ordinal = false;
        std::size_t end = 0;
    };
    /// What has been read of a number so far: 2 × 100 (section), then thousands (total).
    struct Sum {
        std::uint64_t total = 0;
        std::uint64_t section = 0;
        bool article = false;  ///< "a" stands before: only a large-number word may follow.
        bool scaled = false;
        bool ordinal = false;
    };
    /// Takes the number word or large-number word at `i` into `sum`; its end, or `i` when it does not go on.
    [[nodiscard]] std::size_t take_word(const Points& text, std::size_t i, Sum& sum) const;
    void remember_start(const std::u32string& phrase);
    [[nodiscard]] std::optional<Value> small_number(const Points& text, std::size_t i) const;
    [[nodiscard]] const Scale* scale(const Points& text, std::size_t i, std::size_t& end) const;
    [[nodiscard]] std::size_t skip_connector(const Points& text, std::size_t i) const;

    std::unordered_map<std::u32string, Value> values_;
    std::unordered_map<std::u32string, Scale> scales_;
    std::unordered_map<std::u32string, std::string> calendar_;
    std::u32string calendar_firsts_;            ///< The first letters of those.
    std::unordered_set<std::uint64_t> starts_;  ///< Hashes of the first words of all phrases.
    std::u32string connector_;
    bool article_counts_ = false;  ///< "a million" (English)
};

}  // namespace diglot::number_parts
