#pragma once

#include "diglot/segment/sentence_rules.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace diglot {

/// A stretch of text inside which no sentence ends: a short quotation or bracket. Bytes of its two marks.
struct HeldSpan {
    std::size_t open = 0;
    std::size_t close = 0;
};

/// The number or letter of an item in an enumeration: "2.", "(b)", "iv)".
struct ListMarker {
    std::size_t begin = 0;
    std::size_t end = 0;  ///< Behind its stop or bracket.
};

/// What must be known of a paragraph before its stops can be judged.
struct Marks {
    std::vector<HeldSpan> held;       ///< By `open`.
    std::vector<std::size_t> closes;  ///< Where marks that may also open (" ' “) close, ascending.
    std::vector<ListMarker> items;    ///< Items of enumerations, by `begin`.
};

/// Linear in the length of the text.
Marks find_marks(std::string_view text, const SentenceRules& rules);

}  // namespace diglot
