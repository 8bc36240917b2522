#pragma once

#include "diglot/lexicon/lexicon.h"

#include <string>
#include <string_view>

namespace diglot {

/// The lexicon with usual words in place of units, each pair once with its greatest weight; a lexicon of
/// words as it is. What other programs can read. O(entries · log entries).
Lexicon in_words(const Lexicon& lexicon);

/// The lexicon as the bytes of a file: "tsv", "hunalign", "tbx" (these three in words) or "dlx". Throws
/// `Error(Argument)` for a format that cannot be written, and for TBX without both languages.
std::string write_lexicon(const Lexicon& lexicon, std::string_view format);

/// The format that the ending of `path` stands for (`.gz`, `.zst` left aside); empty when none.
std::string_view lexicon_format_of_path(std::string_view path);

}  // namespace diglot
