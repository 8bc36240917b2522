#pragma once

#include "diglot/align/aligner.h"
#include "diglot/align/embedding_evidence.h"
#include "diglot/align/explanation.h"
#include "diglot/align/features.h"
#include "diglot/align/models.h"
#include "diglot/align/search.h"
#include "diglot/lexicon/unit_reader.h"

#include <atomic>
#include <optional>
#include <vector>

namespace diglot {

/// Documents of one pair of languages on their way from features to ladders: align, learn, align again.
class AlignmentRounds {
public:
    /// All arguments must outlive the object.
    AlignmentRounds(const AlignOptions& options, std::span<const DocumentPair* const> pairs, JobControl* job);

    /// One ladder a pair, in the order given.
    std::vector<Ladder> run();

    /// The same, with a verdict on each pair and, where wanted, why each bead was chosen.
    std::vector<Alignment> run_judged(bool explained);

private:
    /// A part of a pair that is searched by itself.
    struct Section {
        Band band;
        LatticeResult result;
    };
    struct Pair {
        const DocumentPair* documents = nullptr;
        TextFeatures source;
        TextFeatures target;
        LengthBackground source_background;
        LengthBackground target_background;
        std::optional<EmbeddingModel> embedding;
        std::vector<Section> sections;
    };

    void read_pairs(std::span<const DocumentPair* const> pairs);
    void begin_models();
    void lay_bands();
    void choose_shapes(unsigned round);
    Band explored(const Pair& pair, const Section& section) const;
    void align_once(unsigned round);
    void search_section(Pair& pair, Section& section, bool last);
    std::vector<std::unique_ptr<Evidence>> make_evidence(const Pair& pair, const Band& band,
                                                         const SearchSettings& settings) const;
    void learn(bool lexicon_too);
    void learn_words(const RoundCounts& counts);
    void narrow_bands();
    void learn_in_rounds();
    std::vector<BeadExplanation> explain(const Pair& pair) const;
    AlignmentQuality judge(const Pair& pair, const Ladder& ladder) const;
    static Ladder ladder_of(const Pair& pair);
    static std::vector<Section> narrowed(const Section& section);

    const AlignOptions& options_;
    JobControl* job_;
    std::string source_language_;
    std::string target_language_;
    UnitReader source_reader_;
    UnitReader target_reader_;
    std::vector<Pair> pairs_;
    TranslationTable seed_;
    bool words_known_ = false;  // before the texts are seen, or learnt from them
    LengthModel first_length_;
    Models models_;
    RoundCounts counts_;  // of the last round; what the priors of shapes are made from
    SearchSettings settings_;
    unsigned rounds_ = 1;
    std::uint64_t work_ = 0;
    std::atomic<std::uint64_t> done_{0};
};

}  // namespace diglot
