#pragma once

#include "diglot/lexicon/translation_table.h"
#include "diglot/lexicon/unit_reader.h"

#include <vector>

namespace diglot {

/// Adds entries for words of the two languages that look the same (in one script: the first four letters
/// agree and the longest common subsequence is at least 0.7 of the longer word; Simard, Foster and Isabelle
/// 1992) or sound the same (across scripts: see `sound_similarity`). `weight` goes to a pair without rivals
/// and is divided among rivals. O(words × words that share a key).
void add_cognates(const UnitReader& source, const UnitReader& target, float weight,
                  std::vector<TranslationTable::Entry>& entries);

}  // namespace diglot
