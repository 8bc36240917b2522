#pragma once

#include "diglot/variants/collation.h"

#include <cstdint>
#include <vector>

namespace diglot {

/// Compares the versions of one group with its base and gives the group its variations. Returns the
/// differences: those of words by place, then that of the sentence as a whole. Touches no other group.
std::vector<Difference> compare_group(Collation& collation, std::uint32_t group,
                                      const VariantKnowledge& knowledge);

}  // namespace diglot
