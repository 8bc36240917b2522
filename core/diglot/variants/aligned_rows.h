#pragma once

#include "diglot/variants/atom_alignment.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// Two rows of atoms with the steps of their alignment.
class AlignedRows {
public:
    /// Aligns the rows; as `align_atoms`.
    AlignedRows(const AtomRow& first, const AtomRow& second);

    [[nodiscard]] const AtomRow& first() const { return a_; }
    [[nodiscard]] const AtomRow& second() const { return b_; }
    [[nodiscard]] const std::vector<AtomStep>& steps() const { return steps_; }

    /// Whether the atoms of a step share their key.
    [[nodiscard]] bool same_key(std::size_t step) const { return steps_[step].same_key; }
    /// Whether the atoms of a step are written alike.
    [[nodiscard]] bool equal(std::size_t step) const;
    /// Whether a space stands before what the first (second) row has at a step.
    [[nodiscard]] bool spaced_first(std::size_t step) const;
    [[nodiscard]] bool spaced_second(std::size_t step) const;
    [[nodiscard]] bool common_boundary(std::size_t step) const {
        return spaced_first(step) && spaced_second(step);
    }
    /// The first row's atom of a step, else the second's.
    [[nodiscard]] const Atom& some_atom(std::size_t step) const;
    [[nodiscard]] std::string_view some_text(std::size_t step) const;
    /// What the first (second) row has in some steps, as atoms and as text.
    [[nodiscard]] Range first_of(std::size_t begin, std::size_t end) const;
    [[nodiscard]] Range second_of(std::size_t begin, std::size_t end) const;
    [[nodiscard]] std::string first_text(std::size_t begin, std::size_t end) const;
    [[nodiscard]] std::string second_text(std::size_t begin, std::size_t end) const;

private:
    AtomRow a_;
    AtomRow b_;
    std::vector<AtomStep> steps_;
    std::vector<std::uint32_t> first_at_;   // atoms of the first row before each step, and behind the last
    std::vector<std::uint32_t> second_at_;  // likewise
};

/// A stretch of steps that holds a difference.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t place = 0;  // of a difference in spaces: the step before which one side has none
};

/// The stretches in which atoms differ, ascending, none overlapping: a syllable with its word, a hyphen with
/// the words that it joins.
std::vector<Stretch> find_stretches(const AlignedRows& rows);

/// The places where one row has a space and the other none between the same atoms, each with the whole words
/// around it.
std::vector<Stretch> find_spaces(const AlignedRows& rows);

/// The text of some atoms of a row as it stands, without the space before it; sentences are parted by a
/// space.
std::string text_of(const AtomRow& row, Range atoms);

bool is_hyphen_or_apostrophe(std::string_view mark);

}  // namespace diglot
