#pragma once

#include "diglot/bitext/translation_unit.h"
#include "diglot/corpus/filter.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diglot {

/// A unit that a rule speaks against.
struct FilterExample {
    std::string id;
    double score = 0.0;
    std::vector<std::string> texts;  ///< One for each variant.
};

/// What one rule did.
struct FilterReason {
    std::size_t rule = 0;                 ///< Index into `filter_rules`.
    std::uint64_t first = 0;              ///< Units excluded for which it is the first reason.
    std::uint64_t all = 0;                ///< Units excluded that it speaks against.
    std::vector<FilterExample> examples;  ///< The first units for which it is the first reason.
};

/// What a filter did, every excluded unit counted under its first reason.
struct FilterReport {
    std::uint64_t units = 0;
    std::uint64_t kept = 0;
    std::uint64_t excluded = 0;
    std::uint64_t accepted = 0;  ///< Of those kept: rules speak against them, but a person accepted them.
    std::vector<FilterReason> reasons;  ///< One a rule, in the order of `filter_rules`.

    FilterReport();
    /// Counts a unit and tells whether it is kept: no rule speaks against it, or a person accepted it.
    bool add(const TranslationUnit& unit, const FilterScores& scores,
             const std::vector<std::size_t>& against);
};

}  // namespace diglot
