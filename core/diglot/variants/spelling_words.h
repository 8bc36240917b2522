#pragma once

#include "diglot/base/range.h"
#include "diglot/variants/spelling_report.h"

#include <string_view>
#include <vector>

namespace diglot {

/// A word of a paragraph as spelling sees it.
struct SpellingWord {
    Range bytes;
    SpellingCare care = SpellingCare::None;
};

/// The words of an English paragraph: letters with inner apostrophes, cut at hyphens; digits, addresses and
/// what is glued to them left out. `quoted`: whether a quotation goes on from the paragraph before, and
/// afterwards into the next one, as where a sentence was broken into lines. O(bytes).
std::vector<SpellingWord> english_words(std::string_view paragraph, bool& quoted);

/// The eojeols of a Korean paragraph, marks taken off; those that begin behind a digit, a Latin letter or a
/// closing mark (5년간, API로서) are left out, as they begin inside a word. O(bytes).
std::vector<SpellingWord> korean_words(std::string_view paragraph);

}  // namespace diglot
