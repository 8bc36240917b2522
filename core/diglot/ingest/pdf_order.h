#pragma once

#include "diglot/ingest/pdf_words.h"

#include <vector>

namespace diglot {

/// The words of one page in the order in which they are read: line by line, and column by column where print
/// stands in columns of text. What goes over the full width, a title, a table, a foot, parts the columns
/// above it from those below. The cells of a table are read row by row. O(n log n) but for pages of very many
/// columns.
std::vector<PrintedWord> in_reading_order(std::vector<PrintedWord> words);

}  // namespace diglot
