#pragma once

#include "diglot/base/job.h"
#include "diglot/bitext/ladder.h"
#include "diglot/variants/version_comparison.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// Where something stands in a witness: bytes of one paragraph, inside one
/// sentence.
struct WitnessPlace {
    std::uint32_t segment = 0;
    Range bytes;  ///< In the text of the segment's paragraph; empty for a place
                  ///< where nothing stands.
    friend bool operator==(const WitnessPlace&, const WitnessPlace&) = default;
};

/// What one witness has where versions differ.
struct VersionReading {
    std::string text;                        ///< Empty where it has nothing.
    std::vector<WitnessPlace> places;        ///< In the order of the text; several where
                                             ///< it runs over sentences.
    std::vector<WitnessPlace> repeats = {};  ///< Where the witness repeats it word for word.
    Range atoms = {};                        ///< Indices in the group's row of this witness.
};

/// Of how much text a difference tells.
enum class DifferenceScope : std::uint8_t {
    Words,     ///< Inside sentences that the versions share.
    Sentence,  ///< A sentence that a version has or lacks as a whole, or has in
               ///< another place.
};

/// A difference of one class between two or more versions.
struct Difference {
    DifferenceClass kind = DifferenceClass::Rewording;
    DifferenceScope scope = DifferenceScope::Words;
    std::uint32_t group = 0;  ///< Index into `Collation::groups`.
    /// By witness; none where the witness has no part in the group.
    std::vector<std::optional<VersionReading>> readings;
    std::uint32_t variation = 0;  ///< Index into the group's variations;
                                  ///< differences of one place share it.
};

/// A stretch of a group where readings differ, as an apparatus tells it: no two
/// of one group overlap.
struct Variation {
    std::vector<std::optional<Range>> atoms;  ///< By witness: indices in its row of the group.
};

/// A sentence that repeats, word for word, another of its witness.
struct SentenceRepeat {
    std::uint32_t of = 0;  ///< The segment repeated.
    std::uint32_t at = 0;  ///< The segment that repeats it.
};

/// Sentences that say the same in the versions that have them, or sentences of
/// one version alone.
struct SentenceGroup {
    std::vector<std::vector<std::uint32_t>> segments;  ///< By witness, ascending.
    std::vector<std::vector<SentenceRepeat>> repeats;  ///< By witness, ascending.
    std::vector<std::uint32_t> original;               ///< Segments of the original, when there is one.
    /// It repeats sentences that other groups hold as well: a witness says once
    /// more, with changes, what it said there.
    bool repeated = false;
    bool moved = false;  ///< Not in the same order as in the first witness that has it.
    std::vector<std::vector<std::uint32_t>> rows;  ///< By witness: its atoms, as indices.
    std::vector<Variation> variations;             ///< In the order of the base, the first
                                                   ///< witness that has the group.

    /// How many witnesses have a part in it.
    [[nodiscard]] std::size_t witness_count() const;
    /// The first witness with a part in it.
    [[nodiscard]] std::size_t base() const;
};

/// A passage that versions share: groups that follow one another in the
/// versions.
struct SharedPassage {
    std::vector<std::uint32_t> groups;  ///< Indices into `Collation::groups`, ascending.
};

/// One version to compare.
struct WitnessInput {
    std::string name;  ///< As the user knows it: a file name.
    const SegmentedDocument* document = nullptr;
    /// The file it was read from, as `PlaceFinder` can use it: reports then tell the place of each word, else
    /// that of its paragraph.
    std::string_view bytes = {};
};

/// Versions of one text laid beside each other.
class Collation {
public:
    std::vector<WitnessInput> witnesses;
    const SegmentedDocument* original = nullptr;
    std::vector<std::unique_ptr<WitnessText>> texts;  ///< One a witness.
    std::vector<SentenceGroup> groups;  ///< In the order of the first witness, then of the next ones.
    std::vector<SharedPassage> passages;
    std::vector<Difference> differences;  ///< By group, then place, then class.

    /// "A", "B", … "Z", "A1", …: how the witness is named in short.
    [[nodiscard]] static std::string siglum(std::size_t witness);
    /// How many differences there are of each class; differences of whole
    /// sentences counted apart.
    [[nodiscard]] std::map<DifferenceClass, std::size_t> counts(DifferenceScope scope) const;
    /// A group's atoms of one witness.
    [[nodiscard]] std::vector<Atom> row(const SentenceGroup& group, std::size_t witness) const;
    /// The sentences of a group's witness, joined by a space.
    [[nodiscard]] std::string text(const SentenceGroup& group, std::size_t witness) const;
};

/// Collates versions of one text in one language. Passages that two versions
/// share are found by an index of shingles (runs of words), so that a version
/// may quote, reorder, repeat or surround them with other matter; the sentences
/// that they join form groups (many to many), what lies between is matched by
/// likeness of sentences, and each group is compared word by word with its
/// base, the first witness that has it. What a witness repeats word for word is
/// told once, with all its places. Documents must outlive the result. About
/// linear in the text. Throws `Error`: Argument (fewer than two witnesses, two
/// languages), Cancelled.
Collation collate(std::span<const WitnessInput> witnesses, const VariantKnowledge& knowledge,
                  JobControl* job = nullptr);

/// The same through the original that the versions translate: `ladders[i]`
/// aligns `original` with witness i, and the groups follow its beads. Sentences
/// of the original that a version left out, and of a version that are not in
/// the original, are groups as well.
Collation collate_by_original(const SegmentedDocument& original, std::span<const WitnessInput> witnesses,
                              std::span<const Ladder> ladders, const VariantKnowledge& knowledge,
                              JobControl* job = nullptr);

}  // namespace diglot
