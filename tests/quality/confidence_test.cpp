// Is diglot right as often as it says? The table of docs/confidence.md; scripts/quality-tables puts it there.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "gold_set.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace diglot {
namespace {

struct Judged {
    double confidence = 0.0;
    std::size_t segments = 0;
    bool null = false;
    bool right = false;
};

std::vector<Judged> judge_set(const GoldSet& set, Training training = Training::Alone,
                              const AlignOptions& options = {}) {
    const std::vector<Alignment> alignments = align_set(set, options, training);
    std::vector<Judged> judged;
    for (std::size_t n = 0; n < alignments.size(); ++n) {
        const std::vector<IndexBead>& gold = set.texts[n].beads;
        const std::vector<IndexBead> found = to_index_beads(alignments[n].ladder);
        const std::vector<Bead>& beads = alignments[n].ladder.beads();
        for (std::size_t b = 0; b < beads.size(); ++b) {
            const bool right = std::any_of(gold.begin(), gold.end(), [&](const IndexBead& known) {
                return known.source == found[b].source && known.target == found[b].target;
            });
            judged.push_back({beads[b].confidence, found[b].source.size() + found[b].target.size(),
                              beads[b].is_null(), right});
        }
    }
    return judged;
}

constexpr std::array kEdges = {0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01};

/// Beads of one class of confidence, what they said on average and how many of them were right.
struct Shelf {
    std::size_t beads = 0;
    double said = 0.0;
    double right = 0.0;
};

std::array<Shelf, kEdges.size() - 1> shelve(const std::vector<Judged>& judged) {
    std::array<Shelf, kEdges.size() - 1> shelves;
    for (const Judged& bead : judged) {
        std::size_t at = 0;
        while (bead.confidence >= kEdges.at(at + 1)) {
            ++at;
        }
        ++shelves.at(at).beads;
        shelves.at(at).said += bead.confidence;
        shelves.at(at).right += bead.right ? 1.0 : 0.0;
    }
    return shelves;
}

/// Mean distance between what is said and what is right, over all beads (expected calibration error).
double error_of(const std::vector<Judged>& judged) {
    double error = 0.0;
    for (const Shelf& shelf : shelve(judged)) {
        error += std::abs(shelf.said - shelf.right);
    }
    return judged.empty() ? 0.0 : error / static_cast<double>(judged.size());
}

void print_row(const std::string& name, const std::vector<Judged>& judged) {
    std::string row = fmt::format("| {} |", name);
    for (const Shelf& shelf : shelve(judged)) {
        const auto count = static_cast<double>(shelf.beads);
        row += shelf.beads == 0 ? std::string(" – |")
                                : fmt::format(" {:.0f} → {:.0f} ({}) |", 100.0 * shelf.said / count,
                                              100.0 * shelf.right / count, shelf.beads);
    }
    fmt::print("{} {:.3f} |\n", row, error_of(judged));
}

std::vector<Judged> only(const std::vector<Judged>& all, bool (*wanted)(const Judged&)) {
    std::vector<Judged> some;
    std::copy_if(all.begin(), all.end(), std::back_inserter(some), wanted);
    return some;
}

TEST(Confidence, IsRightAsOftenAsItSays) {
    std::vector<GoldSet> sets = {own_short_texts(), dev_set("textberg-dev", "de", "fr"),
                                 dev_set("news-south-dev", "ko", "en"), dev_set("news-north-dev", "ko", "en"),
                                 dev_set("kcna", "ko", "en")};
    const std::vector<std::string> names = {"short (ko-en)", "textberg-dev (de-fr)", "news-south-dev (ko-en)",
                                            "news-north-dev (ko-en)", "kcna (ko-en)"};
    fmt::print(
        "| beads of | below 50 | 50 to 70 | 70 to 80 | 80 to 90 | 90 to 95 | 95 to 98 | above | error |\n"
        "|---|---|---|---|---|---|---|---|---|\n");
    std::vector<Judged> all;
    for (std::size_t n = 0; n < sets.size(); ++n) {
        const std::vector<Judged> judged = judge_set(sets[n]);
        if (!judged.empty()) {
            print_row(names[n], judged);
        }
        all.insert(all.end(), judged.begin(), judged.end());
    }
    if (sets[2].texts.empty()) {
        return;
    }
    print_row("news-south-dev, aligned together", judge_set(sets[2], Training::Together));
    print_row("all", all);
    print_row("all: null beads", only(all, [](const Judged& bead) { return bead.null; }));
    print_row("all: 1-1", only(all, [](const Judged& bead) { return !bead.null && bead.segments == 2; }));
    print_row("all: 1-2, 2-1",
              only(all, [](const Judged& bead) { return !bead.null && bead.segments == 3; }));
    print_row("all: larger", only(all, [](const Judged& bead) { return !bead.null && bead.segments > 3; }));
    EXPECT_LE(error_of(all), 0.02);
    EXPECT_LE(error_of(judge_set(sets[2], Training::Together)), 0.03);
}

/// For scripts/fit-confidence: set, confidence, segments, null, right, one bead a line.
TEST(Confidence, IsWrittenDownForTheFit) {
    const char* path = std::getenv("DIGLOT_CONFIDENCE_FILE");  // NOLINT(concurrency-mt-unsafe)
    if (path == nullptr) {
        GTEST_SKIP() << "scripts/fit-confidence names a file";
    }
    std::ofstream file(path);
    for (const GoldSet& set :
         {own_short_texts(), dev_set("textberg-dev", "de", "fr"), dev_set("news-south-dev", "ko", "en"),
          dev_set("news-north-dev", "ko", "en")}) {
        for (const Judged& bead : judge_set(set)) {
            file << set.name << '\t' << fmt::format("{:.9f}", bead.confidence) << '\t' << bead.segments
                 << '\t' << (bead.null ? 1 : 0) << '\t' << (bead.right ? 1 : 0) << '\n';
        }
    }
}

}  // namespace
}  // namespace diglot
