#pragma once

#include "diglot/variants/spelling_report.h"

#include <string_view>
#include <vector>

namespace diglot {

/// Where a Korean paragraph does not set spaces and quotation marks as `tradition` does. The South parts
/// bound nouns (할 것이다, 할 수 있다, 하는 듯, 할 때, 때문), 있다 behind -고 and units behind numerals (두
/// 가지) from what stands before them; the North joins them (할것이다, 할수 있다, 하고있다, 두가지), and its
/// auxiliary verbs as well (되여있다), which the South may write either way (Hangul orthography, article 47).
/// What an ending or another word may be as well is not questioned: 하는데, 한바, 떠난지 without a time
/// behind it. The North quotes with 《 》, the South with “ ”, but knows 《 》 for titles of books, so that
/// the South's are never questioned. `paragraph` of the findings is 0. O(bytes).
std::vector<SpellingFinding> korean_spacing(std::string_view paragraph, SpellingTradition tradition);

}  // namespace diglot
