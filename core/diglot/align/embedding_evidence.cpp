#include "diglot/align/embedding_evidence.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace diglot {
namespace {

constexpr std::uint32_t kSampled = 64;         // segments of the other text that a segment is compared with
constexpr std::uint32_t kSampledWindows = 24;  // the same for windows of several segments
constexpr std::uint32_t kAsked = 400;          // segments whose nearest neighbour is looked for
constexpr std::uint32_t kNeighbours = 100;     // segments beside the diagonal among which it is looked for
constexpr double kUsualSpread = 0.08;          // of margins, before the texts are seen
constexpr double kSpreadStrength = 20.0;       // pairs that this belief is worth
constexpr double kMatchStrength = 5.0;         // beads that the mean of the round before is worth
constexpr float kMostRatio = 10.0F;            // nats: one vector must not silence everything else

/// `n` places spread evenly over `size`.
std::vector<std::uint32_t> spread(std::size_t size, std::uint32_t n) {
    std::vector<std::uint32_t> places;
    const std::size_t count = std::min<std::size_t>(size, n);
    for (std::size_t k = 0; k < count; ++k) {
        places.push_back(static_cast<std::uint32_t>((2 * k + 1) * size / (2 * count)));
    }
    return places;
}

/// Running sums of each segment's mean cosine with segments all over the other text.
std::vector<double> mean_cosines(const SegmentEmbeddings& text, const SegmentEmbeddings& other) {
    std::vector<float> space;
    std::vector<float> centre(text.dimension(), 0.0F);  // the mean of cosines is the cosine with the mean
    const std::vector<std::uint32_t> sample = spread(other.size(), kSampled);
    for (const std::uint32_t j : sample) {
        const std::span<const float> vector = other.window(j, 1, space);
        for (std::size_t k = 0; k < centre.size(); ++k) {
            centre[k] += vector[k] / static_cast<float>(sample.size());
        }
    }
    std::vector<double> sums{0.0};
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        sums.push_back(sums.back() + static_cast<double>(dot(text.window(i, 1, space), centre)));
    }
    return sums;
}

double quantile(std::vector<float>& values, double share) {
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return static_cast<double>(*at);
}

}  // namespace

EmbeddingModel::EmbeddingModel(const SegmentEmbeddings& source, const SegmentEmbeddings& target)
    : source_(source),
      target_(target),
      source_means_(mean_cosines(source, target)),
      target_means_(mean_cosines(target, source)) {
    if (source.size() > 0 && target.size() > 0) {
        fit_chance();
        fit_chance_of_windows();
        guess_matches();
    }
}

float EmbeddingModel::margin(Range source, std::span<const float> source_vector, Range target,
                             std::span<const float> target_vector) const {
    const double source_mean =
        (source_means_[source.end] - source_means_[source.begin]) / static_cast<double>(source.size());
    const double target_mean =
        (target_means_[target.end] - target_means_[target.begin]) / static_cast<double>(target.size());
    const float nearer =
        nearer_[std::min(source.size(), kWindows) - 1][std::min(target.size(), kWindows) - 1];
    return dot(source_vector, target_vector) - static_cast<float>(0.5 * (source_mean + target_mean)) - nearer;
}

std::vector<float> EmbeddingModel::margins_by_chance(std::uint32_t source_count,
                                                     std::uint32_t target_count) const {
    std::vector<float> margins;
    if (source_.size() < source_count || target_.size() < target_count) {
        return margins;
    }
    const std::uint32_t sample = source_count + target_count == 2 ? kSampled : kSampledWindows;
    std::vector<float> source_space;
    std::vector<float> target_space;
    for (const std::uint32_t i : spread(source_.size() - source_count + 1, sample)) {
        const std::span<const float> vector = source_.window(i, source_count, source_space);
        for (const std::uint32_t j : spread(target_.size() - target_count + 1, sample)) {
            margins.push_back(margin({i, i + source_count}, vector, {j, j + target_count},
                                     target_.window(j, target_count, target_space)));
        }
    }
    return margins;
}

