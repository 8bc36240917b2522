#pragma once

#include "diglot/align/evidence.h"
#include "diglot/align/segment_embeddings.h"
#include "diglot/bitext/ladder.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace diglot {

/// How the similarity of sentence vectors tells a translation from chance in one pair of documents. What
/// counts is the margin: the cosine less the mean cosine of both sides with sentences taken anywhere in the
/// other text (after Artetxe and Schwenk 2019), since some sentences are near to everything.
class EmbeddingModel {
public:
    /// Learns the distribution of margins by chance from pairs taken all over both texts, and a first guess
    /// of those of translations from the nearest neighbours near the diagonal. Both must outlive the model
    /// and have the same dimension. O(segments × dimension), with a large constant.
    EmbeddingModel(const SegmentEmbeddings& source, const SegmentEmbeddings& target);

    /// Adds what a round of alignment believes; `refit` then moves the distribution of translations.
    void add(std::span<const Bead> likely);
    void refit();

    /// Log-likelihood ratio of one bead with two sides, in nats for each pair of segments, finite.

    [[nodiscard]] float ratio(Range source, std::span<const float> source_vector, Range target,
                              std::span<const float> target_vector) const;
    [[nodiscard]] const SegmentEmbeddings& source() const { return source_; }
    [[nodiscard]] const SegmentEmbeddings& target() const { return target_; }

private:
    static constexpr std::uint32_t kWindows = 6;  // larger ones count as these

    [[nodiscard]] float margin(Range source, std::span<const float> source_vector, Range target,
                               std::span<const float> target_vector) const;
    void fit_chance();
    [[nodiscard]] std::vector<float> margins_by_chance(std::uint32_t source_count,
                                                       std::uint32_t target_count) const;
    void fit_chance_of_windows();
    void guess_matches();
    void set_line();

    const SegmentEmbeddings& source_;
    const SegmentEmbeddings& target_;
    std::vector<double> source_means_;  // running sums over segments of the mean cosine with the other text
    std::vector<double> target_means_;
    double chance_ = 0.0;  // middle of margins by chance, of single segments
    /// What windows of several segments are nearer to each other by chance than single ones: texts grow more
    /// alike with their length. [source segments - 1][target segments - 1]
    std::array<std::array<float, kWindows>, kWindows> nearer_{};
    double spread_ = 0.1;  // standard deviation of margins
    double match_ = 0.0;   // mean margin of translations
    double sum_ = 0.0;     // of margins believed to be translations, since the last fit
    double weight_ = 0.0;
    float slope_ = 0.0F;  // the ratio is slope × (margin - middle)
    float middle_ = 0.0F;
};

/// Evidence from sentence vectors: the log-likelihood ratio of the margin under two normal distributions of
/// the same variance, counted once for each pair of segments in the bead.
class EmbeddingEvidence final : public Evidence {
public:
    /// `model` must outlive the evidence.
    EmbeddingEvidence(const EmbeddingModel& model, double weight)
        : model_(model), weight_(static_cast<float>(weight)) {}

    [[nodiscard]] std::string_view name() const override { return "embedding"; }
    void add_scores(Shape shape, std::uint32_t source_end, Range target_ends,
                    std::span<float> scores) override;

private:
    const EmbeddingModel& model_;
    float weight_;
    std::vector<float> source_space_;
    std::vector<float> target_space_;
};

}  // namespace diglot
