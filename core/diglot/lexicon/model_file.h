#pragma once

#include "diglot/lexicon/reader.h"

#include <string>
#include <string_view>

namespace diglot {

/// diglot's own binary form of a lexicon (`.dlx`), made to be loaded in milliseconds. All numbers are
/// little-endian:
///
///     bytes  0 … 7   "diglotLX"
///            8       u32 version of the format, 1
///           12       u32 kind: 0 words, 1 units
///           16       u32 `kUnitScheme` of the units; 0 for words
///           20       u32 entries, then u32 source words, u32 target words, u32 strings
///           36       u32 string of the source language, u32 of the target language
///           44       u32 bytes of all strings
///           48       u64 XXH3 of everything from byte 56 on
///           56       entries: u32 source string, u32 target string, float32 weight (IEEE 754)
///                    source words, target words: u32 string of the unit, u32 string of its usual word
///                    u32 begin of each string, then the strings in UTF-8
std::string write_lexicon_model(const Lexicon& lexicon);

bool looks_like_lexicon_model(std::string_view bytes, std::string_view name);

/// Throws `Error(Format)` for another version, units cut by other rules, and anything that a damaged or cut
/// file may hold. O(bytes).
Lexicon read_lexicon_model(const LexiconInput& input);

}  // namespace diglot