/// By quantiles, so that the translations among the pairs do not count.
void EmbeddingModel::fit_chance() {
    std::vector<float> margins = margins_by_chance(1, 1);
    const auto count = static_cast<double>(margins.size());
    chance_ = quantile(margins, 0.5);
    const double deviation = chance_ - quantile(margins, 0.16);
    spread_ = std::sqrt((count * deviation * deviation + kSpreadStrength * kUsualSpread * kUsualSpread) /
                        (count + kSpreadStrength));
}

void EmbeddingModel::fit_chance_of_windows() {
    for (std::uint32_t a = 1; a <= kWindows; ++a) {
        for (std::uint32_t b = 1; b <= kWindows; ++b) {
            std::vector<float> margins = margins_by_chance(a, b);
            if (!margins.empty() && a + b > 2) {
                nearer_[a - 1][b - 1] = static_cast<float>(quantile(margins, 0.5) - chance_);
            }
        }
    }
}

void EmbeddingModel::guess_matches() {
    std::vector<float> best;
    std::vector<float> source_space;
    std::vector<float> target_space;
    for (const std::uint32_t i : spread(source_.size(), kAsked)) {
        const auto middle = static_cast<std::uint32_t>(std::uint64_t{i} * target_.size() / source_.size());
        const std::uint32_t begin = middle - std::min(middle, kNeighbours);
        const std::uint32_t end = std::min(middle + kNeighbours, static_cast<std::uint32_t>(target_.size()));
        const std::span<const float> vector = source_.window(i, 1, source_space);
        float highest = -2.0F;
        for (std::uint32_t j = begin; j < end; ++j) {
            highest =
                std::max(highest, margin({i, i + 1}, vector, {j, j + 1}, target_.window(j, 1, target_space)));
        }
        best.push_back(highest);
    }
    match_ = quantile(best, 0.5);
    set_line();
}

void EmbeddingModel::add(std::span<const Bead> likely) {
    std::vector<float> source_space;
    std::vector<float> target_space;
    for (const Bead& bead : likely) {
        if (!bead.is_null()) {
            const float value =
                margin(bead.source, source_.window(bead.source.begin, bead.source.size(), source_space),
                       bead.target, target_.window(bead.target.begin, bead.target.size(), target_space));
            sum_ += bead.confidence * static_cast<double>(value);
            weight_ += bead.confidence;
        }
    }
}

void EmbeddingModel::refit() {
    match_ = (sum_ + kMatchStrength * match_) / (weight_ + kMatchStrength);
    sum_ = weight_ = 0.0;
    set_line();
}

void EmbeddingModel::set_line() {
    const double distance = std::max(match_ - chance_, 0.0);
    const double steepest = 2.0 * static_cast<double>(kMostRatio) / std::max(distance, 1e-6);
    slope_ = static_cast<float>(std::min(distance / (spread_ * spread_), steepest));
    middle_ = static_cast<float>(chance_ + 0.5 * distance);
}

float EmbeddingModel::ratio(Range source, std::span<const float> source_vector, Range target,
                            std::span<const float> target_vector) const {
    return std::clamp(slope_ * (margin(source, source_vector, target, target_vector) - middle_), -kMostRatio,
                      kMostRatio);
}

void EmbeddingEvidence::add_scores(Shape shape, std::uint32_t source_end, Range target_ends,
                                   std::span<float> scores) {
    if (shape.is_null()) {
        return;
    }
    const Range source{source_end - shape.source, source_end};
    const std::span<const float> vector = model_.source().window(source.begin, shape.source, source_space_);
    const float scale = weight_ * 0.5F * static_cast<float>(shape.source + shape.target);
    for (std::uint32_t n = 0; n < scores.size(); ++n) {
        const Range target{target_ends.begin + n - shape.target, target_ends.begin + n};
        scores[n] += scale * model_.ratio(source, vector, target,
                                          model_.target().window(target.begin, shape.target, target_space_));
    }
}

}  // namespace diglot
