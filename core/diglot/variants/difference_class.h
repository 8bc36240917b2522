#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace diglot {

/// What a difference between two versions is, the smallest change first: what can be told as an earlier class
/// is not told as a later one.
enum class DifferenceClass : std::uint8_t {
    Punctuation,   ///< Marks and quotation marks: "rumor" / “rumor”, U.S. / US.
    Spacing,       ///< Hyphens and spaces: cooperation / co-operation, 할 수 / 할수.
    Capitals,      ///< Foreign Minister / foreign minister.
    Spelling,      ///< rumor / rumour, 노동 / 로동.
    Number,        ///< Form of a number, date or unit: 3,000 / three thousand, October 25 / 25 October.
    Name,          ///< Kim Jong Gyu / Kim Chŏng-kyu / 김정규, Zelensky / Zelenskyy.
    Abbreviation,  ///< DPRK / North Korea / the Democratic People's Republic of Korea.
    Inflection,    ///< report / reported, 말했다 / 말한다.
    FunctionWord,  ///< Articles, prepositions and their like: put in, left out or put for another.
    Rewording,     ///< Other words: a synonym, another sentence.
    Insertion,     ///< Words that only the later version has.
    Omission,      ///< Words that only the first version has.
    Move,          ///< The same words in another place.
};

inline constexpr std::size_t kDifferenceClasses = 13;

/// "punctuation", "spacing", "capitals", "spelling", "number", "name", "abbreviation", "inflection",
/// "function-word", "rewording", "insertion", "omission", "move".
std::string_view to_string(DifferenceClass difference);
/// The class of that name; none for another word.
std::optional<DifferenceClass> difference_class(std::string_view name);
/// All classes in their order.
std::span<const DifferenceClass> difference_classes();

}  // namespace diglot
