#pragma once

#include "diglot/bitext/translation_unit.h"
#include "diglot/corpus/search.h"
#include "diglot/text/tokens.h"

#include <string>
#include <vector>

namespace diglot {

/// The text of a hit, cut into tokens.
struct HitText {
    const UnitVariant* variant = nullptr;
    std::string text;
    std::vector<TokenSpan> tokens;
    Range match;  ///< Bytes.
};

/// `unit` is the hit's. Throws `Error(Format)` when the text is not what the index knows.
HitText text_of_hit(const TranslationUnit& unit, const SearchResult& result, const Hit& hit);

}  // namespace diglot
