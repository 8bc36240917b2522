#pragma once

#include "diglot/variants/renderings.h"
#include "diglot/variants/rival_words.h"
#include "diglot/variants/term_index.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace diglot {

/// One of several translations of one text.
struct RivalTranslation {
    std::string text;
    std::vector<std::string> units;  ///< Ids, in the order of the corpus.
};

/// A text that was translated in more than one way; white space aside.
struct RepeatedText {
    bool reversed = false;  ///< The text is in the target language.
    std::string text;
    std::vector<RivalTranslation> translations;  ///< The most frequent first.
};

/// A term and what may stand for it: alternatives of one another.
struct TermRule {
    std::string source;
    std::vector<std::string> targets;
};

/// How a rule was kept.
struct TermUse {
    TermRule rule;
    std::uint64_t occurrences = 0;              ///< Units with the term.
    std::map<std::string, std::uint64_t> used;  ///< Units with each alternative.
    std::vector<RenderingPlace> broken;         ///< Places without any; `rendering` is what stands there.
};

struct ConsistencyReport {
    std::uint64_t units = 0;
    std::vector<RepeatedText> repeated;  ///< In the order of their first units, the source's first.
    std::vector<TermUse> terms;          ///< Rules whose term occurred, in the order given.
    std::vector<RivalWords> rivals;      ///< As `RivalWordFinder` finds them; empty when rules were given.
};

/// Checks whether a corpus translates the same in the same way.
class ConsistencyCheck {
public:
    /// Languages are BCP 47 tags; `known`, from source to target, helps to tell what stands for a term.
    /// Throws as `TermFinder`.
    ConsistencyCheck(std::string source_language, std::string target_language, std::vector<TermRule> rules,
                     std::vector<Lexicon> known);

    /// Takes a unit; one that lacks either language or is rejected is passed over. O(bytes · rules whose term
    /// may be in it).
    void add(const TranslationUnit& unit);
    /// What was found. Learns words from at most 200,000 units.
    [[nodiscard]] ConsistencyReport find() const;

private:
    struct Checked {
        TermUse use;
        TermFinder source;
        std::vector<TermFinder> targets;
    };
    struct Texts {
        std::vector<std::string> order;  ///< In which they came.
        std::map<std::string, std::map<std::string, std::vector<std::string>>> translations;
    };
    void check_terms(const TranslationUnit& unit, const UnitVariant& source, const UnitVariant& target);

    std::string source_language_, target_language_;
    std::vector<Lexicon> known_;
    std::vector<Checked> rules_;
    std::vector<std::size_t> order_;  ///< Of the rules: the longest term first.
    TermIndex terms_;                 ///< By place in `order_`.
    Texts forward_, backward_;
    LexiconTrainer trainer_;
    RivalWordFinder rivals_;
    std::uint64_t units_ = 0;
};

/// The rules that a termbase says: entries with the same source are alternatives, and so are those that "|"
/// parts on either side. Terms in Hangul, Han or kana that differ in spaces alone are one. O(entries · log
/// entries).
std::vector<TermRule> term_rules(const Lexicon& termbase);

}  // namespace diglot
