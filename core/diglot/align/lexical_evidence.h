#pragma once

#include "diglot/align/band.h"
#include "diglot/align/evidence.h"
#include "diglot/align/features.h"
#include "diglot/lexicon/translation_table.h"

#include <cstdint>
#include <span>
#include <vector>

namespace diglot {

/// What the lexicon knows about the units of one language, made once a round and shared by all sections.
struct UnitKnowledge {
    std::vector<float> silence;  ///< log λ of each unit: its score when no translation of it is there.
    std::vector<float> odds;     ///< (1 - λ) / λ of each unit.
    std::vector<float> chance;   ///< p: the share of each unit in all texts of its language together.
    std::vector<float> known;    ///< Translation mass that the table has for each unit, at most 1.

    /// odds / p': by how much the odds of `unit` rise, times x, when a translation of it is there, in a
    /// document of `total` units that has it `count` times. p' is its share in the document, leaning on that
    /// in all texts: a name that stands all over a document tells nothing about its sentences, however rare
    /// it is elsewhere.
    [[nodiscard]] float gain(std::uint32_t unit, std::uint32_t count, std::size_t total) const;
};

/// A translation table made ready for scoring.
struct LexicalModel {
    TranslationTable table;
    UnitKnowledge source;
    UnitKnowledge target;
    std::vector<float> thinning_of;  ///< `thinning`, by the units of a window.

    /// How much a window of so many units thins out each translation in it.
    [[nodiscard]] float thinning(std::size_t units) const;
    /// What one translation says by itself in a bead of so many units, over both directions, in nats; the
    /// gains are `UnitKnowledge::gain` of its units.
    [[nodiscard]] double pair_voice(float weight, float source_gain, float target_gain,
                                    std::size_t source_units, std::size_t target_units) const;
};

/// Of the words that the table knows, how many have a translation on the other side of their bead: a
/// translator leaves out, adds and rewords, and what stands for a word may be another word than the table's.
inline constexpr double kUsuallyKept = 0.45;

/// Prepares `table` over the given vocabularies; `kept`: the share of the known words that translations keep,
/// below 0.95. O(units + entries).
LexicalModel make_lexical_model(TranslationTable table, const Vocabulary& source, const Vocabulary& target,
                                double kept = kUsuallyKept);

/// Lexical evidence: for each unit t of one side, log(λ + (1 - λ) · x / p(t)), where x is the mean
/// translation probability of t given all units of the other side, p(t) its unigram probability and 1 - λ
/// what the lexicon can know of t; added up over both directions. Rare matching units weigh most by
/// themselves; unknown units say nothing.
///
/// A bead's score is a sum of rows (source windows × single targets, and single sources × target windows), so
/// that merged beads cost nothing more. Work is O(band × units), memory O(rows of a few segments).
class LexicalEvidence final : public Evidence {
public:
    /// All arguments must outlive the evidence. `max_side` is the most segments of a bead on a side.
    LexicalEvidence(const TextFeatures& source, const TextFeatures& target, const LexicalModel& model,
                    const Band& band, unsigned max_side, double weight);

    [[nodiscard]] std::string_view name() const override { return "lexicon"; }
    void add_scores(Shape shape, std::uint32_t source_end, Range target_ends,
                    std::span<float> scores) override;

private:
    /// One source segment against the target segments near it. What is "found" is a row of floats, one a unit
    /// of a segment, padded with zeroes to whole lanes: gain × weight of what translates it in the other one.
    struct HitRow {
        std::int64_t segment = -1;
        Range targets;  // target segments covered
        std::vector<std::size_t>
            target_at;                    // of each: 1 + where target_found begins, 0 when nothing is found
        std::vector<float> target_found;  // by the units of the target segments
        std::vector<float> windows;  // [b - 1][target end]: source units of this segment against b targets
    };
    /// Source windows that end at one boundary against single target segments, as running sums over the
    /// targets.
    struct WindowRow {
        std::int64_t end = -1;
        Range targets;
        std::vector<float> sums;  // [a - 1][targets + 1]
    };
    /// What each unit of a segment has found in a window that grows.
    class FoundUnits {
    public:
        void begin(std::size_t units);
        void add(const float* found);
        /// What they say together when the window thins each translation out by `thinning`. O(units).
        [[nodiscard]] float log_odds(float thinning) const;

    private:
        std::vector<float> found_;
        bool any_ = false;
    };
    struct Wanted {
        std::uint32_t target_unit;
        std::uint32_t source_unit;  // by its position in the segment
        float weight;
        std::uint32_t next;  // 1 + place of another that wants the same target unit
    };

    [[nodiscard]] Range near(std::uint32_t first_boundary, std::uint32_t last_boundary) const;
    HitRow& hit_row(std::uint32_t segment);
    WindowRow& window_row(std::uint32_t end);
    /// What the units of one source segment find in one target segment.
    struct SourceFound {
        bool any = false;
        std::vector<float> found;
    };
    void index_wanted(std::uint32_t segment);
    void forget_wanted();
    void find_hits(HitRow& row, std::uint32_t segment, std::uint32_t target);
    void score_target_windows(HitRow& row, std::uint32_t segment, std::uint32_t target_end);
    void score_source_windows(WindowRow& row, std::uint32_t end);

    const TextFeatures& source_;
    const TextFeatures& target_;
    const LexicalModel& model_;
    const Band& band_;
    unsigned max_side_;
    float weight_;
    std::vector<float> source_gain_;  // per unit of the section
    std::vector<float> target_gain_;
    std::vector<float> source_silence_;  // per segment: log score of its units when none is translated
    std::vector<float> target_silence_;
    std::vector<HitRow> hit_rows_;
    std::vector<WindowRow> window_rows_;
    std::vector<std::uint32_t> slot_of_unit_;  // target unit → 1 + place in wanted_, while one row is made
    std::vector<Wanted> wanted_;
    std::vector<SourceFound> recent_;  // of the last max_side target segments
    FoundUnits found_;
    std::vector<const HitRow*> rows_;
};

}  // namespace diglot
