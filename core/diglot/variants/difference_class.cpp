#include "diglot/variants/difference_class.h"

#include <array>

namespace diglot {

std::span<const DifferenceClass> difference_classes() {
    using enum DifferenceClass;
    static constexpr std::array<DifferenceClass, kDifferenceClasses> kAll = {
        Punctuation, Spacing,      Capitals,  Spelling,  Number,   Name, Abbreviation,
        Inflection,  FunctionWord, Rewording, Insertion, Omission, Move};
    return kAll;
}

std::string_view to_string(DifferenceClass difference) {
    static constexpr std::array<std::string_view, kDifferenceClasses> kNames = {
        "punctuation", "spacing",       "capitals",  "spelling",  "number",   "name", "abbreviation",
        "inflection",  "function-word", "rewording", "insertion", "omission", "move"};
    return kNames.at(static_cast<std::size_t>(difference));
}

std::optional<DifferenceClass> difference_class(std::string_view name) {
    for (const DifferenceClass difference : difference_classes()) {
        if (to_string(difference) == name) {
            return difference;
        }
    }
    return std::nullopt;
}

}  // namespace diglot
