#pragma once

#include "diglot/segment/boundary.h"
#include "diglot/segment/sentence_rules.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace diglot {

/// Reads what stands at a place where a sentence may end: stops, closing marks, notes.
class BoundaryReader {
public:
    /// `closes` says where marks that may also open do close; see `Marks`.
    BoundaryReader(std::string_view text, const SentenceRules& rules, const std::vector<std::size_t>& closes)
        : text_(text), rules_(rules), closes_(closes) {}

    /// True for a character that ends sentences in this language.
    [[nodiscard]] bool is_stop(const Peek& next) const;
    /// True for the dash of a speech that is cut short before its quotation mark.
    [[nodiscard]] bool breaks_off(const Peek& dash) const;
    /// What stands at the stop or dash `first`; its end is its begin where no sentence can end. `sentence` is
    /// where the sentence so far begins.
    [[nodiscard]] Boundary read(const Peek& first, std::size_t sentence) const;

private:
    [[nodiscard]] std::size_t read_stops(const Peek& first) const;
    [[nodiscard]] std::size_t read_spaced_dots(std::size_t at) const;
    [[nodiscard]] std::size_t read_closers(std::size_t at, bool& closed) const;
    [[nodiscard]] std::size_t read_notes(std::size_t at, bool glued_number) const;
    [[nodiscard]] bool closes_here(const Peek& mark) const;

    std::string_view text_;
    const SentenceRules& rules_;
    const std::vector<std::size_t>& closes_;
};

}  // namespace diglot
