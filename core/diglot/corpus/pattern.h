#pragma once

#include "diglot/base/range.h"
#include "diglot/corpus/query.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace diglot {

/// A pattern over tokens as an automaton without empty moves (Glushkov 1961): one state for each token of the
/// pattern with its repeats written out, at most 64, so that a set of states is one machine word.
class PatternAutomaton {
public:
    explicit PatternAutomaton(const TokenPattern& pattern);

    /// The different conditions on tokens; the bits of `run` speak of these.
    [[nodiscard]] const std::vector<TokenCondition>& conditions() const { return conditions_; }
    /// The conditions (indices) that a match may begin with.
    [[nodiscard]] std::vector<std::size_t> first_conditions() const;

    /// The end of the longest match that begins at `begin` and ends by `end`; `begin` where there is none.
    /// `holds(condition, at)` says whether a condition holds for the token at a place.
    template <typename Holds>
    [[nodiscard]] std::uint32_t longest(std::uint32_t begin, std::uint32_t end, Holds&& holds) const {
        std::uint64_t active = first_;
        std::uint32_t found = begin;
        for (std::uint32_t at = begin; at < end && active != 0; ++at) {
            std::uint64_t passed = 0;
            for (std::size_t condition = 0; condition < states_of_.size(); ++condition) {
                if ((active & states_of_[condition]) != 0 && holds(condition, at)) {
                    passed |= active & states_of_[condition];
                }
            }
            if ((passed & last_) != 0) {
                found = at + 1;
            }
            active = 0;
            for (std::uint64_t rest = passed; rest != 0; rest &= rest - 1) {
                active |= follow_[static_cast<std::size_t>(__builtin_ctzll(rest))];
            }
        }
        return found;
    }

private:
    struct Part;
    Part add(const TokenPattern& pattern);
    Part add_token(const TokenCondition& condition);
    Part add_repeat(const TokenPattern& pattern);
    void join(const Part& left, const Part& right);

    std::vector<TokenCondition> conditions_;
    std::vector<std::uint64_t> states_of_;  // by condition
    std::vector<std::uint64_t> follow_;     // by state
    std::uint64_t first_ = 0;
    std::uint64_t last_ = 0;
};

/// Decides about the forms of tokens by a test; compiled once, asked often. One thread at a time.
class TermMatcher {
public:
    explicit TermMatcher(const TermTest& test);
    TermMatcher(TermMatcher&&) noexcept;
    TermMatcher& operator=(TermMatcher&&) noexcept;
    TermMatcher(const TermMatcher&) = delete;
    TermMatcher& operator=(const TermMatcher&) = delete;
    ~TermMatcher();
    /// `form` as it stands in the text. Throws `Error(Limit)` for a regular expression that takes
    /// unreasonably long.
    [[nodiscard]] bool operator()(std::string_view form) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The same for a tree of tests.
class ConditionMatcher {
public:
    explicit ConditionMatcher(const TokenCondition& condition);
    [[nodiscard]] bool operator()(std::string_view form) const;

private:
    TokenCondition condition_;
    std::vector<TermMatcher> leaves_;  // in the order of the tree
};

/// Where in a text a pattern was found.
struct TextMatch {
    Range tokens;  ///< Indices of tokens as `find_tokens` cuts them.
    Range bytes;
    friend bool operator==(const TextMatch&, const TextMatch&) = default;
};

/// Finds a pattern in texts, without an index.
class TextMatcher {
public:
    explicit TextMatcher(const TokenPattern& pattern);
    /// Where the pattern matches: leftmost first, the longest of those that begin together, none overlapping.
    /// O(tokens × length of the matches).
    [[nodiscard]] std::vector<TextMatch> find(std::string_view text) const;

private:
    PatternAutomaton automaton_;
    std::vector<ConditionMatcher> conditions_;
};

}  // namespace diglot
