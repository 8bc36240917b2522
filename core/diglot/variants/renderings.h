#pragma once

#include "diglot/bitext/translation_unit.h"
#include "diglot/lexicon/lexicon.h"
#include "diglot/lexicon/trainer.h"
#include "diglot/variants/spelling.h"
#include "diglot/variants/term_finder.h"
#include "diglot/variants/word_links.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diglot {

/// A place where a term and its rendering stand.
struct RenderingPlace {
    std::string unit;  ///< Id of the unit.
    std::string document;
    std::string date, source;  ///< Of the unit's properties; empty when unknown.
    std::string text, other;   ///< The passage with the term, and its counterpart.
    Range term;                ///< Bytes of `text`.
    Range rendering;           ///< Bytes of `other`; empty where none was found.
};

/// One way in which the term was rendered: capitals, articles, inflection and spelling aside.
struct Rendering {
    std::string text;  ///< Its most frequent form; of equals the first in alphabetical order.
    std::vector<std::pair<std::string, std::uint64_t>> forms;  ///< In small letters, the most frequent first.
    std::vector<RenderingPlace> places;                        ///< In the order of the corpus.
};

struct Renderings {
    std::uint64_t units = 0;                 ///< Units wanted that have both languages.
    std::vector<Rendering> renderings;       ///< The most frequent first; of equals, in alphabetical order.
    std::vector<RenderingPlace> unrendered;  ///< Where no counterpart was found.
};

/// Finds how a term was rendered in a corpus. The lexicon is learnt from the corpus itself, the term being
/// one word of it, and leans on those known. Beside it stands how strongly each word is associated with
/// the term: the geometric mean of the shares of passages with one that have the other.
class RenderingFinder {
public:
    /// The term is sought in texts of `language`, its renderings in those of `other` (BCP 47; primary tags
    /// are compared). `known` run from `language` to `other`. Throws as `TermFinder`.
    RenderingFinder(std::string_view term, const std::string& language, const std::string& other,
                    std::vector<Lexicon> known);

    /// Takes a unit; one that lacks either language or is rejected is passed over. Of one that is not
    /// `wanted` words are learnt, but nothing is reported. O(bytes).
    void add(const TranslationUnit& unit, bool wanted = true);
    /// What was found. Learns from at most 200,000 units. O(units · rounds of learning).
    [[nodiscard]] Renderings find() const;

private:
    void count(const std::string& counterpart, bool with_term);
    [[nodiscard]] WordLinks learn() const;
    [[nodiscard]] Lexicon associated() const;
    [[nodiscard]] std::string key_of(std::string_view text) const;
    [[nodiscard]] std::vector<RenderingPlace> aligned(std::size_t begin, std::size_t end,
                                                      const WordLinks& links) const;

    TermFinder matcher_;
    std::string language_, other_;
    std::vector<Lexicon> known_;
    LexiconTrainer trainer_;
    std::unique_ptr<const Spelling> spelling_;  ///< Of the renderings; null for languages without.
    std::vector<RenderingPlace> places_;        ///< Those of one unit stand together.
    std::vector<std::size_t> unit_begins_;      ///< The first place of each unit that has any.
    std::map<std::string, std::uint64_t> passages_,
        passages_with_term_;  ///< Of each lexical unit of `other`.
    std::uint64_t units_ = 0, units_with_term_ = 0;
};

/// The segments of a variant as one text.
std::string passage_of(const UnitVariant& variant);

/// The variant of a language (primary tags are compared); null when there is none with text.
const UnitVariant* variant_in(const TranslationUnit& unit, std::string_view language);

}  // namespace diglot
