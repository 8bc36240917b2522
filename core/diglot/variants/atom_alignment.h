#pragma once

#include "diglot/variants/witness_text.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace diglot {

/// One step of an alignment of two rows of atoms: an atom of each side, or of one.
struct AtomStep {
    std::optional<std::uint32_t> first;   ///< Index in the first row.
    std::optional<std::uint32_t> second;  ///< Index in the second row.
    bool same_key = false;                ///< Both are there and their keys are equal.
};

/// A row of atoms and the text they stand in.
struct AtomRow {
    const WitnessText* text = nullptr;
    std::span<const Atom> atoms;
};

/// Aligns two rows of atoms globally, after Needleman and Wunsch (1970) with a price for each change between
/// sameness and difference, so that differences stay together: words of one key weigh most, marks and
/// syllables less, words written alike may stand for each other. Equal beginnings and ends cost nothing; rows
/// too long for a table are cut at atoms that occur once on both sides (patience diff). The steps cover both
/// rows in order. Time and memory are linear for rows that are mostly equal.
std::vector<AtomStep> align_atoms(const AtomRow& first, const AtomRow& second);

/// How alike two words are written, 0 … 1: twice the longest common subsequence of their bytes, in small
/// letters, over both lengths. O(|a|·|b|); only the first 64 bytes count.
double written_similarity(std::string_view a, std::string_view b);

}  // namespace diglot
