#pragma once

#include "diglot/lexicon/vocabulary.h"
#include "diglot/text/number.h"
#include "diglot/text/tokens.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// Turns the text of one language into lexical units, the things that a lexicon learns about and that
/// evidence counts: a word cut to its first five letters (a stemmer that needs no language), Hangul to the
/// first two and the first three syllables, a number or date part in its form for all languages (`num:3000`),
/// a Han character, a mark.
class UnitReader {
public:
    /// What is known of a whole word beside the unit it was cut to.
    struct Word {
        std::uint32_t unit = 0;  ///< Its most specific unit.
        TokenKind kind = TokenKind::Word;
        std::uint32_t capitals = 0;  ///< How often it was written with a capital.
    };

    /// `language`: BCP 47 tag; it decides how numbers are read.
    explicit UnitReader(const std::string& language);

    /// Appends the numbers of the units of `text` to `units` and counts them. O(bytes).
    void read(std::string_view text, std::vector<std::uint32_t>& units);

    /// The most specific unit of each token of a lexicon's entry, as far as the texts hold them: one part a
    /// token, `Vocabulary::kAbsent` where the texts do not have it.
    [[nodiscard]] std::vector<std::uint32_t> find(std::string_view entry) const;

    [[nodiscard]] const Vocabulary& units() const { return units_; }
    /// Whole words, case folded; `word(id)` tells more of each.
    [[nodiscard]] const Vocabulary& words() const { return words_; }
    [[nodiscard]] const Word& word(std::uint32_t id) const { return word_facts_[id]; }

private:
    void add_token(const Token& token, std::vector<std::uint32_t>& units);

    NumberFinder numbers_;
    Vocabulary units_;
    Vocabulary words_;
    std::vector<Word> word_facts_;
};

}  // namespace diglot
