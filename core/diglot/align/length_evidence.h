#pragma once

#include "diglot/align/evidence.h"

#include <array>
#include <span>
#include <vector>

namespace diglot {

/// How lengths on both sides hang together: target length is normal around `ratio` × source length, with a
/// variance of `variance` per unit of length (Gale and Church 1993, section 3.2). Lengths are those of
/// `weighted_length`.
struct LengthModel {
    double ratio = 1.0;
    double variance = 6.8;
};

/// Gamma distribution of the lengths of segments taken at random; the sum of n of them is gamma with n ×
/// `shape`.
struct LengthBackground {
    double shape = 2.0;
    double scale = 50.0;
};

/// Fits a background to the segments of one document by its moments, leaning on the default for short ones.
LengthBackground fit_background(std::span<const double> sums);

/// Running sums of segment lengths, one more than segments, for bead lengths in O(1).
std::vector<double> length_sums(std::span<const double> lengths);

/// Gale and Church's length evidence as a log-likelihood ratio: how much likelier the target length is under
/// the model than as a length drawn without regard to the source.
class LengthEvidence final : public Evidence {
public:
    /// The sums must outlive the evidence. `targets`: the target segments that it will be asked about.
    /// `weight` scales what it says.
    LengthEvidence(std::span<const double> source_sums, std::span<const double> target_sums, Range targets,
                   LengthBackground source_background, LengthBackground target_background, LengthModel model,
                   double weight);

    [[nodiscard]] std::string_view name() const override { return "length"; }
    void add_scores(Shape shape, std::uint32_t source_end, Range target_ends,
                    std::span<float> scores) override;

private:
    /// The part of a gamma density that depends on the shape of the bead only, for 0 … 15 segments.
    struct BackgroundRow {
        float power = 0.0F;
        float constant = 0.0F;
    };
    using BackgroundRows = std::array<BackgroundRow, 16>;
    static BackgroundRows background_rows(LengthBackground background);

    /// Target segments in a row, by where they end.
    struct Window {
        float length = 0.0F;
        float log_chance = 0.0F;  // log density of the length by the background
    };
    const std::vector<Window>& target_windows(std::uint32_t segments);

    std::span<const double> source_sums_;
    std::span<const double> target_sums_;
    Range targets_;
    LengthModel model_;
    LengthBackground source_background_;
    LengthBackground target_background_;
    BackgroundRows source_rows_;
    BackgroundRows target_rows_;
    std::array<std::vector<Window>, 16> target_windows_;  // by number of segments, then by end
    float weight_;
};

}  // namespace diglot
