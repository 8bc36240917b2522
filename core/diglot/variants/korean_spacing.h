#pragma once

#include "diglot/variants/spelling_report.h"

#include <string_view>
#include <vector>

namespace diglot {

/// Where a Korean paragraph does not set spaces and quotation marks as `tradition` does. The South parts
/// bound nouns and auxiliary verbs from what stands before them (할 것이다, 하고 있다, 할 수 있다), the North
/// joins them (할것이다, 하고있다, 할수 있다); the North quotes with 《 》, the South with “ ”, but knows 《
/// 》 for titles of books, so that the South's are never questioned. `paragraph` of the findings is 0.
/// O(bytes).
std::vector<SpellingFinding> korean_spacing(std::string_view paragraph, SpellingTradition tradition);

}  // namespace diglot
