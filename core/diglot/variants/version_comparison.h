#pragma once

#include "diglot/base/range.h"
#include "diglot/variants/aligned_rows.h"
#include "diglot/variants/difference_class.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// Whether two words, put one for the other, are spellings of one word.
using SpellingTest = std::function<bool(std::string_view first, std::string_view second)>;

/// What is known of the language in which versions are compared.
struct VariantKnowledge {
    std::string language;        ///< Subtag; empty when unknown.
    SpellingTest same_spelling;  ///< May be empty: nothing is known of spellings.
};

/// One difference between two rows of atoms: what stands in the one, what in the other (one may be empty),
/// and its class. Differences that stand in one place at once (a capital and a spelling) are separate.
struct VersionDifference {
    Range first;   ///< Indices in the first row.
    Range second;  ///< Indices in the second row.
    DifferenceClass kind = DifferenceClass::Rewording;
    friend bool operator==(const VersionDifference&, const VersionDifference&) = default;
};

struct VersionComparison {
    std::vector<AtomStep> steps;
    std::vector<VersionDifference> differences;  ///< Ascending by first, second, class.
};

/// Aligns two versions of a passage and names each difference. The classes are tried in their order, on the
/// smallest stretch first: marks, spaces and hyphens, capitals, spelling, numbers with the dates and units
/// around them, names, abbreviations, inflection, function words; what is none of these is a rewording,
/// insertion or omission, and an omission that comes back elsewhere as an insertion is a move. Linear but for
/// the alignment.
VersionComparison compare_versions(const AtomRow& first, const AtomRow& second,
                                   const VariantKnowledge& knowledge);

}  // namespace diglot
