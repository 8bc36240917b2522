#pragma once

#include "diglot/lexicon/lexicon.h"
#include "diglot/variants/spelling.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diglot {

/// One of several words that stand for one.
struct RivalWord {
    std::string word;         ///< As first met, in small letters.
    std::uint64_t units = 0;  ///< In which it stands alone.
    std::string example;      ///< Id of the first of these.
};

/// A word for which others stand again and again, never two at once.
struct RivalWords {
    std::string word;
    std::vector<RivalWord> renderings;  ///< The most frequent first.
};

/// Finds words that a corpus renders in rival ways. Inflection, particles and traditions of spelling aside.
class RivalWordFinder {
public:
    /// BCP 47 tags.
    RivalWordFinder(const std::string& source_language, const std::string& target_language);

    /// Takes a unit. O(bytes).
    void add(const std::string& unit, std::string_view source, std::string_view target);
    /// The words for which two and more of those that `learnt` (units) has stand alone, each in a tenth of
    /// the word's units and in three at least. Those with the most units of a second rendering first; of
    /// equals in alphabetical order. O(words of the corpus).
    [[nodiscard]] std::vector<RivalWords> find(const Lexicon& learnt) const;

private:
    /// The words of one language, by what their forms have in common.
    struct Side {
        std::string language;
        std::shared_ptr<const Spelling> spelling;
        std::unordered_map<std::string, std::uint32_t> numbers;
        std::vector<std::string> words;  ///< Small letters, particle taken off; the first form met.
        std::unordered_map<std::string, std::uint32_t> known;  ///< Number of each form met; kNone for none.

        explicit Side(const std::string& tag);
        /// The numbers of the words of a text, sorted, each once.
        std::vector<std::uint32_t> read(std::string_view text);
        std::uint32_t number_of(const std::string& form, bool hangul);
    };
    struct Passage {
        std::string unit;
        std::vector<std::uint32_t> target;
    };

    /// Words that stand alone for another: in how many passages, and the first of these.
    using Alone = std::map<std::uint32_t, std::pair<std::uint64_t, std::uint32_t>>;
    [[nodiscard]] Alone standing_alone(std::uint32_t word,
                                       const std::function<bool(std::uint32_t)>& renders) const;
    [[nodiscard]] RivalWords rivals_of(std::uint32_t word, const Alone& alone) const;

    Side source_, target_;
    std::vector<Passage> passages_;
    std::vector<std::vector<std::uint32_t>> passages_of_;  ///< Of each source word.
};

}  // namespace diglot
