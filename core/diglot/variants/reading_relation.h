#pragma once

#include "diglot/variants/version_comparison.h"

#include <optional>
#include <string_view>
#include <vector>

namespace diglot {

/// How two readings that hold the same letters differ: in marks, spaces and hyphens, capitals, or several of
/// them. None when their letters are not the same, capitals aside.
std::optional<std::vector<DifferenceClass>> formal_relation(std::string_view a, std::string_view b);

/// How two words are related: by spelling, inflection, as names (`names` says whether the capitals of both
/// may be those of names), as function words, by capitals besides. None when they are different words.
std::optional<std::vector<DifferenceClass>> word_relation(std::string_view a, std::string_view b, bool names,
                                                          const VariantKnowledge& knowledge);

/// Whether two readings are spellings of one name in different systems.
bool is_name_pair(std::string_view a, std::string_view b);

}  // namespace diglot
