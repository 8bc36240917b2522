#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// One translation in a bilingual lexicon, as people write it: words, not units.
struct LexiconEntry {
    std::string source;
    std::string target;
    double weight = 1.0;  ///< How sure the lexicon is, above 0 and at most 1.
    friend bool operator==(const LexiconEntry&, const LexiconEntry&) = default;
};

/// A bilingual lexicon. Several renderings of one word are several entries.
struct Lexicon {
    std::string source_language;  ///< BCP 47 tag; empty when the file does not say.
    std::string target_language;
    std::vector<LexiconEntry> entries;
};

/// The same lexicon read from the other side. O(entries).
Lexicon reversed(const Lexicon& lexicon);

/// The lexicon that the library brings for two languages (primary tags count, in either order); empty when it
/// has none. Korean–English: the words of news, official language and daily life, in Southern and Northern
/// spelling.
Lexicon builtin_lexicon(std::string_view source_language, std::string_view target_language);

}  // namespace diglot
