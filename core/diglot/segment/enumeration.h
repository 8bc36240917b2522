#pragma once

#include "diglot/segment/marks.h"
#include "diglot/segment/sentence_rules.h"

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
    enum class Style : std::uint8_t {
        NumberStop,
        NumberBracket,
        NumberBoth,
        LetterStop,
        LetterBracket,
        LetterBoth
    };
    struct Candidate {
        ListMarker marker;
        Style style = Style::NumberStop;
        std::uint32_t value = 0;
    };
    struct Chain {
        std::vector<ListMarker> items;
        std::uint32_t value = 0;
    };

    [[nodiscard]] std::optional<Candidate> read(std::size_t begin) const;
    [[nodiscard]] bool may_start_sentence(std::size_t begin) const;
    [[nodiscard]] bool goes_on(std::size_t begin) const;
    [[nodiscard]] bool follows_enumeration(std::size_t begin) const;
    void close(Chain& chain);

    std::string_view text_;
    const SentenceRules& rules_;
    Chain chains_[6];
    std::vector<ListMarker> items_;
};

}  // namespace diglot
