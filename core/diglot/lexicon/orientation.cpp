#include "diglot/lexicon/orientation.h"

#include <algorithm>

namespace diglot {
namespace {

bool holds(const UnitReader& text, const Lexicon& lexicon, const std::string& entry) {
    if (lexicon.kind == LexiconKind::Units) {
        return text.units().find(entry) != Vocabulary::kAbsent;
    }
    const std::vector<std::uint32_t> units = text.find(entry);
    return !units.empty() && std::find(units.begin(), units.end(), Vocabulary::kAbsent) == units.end();
}

}  // namespace

LexiconCoverage lexicon_coverage(const Lexicon& lexicon, const UnitReader& source, const UnitReader& target) {
    LexiconCoverage coverage;
    for (const LexiconEntry& entry : lexicon.entries) {
        if (entry.source == entry.target) {
            continue;
        }
        coverage.forward +=
            holds(source, lexicon, entry.source) && holds(target, lexicon, entry.target) ? 1U : 0U;
        coverage.backward +=
            holds(source, lexicon, entry.target) && holds(target, lexicon, entry.source) ? 1U : 0U;
    }
    return coverage;
}

}  // namespace diglot
