#pragma once

#include "diglot/base/job.h"
#include "diglot/variants/collation.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace diglot {

/// Puts the sentences of several versions into groups.
class Grouping {
public:
    explicit Grouping(std::span<const std::unique_ptr<WitnessText>> texts);

    /// Joins what the beads of `ladder` join: segments of the original and of
    /// witness `witness`.
    void join_by_original(const Ladder& ladder, std::size_t witness);
    /// Joins what two versions share, each pair of witnesses in turn.
    void join_versions(const JobControl* job);
    /// Joins sentences that are left alone, but say once more and in other words
    /// what a version has that is joined already: each becomes a group of its own
    /// with that version's sentences.
    void join_repeats(const JobControl* job);
    /// The groups in the order of the first witness, the others' own groups
    /// behind the sentence that they follow.
    [[nodiscard]] std::vector<SentenceGroup> groups(std::size_t original_size) const;

private:
    [[nodiscard]] std::uint32_t node(std::size_t witness, std::uint32_t segment) const {
        return offsets_[witness] + segment;
    }
    [[nodiscard]] std::uint32_t find(std::uint32_t node) const;
    void join(std::uint32_t a, std::uint32_t b);
    /// A sentence that repeats sentences of another witness.
    struct Repeat {
        std::size_t witness;
        std::uint32_t segment;
        std::size_t partner;
        std::uint32_t of;
    };

    [[nodiscard]] std::vector<bool> not_alone(std::size_t witness) const;
    void add_repeats(std::size_t witness, std::size_t partner, const JobControl* job);
    [[nodiscard]] std::vector<bool> having(std::size_t witness, std::size_t partner) const;
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> repeats_of(std::size_t witness,
                                                                     const std::vector<bool>& joined) const;

    class Table;
    /// Adds what a witness has; the groups in its order.
    std::vector<std::size_t> add_witness(std::size_t witness, const std::vector<bool>& joined,
                                         Table& table) const;
    std::vector<std::size_t> add_original(std::size_t size, Table& table) const;

    std::span<const std::unique_ptr<WitnessText>> texts_;
    std::vector<std::uint32_t> offsets_;  // the first node of each witness, then of the original
    mutable std::vector<std::uint32_t> parents_;
    std::vector<Repeat> repeats_;
};

/// Marks the groups that stand in another order in a witness than in the first
/// one that has them: those outside the heaviest row that is in order.
void mark_moved(std::vector<SentenceGroup>& groups, std::span<const std::unique_ptr<WitnessText>> texts);

/// Groups that follow one another without gap in all their witnesses, two or
/// more of them.
std::vector<SharedPassage> passages_of(const std::vector<SentenceGroup>& groups);

}  // namespace diglot
