#pragma once

#include "diglot/segment/marks.h"
#include "diglot/segment/sentence_rules.h"

#include <array>
#include <cstdint>
#include <optional>

namespace diglot {

/// Finds enumerations that run on in one line: "1. Ink 2. Paper", "a) ink b) paper". At least two items in
/// order, the first where a sentence may start, none behind a comma or "and", make one; "1) ink, 2) paper" is
/// a sentence.
class EnumerationFinder {
public:
    EnumerationFinder(std::string_view text, const SentenceRules& rules) : text_(text), rules_(rules) {}

    /// Takes a place where a word begins. In the order of the text.
    void take(std::size_t begin);
    /// The items found, by place.
    std::vector<ListMarker> finish();

private:
    // Five kinds of counting (1, a, 가, iv, ㄱ) in three forms: "1." "1)" "1.)".
    static constexpr std::size_t kStyles = 15;

    struct Candidate {
        ListMarker marker;
        std::size_t style = 0;
        std::uint32_t value = 0;
    };
    struct Chain {
        std::vector<ListMarker> items;
        std::uint32_t value = 0;
    };

    [[nodiscard]] std::optional<Candidate> read(std::size_t begin) const;
    [[nodiscard]] std::optional<Candidate> read_roman(std::size_t begin) const;
    void take(const Candidate& found);
    [[nodiscard]] bool may_start_sentence(std::size_t begin) const;
    [[nodiscard]] bool goes_on(std::size_t begin) const;
    [[nodiscard]] bool follows_enumeration(std::size_t begin) const;
    void close(Chain& chain);

    std::string_view text_;
    const SentenceRules& rules_;
    std::array<Chain, kStyles> chains_;
    std::vector<ListMarker> items_;
};

}  // namespace diglot
