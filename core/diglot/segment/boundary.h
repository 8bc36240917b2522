#pragma once

#include "diglot/segment/peek.h"
#include "diglot/segment/sentence_rules.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace diglot {

/// A place where a sentence may end: a run of stops, the closing marks that belong to it, and what follows.
struct Boundary {
    std::size_t sentence = 0;   ///< Where the sentence so far begins (bytes, as all of these).
    std::size_t stop = 0;       ///< The first stop of the run.
    std::size_t stops_end = 0;  ///< Behind the run.
    std::size_t end = 0;        ///< Behind closing marks, notes and emoticons: where the sentence would end.
    std::size_t next = 0;       ///< The next character that is not white space, or the end of the text.
    bool closed = false;        ///< Brackets or quotation marks closed behind the stops.
    bool ellipsis = false;      ///< The run is a row of dots.
    bool full_stop = false;     ///< The run is one full stop.
};

/// What the rules say of a boundary.
enum class Verdict : std::uint8_t {
    None,   ///< Nothing: the rules of Unicode decide.
    Join,   ///< The sentence goes on.
    Break,  ///< It ends here.
};

/// Judges boundaries one at a time by the rules of a language; each rule that has no opinion leaves it to the
/// next.
class BoundaryJudge {
public:
    BoundaryJudge(std::string_view text, const SentenceRules& rules) : text_(text), rules_(rules) {}

    [[nodiscard]] Verdict judge(const Boundary& boundary) const;

private:
    /// What follows a boundary, seen through opening marks and dashes.
    struct Lead {
        Peek letter;            // the first letter, digit or other sign
        std::string_view word;  // the word it starts
        bool opened = false;    // a bracket or quotation mark stands before it
        bool dashed = false;    // a dash stands before it
    };

    [[nodiscard]] Lead lead(const Boundary& boundary) const;
    [[nodiscard]] Verdict judge_glued(const Boundary& boundary) const;
    [[nodiscard]] Verdict judge_glued_opener(const Boundary& boundary, const Peek& before,
                                             std::string_view word) const;
    [[nodiscard]] Verdict judge_glued_letter(const Boundary& boundary, const Peek& after) const;
    [[nodiscard]] Verdict judge_glued_capital(const Boundary& boundary) const;
    [[nodiscard]] Verdict judge_continuation(const Boundary& boundary, const Lead& next) const;
    [[nodiscard]] Verdict judge_ellipsis(const Boundary& boundary, const Lead& next) const;
    [[nodiscard]] Verdict judge_exclamation(const Boundary& boundary, const Lead& next) const;
    [[nodiscard]] bool asks_again(const Boundary& boundary) const;
    [[nodiscard]] Peek first_letter(const Boundary& boundary) const;
    [[nodiscard]] Verdict judge_full_stop(const Boundary& boundary, const Lead& next) const;
    [[nodiscard]] Verdict judge_abbreviation(const Boundary& boundary, std::string_view word,
                                             const Lead& next) const;
    [[nodiscard]] bool before_number(const Lead& next) const;
    [[nodiscard]] std::uint32_t classes_of(const Boundary& boundary, std::string_view word) const;
    [[nodiscard]] bool closes_title(const Boundary& boundary) const;
    [[nodiscard]] bool closes_street(std::size_t begin) const;
    [[nodiscard]] std::string_view word_before_space(std::size_t begin) const;
    [[nodiscard]] Verdict judge_ordinal(std::size_t begin, const Lead& next) const;
    [[nodiscard]] Verdict before_capital(const Lead& next) const;
    [[nodiscard]] bool in_date(std::size_t begin, const Lead& next) const;
    [[nodiscard]] bool numbers_sentence(const Boundary& boundary) const;
    [[nodiscard]] bool may_end(std::string_view word) const;
    [[nodiscard]] bool ends_with_stops(std::size_t at) const;
    [[nodiscard]] bool opens_here(const Peek& mark) const;
    [[nodiscard]] bool is_reported(const Lead& next) const;
    [[nodiscard]] bool is_address(std::size_t at) const;
    [[nodiscard]] std::string_view word_before(std::size_t stop) const;

    std::string_view text_;
    const SentenceRules& rules_;
};

}  // namespace diglot
