#pragma once

#include "diglot/segment/marks.h"
#include "diglot/segment/peek.h"

#include <cstdint>

namespace diglot {

/// Pairs brackets and quotation marks, character by character.
class PairFinder {
public:
    PairFinder(std::string_view text, const SentenceRules& rules) : text_(text), rules_(rules) {}

    /// Takes the next character that is a bracket or quotation mark, or ends a line. In the order of the
    /// text.
    void take(const Peek& mark);
    /// What was found goes into `marks`.
    void finish(Marks& marks);

private:
    struct Opener {
        char32_t closer = 0;
        std::size_t begin = 0;
        std::size_t end = 0;
        bool quotes = false;
    };

    void open(const Peek& mark, char32_t closer, bool quotes);
    bool close(const Peek& mark);
    void take_straight(const Peek& mark);
    [[nodiscard]] bool holds(const Opener& opener, const Peek& closer) const;
    [[nodiscard]] bool is_quote(char32_t c) const;

    std::string_view text_;
    const SentenceRules& rules_;
    std::vector<Opener> open_;
    std::vector<HeldSpan> held_;
    std::vector<std::size_t> closes_;
};

}  // namespace diglot
