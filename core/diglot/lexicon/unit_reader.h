#pragma once

#include "diglot/lexicon/vocabulary.h"
#include "diglot/text/number.h"
#include "diglot/text/tokens.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// Changes whenever texts are cut into other units than before: a saved lexicon of such units is then
/// refused.
inline constexpr std::uint32_t kUnitScheme = 3;

/// Turns the text of one language into lexical units, the things that a lexicon learns about and that
/// evidence counts: a word cut to its first five letters (a stemmer that needs no language), Hangul to the
/// first two and the first three syllables, a number or date part in its form for all languages (`num:3000`),
/// a Han character and the word of several that ICU's dictionary sees there, a mark.
class UnitReader {
public:
    /// What is known of a whole word beside the unit it was cut to.
    struct Word {
        std::uint32_t unit = 0;                       ///< Its most specific unit.
        std::uint32_t shorter = Vocabulary::kAbsent;  ///< The one beside that; of Hangul only.
        TokenKind kind = TokenKind::Word;
        std::uint32_t capitals = 0;  ///< How often it was written with a capital.
    };

    /// `language`: BCP 47 tag; it decides how numbers are read.
    explicit UnitReader(const std::string& language);

    /// Appends the numbers of the units of `text` to `units` and counts them. O(bytes).
    void read(std::string_view text, std::vector<std::uint32_t>& units) { read(text, tokenize(text), units); }
    /// The same where the tokens of `text` are known.
    void read(std::string_view text, std::span<const Token> tokens, std::vector<std::uint32_t>& units);

    /// A word of a lexicon's entry as the texts know it.
    struct Found {
        std::uint32_t unit = 0;  ///< Its most specific unit; `Vocabulary::kAbsent` where the texts have none.
        float share = 1.0F;  ///< How much of the unit this word may be, 0 … 1: "Winter" and "Winzer" share
                             ///< a unit, but an entry for one says nothing of the other.
    };
    /// The tokens of a lexicon's entry, one part each, without punctuation. O(bytes + words of the units).
    [[nodiscard]] std::vector<Found> find(std::string_view entry) const;

    /// The numbers and date parts of the text read last.
    [[nodiscard]] const std::vector<NumberToken>& numbers_read() const { return numbers_read_; }

    [[nodiscard]] const Vocabulary& units() const { return units_; }
    /// Whole words, case folded; `word(id)` tells more of each.
    [[nodiscard]] const Vocabulary& words() const { return words_; }
    [[nodiscard]] const Word& word(std::uint32_t id) const { return word_facts_[id]; }

private:
    void add_token(const Token& token, std::string_view text, std::vector<std::uint32_t>& units);
    void add_word(const Token& token, std::vector<std::uint32_t>& units);
    void add_han_words(std::string_view run, std::vector<std::uint32_t>& units);
    [[nodiscard]] Word new_word(const Token& token);
    [[nodiscard]] float share_of(const Token& token, std::uint32_t unit) const;

    NumberFinder numbers_;
    std::vector<NumberToken> numbers_read_;
    Vocabulary units_;
    Vocabulary words_;
    std::vector<Word> word_facts_;
    std::vector<std::vector<std::uint32_t>> words_of_unit_;  // by unit; as long as the last unit with words
};

}  // namespace diglot
