#pragma once

#include "diglot/segment/peek.h"

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace diglot {

/// What a word does to the full stop behind it, or to a boundary before it. A word may be of several classes.
enum class WordClass : std::uint32_t {
    Title = 1U << 0U,   ///< A name follows its stop: "Dr", "Gen".
    Number = 1U << 1U,  ///< Abbreviated only before a number: "No", "Fig".
    Inner = 1U << 2U,   ///< Its stop never ends a sentence: "e.g", "vs".
    MayEnd = 1U << 3U,  ///< Its stop ends a sentence only before a word that starts one: "Inc", "U.S".
    EndsBeforeCapital = 1U << 4U,  ///< "p.m", "etc": ends a sentence before any capital.
    Starter = 1U << 5U,            ///< Starts a sentence when it follows an abbreviation: "The", "He".
    Saying = 1U << 6U,             ///< Reports what was quoted or exclaimed before it: "said".
    Relative = 1U << 7U,           ///< In brackets, goes on with the sentence before: "(Which …)".
    Exclaiming = 1U << 8U,         ///< A name written with an exclamation mark: "Yahoo".
    OrdinalBefore = 1U << 9U,      ///< A number with a stop after it is an ordinal: "am" 3. Oktober.
    OrdinalAfter = 1U << 10U,      ///< A number with a stop before it is an ordinal: 19. "Jahrhundert".
    AfterEnder = 1U << 11U,        ///< Goes on with the sentence after an ender: "고" "하는".
    Continuing = 1U << 13U,        ///< Goes on with the sentence after "p.m": "EST".
    Plain = 1U << 14U,             ///< A word as short as an abbreviation that is none: "я".
    Street = 1U << 15U,            ///< The last word of a street's name behind a house number: 12 Main "St".
    Conjunction = 1U << 12U,       ///< Joins the last item of a list that is one sentence: "and".
};

/// A shape at the end of a word: letters, the first of which may be a lone consonant (ㅂ) that stands for any
/// syllable that ends with it, or a lone vowel (ㅏ) that stands for any syllable that ends with this vowel.
struct WordEnding {
    char32_t lone = 0;    ///< 0: none.
    std::string letters;  ///< UTF-8, without the lone letter.
    bool whole = false;   ///< A whole word, no ending.
};

/// Endings by their last letter, as most words have none.
using EndingsByLetter = std::unordered_map<char32_t, std::vector<WordEnding>>;

/// The rules of one language as data; see rules/README.md for the files.
class SentenceRules {
public:
    /// Adds the rules of a file to those already there. Throws `Error(Format)` that names the line for an
    /// unknown section or option.
    void add(std::string_view file, const std::string& name);
    /// Adds abbreviations whose stop never ends a sentence; a final stop is left out. Of several
    /// words ("z. B.", "et al.") those with a stop and the last count.
    void add_abbreviation(std::string_view abbreviation);

    /// True when `word` (without final stop) has the class. What a file lists in small letters goes for any
    /// case, what it lists as "Sat" for "Sat" and "SAT" only.
    [[nodiscard]] bool is(std::string_view word, WordClass wanted) const {
        return has(classes(word), wanted);
    }
    [[nodiscard]] std::uint32_t classes(std::string_view word) const;
    /// True when `word`, or what stands before its apostrophe (L'homme), is a [starter].
    [[nodiscard]] bool starts_sentence(std::string_view word) const;
    static bool has(std::uint32_t classes, WordClass wanted) {
        return (classes & static_cast<std::uint32_t>(wanted)) != 0;
    }

    /// True when a sentence may end with the letters of `word` though no stop follows.
    [[nodiscard]] bool is_ender(std::string_view word) const;
    /// The same for letters that may also join clauses, so that only a word that starts sentences tells.
    [[nodiscard]] bool is_weak_ender(std::string_view word) const;
    /// True when `word` goes on with the sentence after an ender: 고, 하는, 버렸다.
    [[nodiscard]] bool continues_ender(std::string_view word) const;
    /// True when some ender, weak or not, ends with this letter.
    [[nodiscard]] bool may_be_ender(char32_t last) const {
        return last < ender_letters_.size() && ender_letters_[last];
    }
    /// True when the language has enders at all.
    [[nodiscard]] bool has_enders() const { return !enders_.empty(); }
    /// True when what follows a closed quotation says that somebody said it: 라고, と, 老人说.
    [[nodiscard]] bool reports_quotation(std::string_view rest) const;
    /// True when what follows a closed quotation makes it a noun of its sentence: 는, 의, 的.
    [[nodiscard]] bool continues_quoted_noun(std::string_view rest) const;
    /// True when what follows a closed quotation goes on with its sentence in one of these ways.
    [[nodiscard]] bool continues_quotation(std::string_view rest) const {
        return reports_quotation(rest) || continues_quoted_noun(rest);
    }
    [[nodiscard]] bool has_quotative() const { return !after_quote_.empty(); }
    /// True when `rest`, right behind a stop, goes on with its sentence, as the stop is part of a name:
    /// モーニング娘。は人気.
    [[nodiscard]] bool continues_name(std::string_view rest) const;
    /// The length in bytes of the mark that closes a whole text, such as (끝), at the start of `rest`; 0 for
    /// none.
    [[nodiscard]] std::size_t end_mark(std::string_view rest) const;

    bool lowercase_starts =
        false;  ///< Small letters may start a sentence after a stop that no abbreviation explains.
    bool ordinals = false;  ///< Numbers with a stop are ordinals ("3. Oktober").
    bool colon_introduces =
        false;                  ///< A colon ends a long sentence when a word that starts sentences follows.
    bool dotted_dates = false;  ///< Dates are written 2024. 10. 25.
    bool quotations_hold = false;  ///< Nothing ends inside quotation marks, whatever is quoted.
    /// The bytes of ASCII that end no sentence and part no words.
    ByteSet plain = ascii_without(".!?:- \t\n\r\f\v");
    std::u32string stops;      ///< Further characters that end sentences.
    std::u32string not_stops;  ///< Characters that end none, whatever Unicode says.
    std::u32string quotes;  ///< Brackets that quote (《》) and come in pairs: opening, closing, opening, …

private:
    [[nodiscard]] bool reports(std::string_view rest) const;
    void add_word(const std::string& section, std::string_view word, const std::string& name,
                  std::uint64_t line);
    void add_ender(EndingsByLetter& enders, std::string_view word);
    void add_option(std::string_view option, const std::string& name, std::uint64_t line);

    std::unordered_map<std::string, std::uint32_t> words_;
    EndingsByLetter enders_;
    EndingsByLetter weak_enders_;
    std::bitset<0x10000> ender_letters_;  // the last of each ender: asked at every space
    std::vector<std::string> not_enders_;
    std::vector<std::string> after_ender_;  // beginnings of words
    std::vector<std::string> after_quote_;  // whole words; a final * makes a prefix
    std::vector<std::string> after_quoted_noun_;
    std::vector<std::string> reports_;  // how a clause ends that says who spoke
    std::vector<std::string> not_reports_;
    std::vector<std::string> end_marks_;
    // Of compounds that are what their last part is: in small letters, and as listed.
    std::vector<std::pair<std::string, std::string>> endings_;
    std::vector<std::string> after_name_;  // particles
};

/// The built-in rules for a language (BCP 47 tag, of which the first subtag counts): those common to all
/// languages and its own, where there are any.
SentenceRules builtin_rules(const std::string& language);
/// True when the language has a rule file of its own.
bool has_builtin_rules(const std::string& language);

}  // namespace diglot
