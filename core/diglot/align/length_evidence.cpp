#include "diglot/align/length_evidence.h"

#include "diglot/align/fast_math.h"

#include <cmath>

namespace diglot {
namespace {

/// ln Γ(x) for x > 0. std::lgamma also writes the sign to a global variable, which threads would share.
double log_gamma(double x) {
    int sign = 0;
    return ::lgamma_r(x, &sign);
}

}  // namespace

std::vector<double> length_sums(std::span<const double> lengths) {
    std::vector<double> sums{0.0};
    sums.reserve(lengths.size() + 1);
    for (const double length : lengths) {
        sums.push_back(sums.back() + length);
    }
    return sums;
}

LengthBackground fit_background(std::span<const double> sums) {
    constexpr double kPriorSegments = 5.0;
    constexpr double kPriorMean = 80.0;
    constexpr double kPriorDeviation = 55.0;
    const auto count = static_cast<double>(sums.size() - 1);
    const double mean = (sums.back() + kPriorSegments * kPriorMean) / (count + kPriorSegments);
    double squares =
        kPriorSegments * (kPriorDeviation * kPriorDeviation + (kPriorMean - mean) * (kPriorMean - mean));
    for (std::size_t i = 1; i < sums.size(); ++i) {
        const double off = sums[i] - sums[i - 1] - mean;
        squares += off * off;
    }
    const double variance = squares / (count + kPriorSegments);
    return {mean * mean / variance, variance / mean};
}

LengthEvidence::BackgroundRows LengthEvidence::background_rows(LengthBackground background) {
    BackgroundRows rows;
    for (std::size_t n = 1; n < rows.size(); ++n) {
        const double shape = background.shape * static_cast<double>(n);
        rows[n].power = static_cast<float>(shape - 1.0);
        rows[n].constant = static_cast<float>(-shape * std::log(background.scale) - log_gamma(shape));
    }
    return rows;
}

LengthEvidence::LengthEvidence(std::span<const double> source_sums, std::span<const double> target_sums,
                               Range targets, LengthBackground source_background,
                               LengthBackground target_background, LengthModel model, double weight)
    : source_sums_(source_sums),
      target_sums_(target_sums),
      targets_(targets),
      model_(model),
      source_background_(source_background),
      target_background_(target_background),
      source_rows_(background_rows(source_background_)),
      target_rows_(background_rows(target_background_)),
      weight_(static_cast<float>(weight)) {}

/// The windows of `segments` targets, made when they are first asked for.
const std::vector<LengthEvidence::Window>& LengthEvidence::target_windows(std::uint32_t segments) {
    std::vector<Window>& windows = target_windows_.at(segments);
    if (windows.empty()) {
        const BackgroundRow row = target_rows_.at(segments);
        const auto scale = static_cast<float>(1.0 / target_background_.scale);
        windows.resize(targets_.size() + 1);
        for (std::uint32_t n = segments; n <= targets_.size(); ++n) {
            const double* sums = target_sums_.data() + targets_.begin + n;
            const float length = static_cast<float>(sums[0] - *(sums - segments)) + 1.0F;
            windows[n] = {length, row.power * fast_log(length) - length * scale + row.constant};
        }
    }
    return windows;
}

void LengthEvidence::add_scores(Shape shape, std::uint32_t source_end, Range target_ends,
                                std::span<float> scores) {
    if (shape.is_null()) {
        return;  // no translation, no length to compare: the prior of the shape says it all
    }
    constexpr float kTConstant = -0.969F;  // log density of Student's t with 5 degrees of freedom at 0
    const auto source =
        static_cast<float>(source_sums_[source_end] - source_sums_[source_end - shape.source]) + 1.0F;
    const auto ratio = static_cast<float>(model_.ratio);
    const float expected = ratio * source;
    const float half_variance = 0.5F * static_cast<float>(model_.variance);
    const BackgroundRow back_s = source_rows_[shape.source];
    const float log_back_s = back_s.power * fast_log(source) -
                             source / static_cast<float>(source_background_.scale) + back_s.constant -
                             fast_log(ratio);  // as a density of expected target length
    const float constant = kTConstant - 0.5F * log_back_s;
    const Window* windows = target_windows(shape.target).data() + (target_ends.begin - targets_.begin);
    float* __restrict sums = scores.data();  // so that several are done at once
    const float weight = weight_;
    for (std::size_t n = 0; n < scores.size(); ++n) {
        const float difference = windows[n].length - expected;
        const float spread = half_variance * (windows[n].length + expected);
        // Student's t with five degrees of freedom: free translations make tails that the normal does not
        // have. Its log density is -3 log(tail) - ½ log(spread).
        const float tail = 1.0F + difference * difference / (5.0F * spread);
        const float match = -3.0F * fast_log(tail) - 0.5F * fast_log(spread);
        sums[n] += weight * (constant + match - 0.5F * windows[n].log_chance);
    }
}

}  // namespace diglot
