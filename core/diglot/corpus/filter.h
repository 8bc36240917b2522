#pragma once

#include "diglot/bitext/translation_unit.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

class UnitSurvey;

/// On which side of its threshold a rule keeps a unit; the threshold itself is kept.
enum class KeepSide : std::uint8_t { AtLeast, AtMost };

/// One rule: what it measures, and where it draws the line when nobody says otherwise. Names that
/// bicleaner-hardrules has are used as it has them; the others follow its manner.
struct FilterRule {
    std::string_view name;
    std::string_view measure;  ///< What the score is, one plain English line.
    KeepSide keep = KeepSide::AtLeast;
    double threshold = 0.0;  ///< Default.
    bool on = true;          ///< Whether it decides unless told otherwise; it scores in any case.
};

/// All rules, in the order in which a unit's first reason is sought.
std::span<const FilterRule> filter_rules();

/// Index of the rule of that name; none when there is none.
std::optional<std::size_t> find_filter_rule(std::string_view name);

/// What each rule says of one unit, in the order of `filter_rules`. NaN where a rule has nothing to say: no
/// second side, no confidence, too little text. Of several sides or pairs of sides it is the worst.
using FilterScores = std::vector<double>;

/// Scores one unit. `index` is its place in the survey, which must have seen all units and be finished. Pure:
/// the same at any thread count, safe on several threads. O(bytes); the numbers and names of both sides are
/// compared each with each.
FilterScores score_unit(const TranslationUnit& unit, std::size_t index, const UnitSurvey& survey);

/// Thresholds in force, one a rule.
struct FilterSettings {
    std::vector<double> thresholds;
    std::vector<bool> on;

    /// The defaults of the table.
    FilterSettings();
    /// Sets the threshold of a rule and turns it on. Throws `Error(Argument)` for an unknown name.
    void set(std::string_view rule, double threshold);
    /// Turns a rule on or off. Throws `Error(Argument)` for an unknown name.
    void turn(std::string_view rule, bool wanted);
    /// Turns on the rules named and all others off. Throws `Error(Argument)` for an unknown name.
    void only(std::span<const std::string> rules);
};

/// The rules (indices, ascending) that speak against a unit of these scores; empty: it is kept.
std::vector<std::size_t> reasons_against(const FilterScores& scores, const FilterSettings& settings);

/// A threshold of confidence and what keeping the units at or above it promises.
struct PrecisionChoice {
    double threshold = 0.0;
    std::uint64_t kept = 0;  ///< Units with a confidence of at least the threshold.
    double expected = 0.0;   ///< Mean confidence of those: the expected share that is right, as far as
                             ///< confidences are calibrated.
};

/// The least threshold at which the mean of the confidences kept reaches `precision` (0 … 1); none when even
/// the surest unit falls short or there is no confidence at all. O(n log n).
std::optional<PrecisionChoice> threshold_for_precision(std::vector<double> confidences, double precision);

}  // namespace diglot
