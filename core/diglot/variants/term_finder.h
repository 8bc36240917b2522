#pragma once

#include "diglot/base/range.h"
#include "diglot/variants/spelling.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// Finds a term of one or several words in texts, whatever its inflection and spelling. English: by the stem
/// of each word, in any tradition of spelling (rumour finds rumors). Korean: with particles, endings and
/// other spacing, in Southern and Northern spelling, within compounds too (파병설 finds 로씨야파병설과); a
/// term of one syllable only as a word of its own; 하다 and 되다 at its end in all their forms. Other
/// languages: words that share their beginning and differ by three letters at most at their end. Thread-safe.
class TermFinder {
public:
    /// What words have in common, in bytes, that differ in their ending alone (of languages not named above).
    static constexpr std::size_t kHintBytes = 4;

    /// `language`: BCP 47. Throws `Error(Argument)` for a term without a letter or digit.
    TermFinder(std::string_view term, const std::string& language);
    /// The same with the knowledge of `make_spelling`, which many terms can share.
    TermFinder(std::string_view term, const std::string& language, std::shared_ptr<const Spelling> spelling);

    /// The places (in bytes) where the term stands in `text`, in order, without overlap. For Korean the place
    /// is that of the term, without what is attached to it. O(bytes · words of the term).
    [[nodiscard]] std::vector<Range> find(std::string_view text) const;

    /// What all forms and spellings of a word have in common; `word` in small letters.
    [[nodiscard]] std::string key_of(std::string_view word) const;
    /// What a text must have to have the term: the key of its first word; of Korean the first two syllables
    /// of each of its spellings (one of a term of one syllable); of languages known by the beginnings of
    /// words alone, the first `kHintBytes`.
    [[nodiscard]] std::vector<std::string> hints() const;

private:
    [[nodiscard]] std::vector<Range> find_words(std::string_view text) const;
    [[nodiscard]] std::vector<Range> find_korean(std::string_view text) const;

    bool english_ = false, korean_ = false;
    std::shared_ptr<const Spelling> spelling_;
    std::vector<std::string> keys_;      ///< Of the words of the term.
    std::vector<std::u32string> stems_;  ///< Korean: the term in each spelling, without spaces.
    bool verb_ = false;                  ///< Korean: 하다 or 되다 was taken off.
};

/// A Korean eojeol without the particle at its end: 파병설에 gives 파병설. At least two syllables stay.
std::string_view without_particle(std::string_view eojeol);

}  // namespace diglot
