#pragma once

#include "diglot/ingest/pdf_layout.h"

#include <cstddef>
#include <string>
#include <vector>

namespace diglot {

/// What stands together on a page; y grows downwards, sizes are in points.
struct PrintedWord {
    std::string text;
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
    double size = 0;            ///< Of the font.
    bool space_after = false;   ///< A gap to what stands behind it, made by a space or by the layout.
    bool size_guessed = false;  ///< The font does not tell its size, and nor does `size`.
};

/// Puts right what poppler guesses of fonts whose glyphs are drawings ("Type 3", as browsers embed many
/// Korean, Chinese and Japanese fonts): the size follows from the widths of the letters, the top and bottom
/// from the size. `words` are those of one page. Linear.
void mend_guessed_sizes(std::vector<PrintedWord>& words);

/// The words of page `page` (counted from 1) as lines: a word that stands beside the one before it goes on in
/// its line. The small gap that word processors put between Hangul or Han characters and Latin letters or
/// digits ("25일") is no space. Linear.
std::vector<PrintedLine> join_printed_words(const std::vector<PrintedWord>& words, std::size_t page);

}  // namespace diglot
