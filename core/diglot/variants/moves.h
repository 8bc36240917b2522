#pragma once

#include "diglot/variants/version_comparison.h"

#include <string>
#include <utility>
#include <vector>

namespace diglot {

/// Puts a move in the place of each omission and insertion that are the same words, and of two rewordings
/// that exchange their words. Function words between them may differ. A passage with more than 400
/// differences is left as it is: comparing all with all would no longer be linear.
void join_moves(const AtomRow& first, const AtomRow& second, const std::string& language,
                std::vector<VersionDifference>& differences);

/// How many words stand in some atoms of a row (an eojeol counts once), and whether all are function words.
std::pair<std::size_t, bool> words_in(const AtomRow& row, const std::string& language, Range atoms);

}  // namespace diglot
