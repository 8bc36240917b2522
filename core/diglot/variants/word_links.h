#pragma once

#include "diglot/base/range.h"
#include "diglot/lexicon/lexicon.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diglot {

/// Words of two languages that translate each other, as a trained lexicon has them, to align passages word by
/// word.
class WordLinks {
public:
    /// Units of several lexicons (from source to target); the greatest weight of a pair counts.
    explicit WordLinks(const std::vector<Lexicon>& lexicons);

    /// How surely `target` (units of a word) renders `source`, 0 … 1; 1 for a word that is the same on both
    /// sides.
    [[nodiscard]] double weight(const std::vector<std::string>& source,
                                const std::vector<std::string>& target) const;

private:
    std::unordered_map<std::string, std::unordered_map<std::string, double>> rows_;
};

/// The units by which lexicons know a word: its first five letters; of Hangul the first two and three
/// syllables.
std::vector<std::string> lexical_units(std::string_view form, bool hangul);

/// The words of `other` (in `language`, BCP 47) that render what stands at each of `terms` (bytes, ascending,
/// all of them places of one term) in `text`, as bytes of `other`; empty where nothing does. A rendering is a
/// run of words that the term explains better than the words around it do: the maximal sum of differences of
/// weights, no word coming twice. Several places have several runs, in the order of the text, as far as there
/// are any. `more`: units that the term is known by besides its own. O(words · words).
std::vector<Range> find_renderings(std::string_view text, std::span<const Range> terms,
                                   std::string_view other, std::string_view language, const WordLinks& links,
                                   const std::vector<std::string>& more = {});

}  // namespace diglot
