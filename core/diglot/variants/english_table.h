#pragma once

#include "diglot/variants/spelling.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// A word in its American and its British spelling; a word in -ize has its z in both.
struct EnglishEntry {
    std::string american, british;  ///< In small letters.
    SpellingKind kind = SpellingKind::Single;
    bool american_everywhere = false;  ///< The American form is right in British too.
    bool british_everywhere = false;
    bool by_sense = false;
    bool prefixable = true;    ///< Known behind a prefix as well: "unfavorable".
    bool compounding = false;  ///< Known as the end of any longer word: "datacenters".
};

/// A part of words: "rrhea" / "rrhoea".
struct EnglishPart {
    EnglishEntry entry;
    bool at_start = false, at_end = false;
};

/// The spelling data of English, each root with all that can follow it.
struct EnglishTable {
    std::vector<EnglishEntry> entries;
    std::vector<EnglishPart> parts;
    std::vector<EnglishEntry> heads;              ///< Roots that begin longer words: "color" of "colormap".
    std::set<std::string, std::less<>> always_s;  ///< "advertise": -ise in every tradition.
    std::set<std::string, std::less<>> always_z;  ///< "capsize"
    std::set<std::string, std::less<>> apart;     ///< "canoes": words whose oe is no digraph.
};

/// Reads data in the form of data/en.txt. Throws `Error(Format)` with the line that breaks its rules.
/// O(bytes · suffixes).
EnglishTable read_english_table(std::string_view text);

/// Adds pairs "American TAB British" a line. Throws as above.
void add_english_pairs(EnglishTable& table, std::string_view text);

}  // namespace diglot
