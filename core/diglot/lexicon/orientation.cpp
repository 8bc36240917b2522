#include "diglot/lexicon/orientation.h"

#include <algorithm>

namespace diglot {
namespace {

constexpr std::size_t kMostLookedAt = 10'000;  // entries

bool holds(const UnitReader& text, const Lexicon& lexicon, const std::string& entry) {
    if (lexicon.kind == LexiconKind::Units) {
        return text.units().find(entry) != Vocabulary::kAbsent;
    }
    const std::vector<UnitReader::Found> found = text.find(entry);
    return !found.empty() && std::all_of(found.begin(), found.end(),
                                         [](const UnitReader::Found& one) { return one.share > 0.0F; });
}

}  // namespace

LexiconCoverage lexicon_coverage(const Lexicon& lexicon, const UnitReader& source, const UnitReader& target) {
    LexiconCoverage coverage;
    const std::size_t step = lexicon.entries.size() / kMostLookedAt + 1;
    for (std::size_t i = 0; i < lexicon.entries.size(); i += step) {
        const LexiconEntry& entry = lexicon.entries[i];
        if (entry.source == entry.target) {
            continue;
        }
        ++coverage.looked_at;
        coverage.forward +=
            holds(source, lexicon, entry.source) && holds(target, lexicon, entry.target) ? 1U : 0U;
        coverage.backward +=
            holds(source, lexicon, entry.target) && holds(target, lexicon, entry.source) ? 1U : 0U;
    }
    return coverage;
}

}  // namespace diglot
