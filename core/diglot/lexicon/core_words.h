#pragma once

#include "diglot/lexicon/lexicon.h"

#include <string_view>

namespace diglot {

/// The few hundred words that any text may hold (family, house, time, law, the commonest verbs and small
/// words), in the languages of data/core, joined for two of them by what they mean: each form of the one for
/// each form of the other. Empty when either language is not among them. O(words).
Lexicon core_lexicon(std::string_view source_language, std::string_view target_language);

}  // namespace diglot
