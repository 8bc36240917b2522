#pragma once

#include "diglot/base/range.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// A number, date part, time of day, share or currency that a sentence names, in a form equal in all
/// languages.
struct NumberToken {
    std::string canonical;  ///< "num:3000", "num:12.5", "month:10", "weekday:5" (Monday is 1), "time:15:30",
                            ///< "currency:USD", "unit:percent".
    Range bytes;            ///< Where it stands in the sentence, in bytes.
    friend bool operator==(const NumberToken&, const NumberToken&) = default;
};

/// Finds the numbers of sentences in one language: digits of any script with the language's separators, dates
/// ("2024-10-25", "10월 25일", "October 25": day and year are plain numbers), times, ordinals ("25th",
/// "제2차", "third"), large-number words and signs ("3천", "1억1천만", "40조 470억", "110 million", "3千",
/// "二十五"), and words for 2 to 100 where CLDR knows them ("one" is left out, it is too often no number).
/// Currency and percent are told only beside a number. Building costs a few milliseconds (CLDR's number
/// words); finding is linear in the sentence. Safe to share among threads.
class NumberFinder {
public:
    /// `language` is a BCP 47 tag; of an unknown language only digits and signs are understood.
    explicit NumberFinder(const std::string& language);
    ~NumberFinder();
    NumberFinder(NumberFinder&&) noexcept;
    NumberFinder& operator=(NumberFinder&&) noexcept;
    NumberFinder(const NumberFinder&) = delete;
    NumberFinder& operator=(const NumberFinder&) = delete;

    /// The tokens in the order of their first byte, none overlapping. `sentence` is valid UTF-8.
    [[nodiscard]] std::vector<NumberToken> find(std::string_view sentence) const;

private:
    struct Rules;
    std::unique_ptr<const Rules> rules_;
};

/// The same for single calls: each thread keeps the finders it has made.
std::vector<NumberToken> find_numbers(std::string_view sentence, const std::string& language);

}  // namespace diglot
