#include "diglot/corpus/filter_report.h"

#include "diglot/corpus/unit_text.h"

namespace diglot {
namespace {

constexpr std::size_t kExamples = 5;

FilterExample example_of(const TranslationUnit& unit, double score) {
    FilterExample example{unit.id, score, {}};
    for (const UnitVariant& variant : unit.variants) {
        example.texts.push_back(joined_text(variant));
    }
    return example;
}

}  // namespace

FilterReport::FilterReport() {
    for (std::size_t rule = 0; rule < filter_rules().size(); ++rule) {
        reasons.push_back({rule, 0, 0, {}});
    }
}

bool FilterReport::add(const TranslationUnit& unit, const FilterScores& scores,
                       const std::vector<std::size_t>& against) {
    ++units;
    const bool trusted = unit.review == ReviewState::Accepted;
    if (against.empty() || trusted) {
        ++kept;
        accepted += against.empty() ? 0U : 1U;
        return true;
    }
    ++excluded;
    for (const std::size_t rule : against) {
        ++reasons[rule].all;
    }
    FilterReason& first = reasons[against.front()];
    ++first.first;
    if (first.examples.size() < kExamples) {
        first.examples.push_back(example_of(unit, scores[against.front()]));
    }
    return false;
}

}  // namespace diglot
