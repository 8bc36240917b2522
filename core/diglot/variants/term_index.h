#pragma once

#include "diglot/variants/term_finder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diglot {

/// Tells which of many terms may stand in a text, so that no other needs to be looked for. Not for several
/// threads at once: it keeps in mind the words it met.
class TermIndex {
public:
    /// `language` of the terms, BCP 47.
    explicit TermIndex(const std::string& language);

    /// Adds a term by the number that stands for it.
    void add(const TermFinder& term, std::uint32_t number);
    /// The numbers of all terms that stand in the text, and of some that do not; ascending, each once.
    /// O(bytes).
    std::vector<std::uint32_t> candidates(std::string_view text);

private:
    void add_matching(const std::string& hint, std::vector<std::uint32_t>& numbers) const;
    void add_korean(std::string_view text, std::vector<std::uint32_t>& numbers) const;
    const std::string& key_of(const std::string& word);

    bool english_, korean_;
    std::optional<TermFinder> keys_;  ///< Any of the terms: it knows how to make keys.
    std::unordered_map<std::string, std::vector<std::uint32_t>> terms_;  ///< By hint.
    std::unordered_map<std::string, std::string> key_of_;                ///< Of words met.
};

}  // namespace diglot
