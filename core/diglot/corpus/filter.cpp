#include "diglot/corpus/filter.h"

#include "diglot/base/error.h"
#include "diglot/corpus/filter_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace diglot {
namespace {

using Score = double (*)(const UnitView& view);

struct Row {
    FilterRule rule;
    Score score;
};

constexpr KeepSide kLeast = KeepSide::AtLeast;
constexpr KeepSide kMost = KeepSide::AtMost;

// In the order in which a first reason is sought: what is wrong with a side, with both, with the unit among
// others.
constexpr std::array<Row, 27> kRows = {{
    {FilterRule{"no_empty", "sides without text", kMost, 0.0, true}, score_empty},
    {FilterRule{"not_too_long", "letters of the longest side", kMost, 1024.0, true}, score_too_long},
    {FilterRule{"not_too_short", "words of the shortest side (characters in Chinese, Japanese, Korean)",
                kLeast, 3.0, true},
     score_too_short},
    {FilterRule{"length_ratio", "factor by which the lengths are off the usual ratio of the languages", kMost,
                3.0, true},
     score_length_ratio},
    {FilterRule{"no_identical", "1 when both sides have the same letters", kMost, 0.0, true},
     score_identical},
    {FilterRule{"no_untranslated", "share of a side's words that stand on the other side too", kMost, 0.6,
                true},
     score_untranslated},
    {FilterRule{"no_only_symbols", "share of letters", kLeast, 0.1, true}, score_only_symbols},
    {FilterRule{"no_only_numbers", "share of digits", kMost, 0.5, true}, score_only_numbers},
    {FilterRule{"no_urls", "web addresses", kMost, 0.0, false}, score_urls},
    {FilterRule{"no_escaped_unicode", "characters written as escapes such as \\u00e9", kMost, 0.0, true},
     score_escaped_unicode},
    {FilterRule{"no_bad_encoding", "signs of text read in a wrong charset", kMost, 0.0, true},
     score_bad_encoding},
    {FilterRule{"no_literals", "pieces of templates and markup, such as +++ or ***", kMost, 0.0, true},
     score_literals},
    {FilterRule{"no_breadcrumbs", "signs such as > | / standing alone, as between the stations of a path",
                kMost, 2.0, true},
     score_breadcrumbs},
    {FilterRule{"no_glued_words", "capitals inside one word that small letters follow", kMost, 2.0, true},
     score_glued_words},
    {FilterRule{"no_repeated_words",
                "letters of words said twice in a row, doubled in Chinese, Japanese, Korean", kMost, 7.0,
                true},
     score_repeated_words},
    {FilterRule{"no_unicode_noise", "longest run of characters from U+0080 to U+00FF", kMost, 2.0, true},
     score_unicode_noise},
    {FilterRule{"no_space_noise", "longest row of single letters with spaces between", kMost, 3.0, true},
     score_space_noise},
    {FilterRule{"no_paren", "brackets that one side opens or closes more often than the other", kMost, 0.0,
                true},
     score_paren},
    {FilterRule{"no_titles", "1 when all words with case begin with a capital", kMost, 0.0, false},
     score_titles},
    {FilterRule{"no_wrong_language", "how sure it is that a side is in another language", kMost, 0.9, true},
     score_wrong_language},
    {FilterRule{"no_script_inconsistencies", "share of letters in the script of the language, Latin allowed",
                kLeast, 0.5, true},
     score_script},
    {FilterRule{"no_number_inconsistencies",
                "share of the numbers that both sides have, one more counted as shared", kLeast, 0.3, true},
     score_numbers},
    {FilterRule{"no_name_inconsistencies",
                "share of capitalised names that sound like a word of the other side, one more counted",
                kLeast, 0.3, false},
     score_names},
    {FilterRule{"confidence", "probability that the sides translate each other", kLeast, 0.5, true},
     score_confidence},
    {FilterRule{"no_duplicates", "1 when an earlier unit has the same texts", kMost, 0.0, true},
     score_duplicate},
    {FilterRule{"no_near_duplicates", "likeness to an earlier unit, 0 to 1", kMost, 0.8, true},
     score_near_duplicate},
    {FilterRule{"no_boilerplate", "documents that have one side word by word", kMost, 9.0, true},
     score_boilerplate},
}};

constexpr std::array<FilterRule, kRows.size()> kRules = [] {
    std::array<FilterRule, kRows.size()> rules{};
    for (std::size_t i = 0; i < rules.size(); ++i) {
        rules[i] = kRows[i].rule;
    }
    return rules;
}();

std::size_t rule_or_throw(std::string_view name) {
    if (const auto found = find_filter_rule(name)) {
        return *found;
    }
    throw Error(ErrorCode::Argument, fmt::format("There is no filter rule '{}'", name), {},
                "See 'diglot filter --list' for the rules");
}

}  // namespace

std::span<const FilterRule> filter_rules() {
    return kRules;
}

std::optional<std::size_t> find_filter_rule(std::string_view name) {
    const auto* found =
        std::find_if(kRules.begin(), kRules.end(), [&](const FilterRule& rule) { return rule.name == name; });
    return found == kRules.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - kRules.begin()));
}

FilterScores score_unit(const TranslationUnit& unit, std::size_t index, const UnitSurvey& survey) {
    const UnitView view = view_unit(unit, index, survey);
    FilterScores scores;
    scores.reserve(kRows.size());
    for (const Row& row : kRows) {
        scores.push_back(row.score(view));
    }
    return scores;
}

FilterSettings::FilterSettings() {
    for (const FilterRule& rule : kRules) {
        thresholds.push_back(rule.threshold);
        on.push_back(rule.on);
    }
}

void FilterSettings::set(std::string_view rule, double threshold) {
    const std::size_t index = rule_or_throw(rule);
    thresholds[index] = threshold;
    on[index] = true;
}

void FilterSettings::turn(std::string_view rule, bool wanted) {
    on[rule_or_throw(rule)] = wanted;
}

void FilterSettings::only(std::span<const std::string> rules) {
    on.assign(on.size(), false);
    for (const std::string& rule : rules) {
        turn(rule, true);
    }
}

std::vector<std::size_t> reasons_against(const FilterScores& scores, const FilterSettings& settings) {
    std::vector<std::size_t> reasons;
    for (std::size_t i = 0; i < kRules.size(); ++i) {
        const bool fails = kRules[i].keep == kLeast
                               ? scores[i] < settings.thresholds[i]
                               : scores[i] > settings.thresholds[i];  // NaN fails nothing
        if (settings.on[i] && fails) {
            reasons.push_back(i);
        }
    }
    return reasons;
}

std::optional<PrecisionChoice> threshold_for_precision(std::vector<double> confidences, double precision) {
    std::sort(confidences.begin(), confidences.end(), std::greater<>());
    std::optional<PrecisionChoice> best;
    double sum = 0.0;
    for (std::size_t i = 0; i < confidences.size(); ++i) {
        sum += confidences[i];
        const double mean = sum / static_cast<double>(i + 1);
        const bool whole = i + 1 == confidences.size() || confidences[i + 1] < confidences[i];
        if (whole && mean >= precision) {  // the mean only falls: the last such place is the least threshold
            best = PrecisionChoice{confidences[i], i + 1, mean};
        }
    }
    return best;
}

}  // namespace diglot
