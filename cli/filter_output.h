#pragma once

#include "diglot/base/file.h"
#include "diglot/corpus/filter.h"
#include "diglot/corpus/filter_report.h"

#include <optional>
#include <string>

namespace diglot::cli {

/// The rules as a table for the terminal.
std::string list_of_rules();

std::string text_report(const FilterReport& report, const FilterSettings& settings,
                        const std::optional<PrecisionChoice>& choice);
std::string json_report(const FilterReport& report, const FilterSettings& settings,
                        const std::optional<PrecisionChoice>& choice);

/// A table of all scores: id, a column for each rule (empty where it has nothing to say), and the reasons
/// against.
class ScoreTable {
public:
    explicit ScoreTable(const std::string& path);
    void add(const TranslationUnit& unit, const FilterScores& scores, const std::string& reasons);
    void finish() { file_.commit(); }

private:
    OutputFile file_;
};

}  // namespace diglot::cli
