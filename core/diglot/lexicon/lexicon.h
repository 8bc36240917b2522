#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// One translation in a bilingual lexicon.
struct LexiconEntry {
    std::string source;
    std::string target;
    double weight = 1.0;  ///< How sure the lexicon is, above 0 and at most 1.
    friend bool operator==(const LexiconEntry&, const LexiconEntry&) = default;
};

/// What the entries of a lexicon are.
enum class LexiconKind {
    Words,  ///< Words and phrases as people write them.
    Units,  ///< Lexical units as `UnitReader` cuts them: what a trained lexicon knows.
};

/// The usual word behind a unit: "Regierung" for "regie".
struct UnitWord {
    std::string unit;
    std::string word;
    friend bool operator==(const UnitWord&, const UnitWord&) = default;
};

/// A bilingual lexicon. Several renderings of one word are several entries.
struct Lexicon {
    std::string source_language;  ///< BCP 47 tag; empty when the file does not say.
    std::string target_language;
    std::vector<LexiconEntry> entries;
    LexiconKind kind = LexiconKind::Words;
    std::vector<UnitWord> source_words;  ///< Of units that were cut, in the order of the units.
    std::vector<UnitWord> target_words;
    friend bool operator==(const Lexicon&, const Lexicon&) = default;
};

/// The same lexicon read from the other side. O(entries).
Lexicon reversed(const Lexicon& lexicon);

/// The lexicon that the library brings for two languages (primary tags count, in either order); empty when it
/// has none. Korean–English: the words of news, official language and daily life, in Southern and Northern
/// spelling. Any two languages of data/core: a core of common words (`core_lexicon`), Korean by way of
/// English.
Lexicon builtin_lexicon(std::string_view source_language, std::string_view target_language);

}  // namespace diglot
