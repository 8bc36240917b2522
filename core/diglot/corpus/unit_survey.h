#pragma once

#include "diglot/bitext/translation_unit.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace diglot {

/// What the filters must know of all units before they can judge one: the usual length ratio of each pair of
/// languages, what came before, what many documents repeat, and the confidences. About 170 bytes a unit.
class UnitSurvey {
public:
    UnitSurvey();
    UnitSurvey(const UnitSurvey&) = delete;
    UnitSurvey& operator=(const UnitSurvey&) = delete;
    ~UnitSurvey();

    /// Looks at the next units, in their order; the work is shared among threads. Give thousands at once.
    void add(std::span<const TranslationUnit> units);
    /// Draws the conclusions; call once, after the last `add` and before anything below. O(n log n).
    void finish();

    /// Number of units seen.
    [[nodiscard]] std::size_t size() const;
    /// Confidences of the units that have one, in order.
    [[nodiscard]] const std::vector<double>& confidences() const;
    /// Log of the usual ratio of weighted lengths (`weighted_length` + 4) of the two languages, second over
    /// first: the median over all units, drawn to 0 as ten more units at 0 would.
    [[nodiscard]] double usual_log_ratio(const std::string& first, const std::string& second) const;
    /// Whether an earlier unit has the same texts, white space and case aside.
    [[nodiscard]] bool is_duplicate(std::size_t index) const;
    /// How alike an earlier unit is: estimated Jaccard similarity of the words and pairs of words of all
    /// sides by 64 MinHash values of 16 bits (Broder 1997; Li and König 2010), the greatest among those that
    /// share a band of three (8 bands); 0 when there is none. Of each band the 128 units before and its first
    /// 128 are compared: all, unless more share it.
    [[nodiscard]] double likeness(std::size_t index) const;
    /// In how many documents the text of a side occurs word by word; the greatest over the sides. 0 for texts
    /// of fewer than four words.
    [[nodiscard]] std::uint32_t documents_with(std::size_t index) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace diglot
