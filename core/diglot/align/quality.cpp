#include "diglot/align/quality.h"

#include <algorithm>

namespace diglot {
namespace {

constexpr std::uint64_t kFewestBeads = 3;      // with two sides, for a verdict
constexpr std::uint64_t kFewestSegments = 10;  // of both texts, to call them unrelated
constexpr double kWhole = 0.5;                 // share of the text that must be covered

// A logistic model of "these are translations" over real and mismatched pairs.
constexpr double kScoreWeight = 0.3;
constexpr double kWordsWeight = 0.9;
constexpr double kConfidenceWeight = 8.0;
constexpr double kOffset = -10.0;
constexpr double kMostScore = 6.0;  // scores beyond say no more
constexpr double kLeastScore = -20.0;
constexpr double kMostWords = 6.0;
constexpr double kUnrelatedBelow = 0.0;

double log_odds(const AlignmentQuality& quality) {
    return kOffset + kScoreWeight * std::clamp(quality.score, kLeastScore, kMostScore) +
           // What words say of a few large beads says nothing of the text that stays alone.
           kWordsWeight * std::min(quality.words * quality.covered, kMostWords) +
           kConfidenceWeight * quality.confidence;
}

Verdict verdict_of(const AlignmentQuality& quality, std::uint64_t linked, std::uint64_t segments,
                   bool words_known) {
    if (log_odds(quality) < kUnrelatedBelow) {
        return words_known && segments >= kFewestSegments ? Verdict::Unrelated : Verdict::Unknown;
    }
    if (linked < kFewestBeads) {
        return Verdict::Unknown;
    }
    return quality.covered < kWhole ? Verdict::InPart : Verdict::Translations;
}

}  // namespace

AlignmentQuality assess(const Ladder& ladder, std::optional<double> words, bool words_known) {
    AlignmentQuality quality;
    if (ladder.source_size() == 0 || ladder.target_size() == 0) {
        return quality;
    }
    std::uint64_t linked = 0;
    std::uint64_t covered = 0;
    for (const Bead& bead : ladder.beads()) {
        quality.confidence += bead.confidence;
        if (!bead.is_null()) {
            ++linked;
            covered += bead.source.size() + bead.target.size();
            quality.score += bead.score;
        }
    }
    const std::uint64_t segments = std::uint64_t{ladder.source_size()} + ladder.target_size();
    quality.confidence /= static_cast<double>(ladder.beads().size());
    quality.covered = static_cast<double>(covered) / static_cast<double>(segments);
    if (linked > 0) {
        quality.score /= static_cast<double>(linked);
        quality.words = words.value_or(0.0) / static_cast<double>(linked);
    }
    if (words) {
        quality.verdict = verdict_of(quality, linked, segments, words_known);
    }
    return quality;
}

}  // namespace diglot
