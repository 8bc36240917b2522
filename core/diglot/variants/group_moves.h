#pragma once

#include "diglot/variants/collation.h"

namespace diglot {

/// Makes one move of words that a version leaves out of one group and puts into another: the same words, four
/// or more and two of them no function words, at most eight groups away; eight words or more anywhere. The
/// move stands in the group from which the words are taken; readings of versions that have them elsewhere
/// tell that place. Linear.
void join_moves_between_groups(Collation& collation);

}  // namespace diglot
