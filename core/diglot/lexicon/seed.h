#pragma once

#include "diglot/lexicon/lexicon.h"
#include "diglot/lexicon/translation_table.h"
#include "diglot/lexicon/unit_reader.h"

#include <span>
#include <string>

namespace diglot {

/// What is known of two texts' units before anything is learnt from them: lexicons, equal units (numbers,
/// names, marks), cognates and names that sound alike, and the terms that Unicode CLDR knows in both
/// languages. A kind of weight 0 is left out.
struct SeedSettings {
    float lexicon = 0.7F;  ///< Weight of a lexicon's entry of one word a side.
    float equal = 0.7F;    ///< Weight of equal units.
    float alike = 0.6F;    ///< Weight of words that sound or look the same, divided among rivals.
    float known = 0.6F;    ///< Weight of CLDR's terms.
};

/// The seed as a table over the readers' units. `lexicons` must run from source to target. O(words +
/// entries).
TranslationTable seed_table(const UnitReader& source, const UnitReader& target,
                            const std::string& source_language, const std::string& target_language,
                            std::span<const Lexicon> lexicons, const SeedSettings& settings = {});

}  // namespace diglot
