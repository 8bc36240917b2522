#pragma once

#include "diglot/lexicon/reader.h"

namespace diglot {

/// `source TAB target [TAB weight]`; `#` begins a comment. A first line `source TAB target [TAB weight]` or
/// `de TAB fr TAB weight` is a header.
Lexicon read_tsv_lexicon(const LexiconInput& input);
bool looks_like_tsv_lexicon(std::string_view text, std::string_view name);

/// Bitextor's `.dic`: a line with two language codes, then `lang1 TAB lang2`.
Lexicon read_bitextor_lexicon(const LexiconInput& input);
bool looks_like_bitextor_lexicon(std::string_view text, std::string_view name);

/// hunalign's `target words @ source words`; letters or digits may follow the `@`.
Lexicon read_hunalign_lexicon(const LexiconInput& input);
bool looks_like_hunalign_lexicon(std::string_view text, std::string_view name);

/// FreeDict's TEI: `entry/form/orth` and `sense/cit[@type="trans"]/quote`.
Lexicon read_tei_lexicon(const LexiconInput& input);
bool looks_like_tei_lexicon(std::string_view text, std::string_view name);

/// TBX (ISO 30042) of version 3 (`conceptEntry`, `langSec`) and 2 (`termEntry`, `langSet`). All terms of a
/// concept in one language translate all of the other.
Lexicon read_tbx_lexicon(const LexiconInput& input);
bool looks_like_tbx_lexicon(std::string_view text, std::string_view name);

}  // namespace diglot
