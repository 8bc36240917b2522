#pragma once

#include "diglot/bitext/translation_unit.h"
#include "diglot/lexicon/lexicon.h"
#include "diglot/lexicon/trainer.h"
#include "diglot/variants/term_finder.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// One way in which the term was rendered, capitals aside.
struct Rendering {
    std::string text;                    ///< As it stands in the first place.
    std::vector<RenderingPlace> places;  ///< In the order of the corpus.
};

struct Renderings {
    std::uint64_t units = 0;                 ///< Units read that have both languages.
    std::vector<Rendering> renderings;       ///< The most frequent first; of equals, in alphabetical order.
    std::vector<RenderingPlace> unrendered;  ///< Where no counterpart was found.
};

/// Words of two languages that translate each other, as a trained lexicon has them, to align passages word by
/// word.
class WordLinks {
public:
    /// Units of several lexicons (from source to target); the greatest weight of a pair counts.
    explicit WordLinks(const std::vector<Lexicon>& lexicons);

    /// How surely `target` (units of a word) renders `source`, 0 … 1.
    [[nodiscard]] double weight(const std::vector<std::string>& source,
                                const std::vector<std::string>& target) const;

private:
    std::unordered_map<std::string, std::unordered_map<std::string, double>> rows_;
};

/// The units by which lexicons know a word: its first five letters; of Hangul the first two and three
/// syllables.
std::vector<std::string> lexical_units(std::string_view form, bool hangul);

/// The words of `other` that render what stands at `term` (bytes) in `text`, as bytes of `other`; empty when
/// nothing does. It is the run of words that the term explains better than the words around it do (the
/// maximal sum of differences of weights), function words at its ends left off. `more`: units that the term
/// is known by besides its own. O(words · words).
Range find_rendering(std::string_view text, Range term, std::string_view other, const WordLinks& links,
                     const std::vector<std::string>& more = {});

/// Finds how a term was rendered in a corpus. The lexicon is learnt from the corpus itself, the term being
/// one word of it, and leans on those known. Beside it stands how strongly each word is associated with
/// the term: the geometric mean of the shares of passages with one that have the other.
class RenderingFinder {
public:
    /// The term is sought in texts of `language`, its renderings in those of `other` (BCP 47; primary tags
    /// are compared). `known` run from `language` to `other`. Throws as `TermFinder`.
    RenderingFinder(std::string_view term, const std::string& language, const std::string& other,
                    std::vector<Lexicon> known);

    /// Takes a unit; one that lacks either language or is rejected is passed over. O(bytes).
    void add(const TranslationUnit& unit);
    /// What was found. Learns from at most 200,000 units. O(units · rounds of learning).
    [[nodiscard]] Renderings find() const;

private:
    void count(const std::string& counterpart, bool with_term);
    [[nodiscard]] WordLinks learn() const;
    [[nodiscard]] Lexicon associated() const;

    TermFinder matcher_;
    std::string language_, other_;
    std::vector<Lexicon> known_;
    LexiconTrainer trainer_;
    std::vector<RenderingPlace> places_;
    std::map<std::string, std::uint64_t> passages_,
        passages_with_term_;  ///< Of each lexical unit of `other`.
    std::uint64_t units_ = 0, units_with_term_ = 0;
};

/// The segments of a variant as one text.
std::string passage_of(const UnitVariant& variant);

/// The variant of a language (primary tags are compared); null when there is none with text.
const UnitVariant* variant_in(const TranslationUnit& unit, std::string_view language);

}  // namespace diglot
