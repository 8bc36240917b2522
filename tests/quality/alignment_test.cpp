// Strict F1 of the aligner on texts whose alignment is known: the project's own short documents always, the
// dev sets where DIGLOT_DATA names the folder that holds them. The floors lie just under what
// docs/benchmarks.md reports.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "gold_set.h"
#include <string>
#include <tuple>
#include <utility>

namespace diglot {
namespace {

void expect_at_least(const Evaluation& found, double strict, double lax, const std::string& name) {
    fmt::print("{}: strict F1 {:.3f}, lax F1 {:.3f}\n", name, found.strict().f1, found.lax().f1);
    EXPECT_GE(found.strict().f1, strict) << name;
    EXPECT_GE(found.lax().f1, lax) << name;
}

const AlignOptions& without_words() {
    static const AlignOptions options = [] {
        AlignOptions chosen;
        chosen.evidence.lexicon = false;
        return chosen;
    }();
    return options;
}

TEST(AlignmentQuality, ShortKoreanTextsOfOurOwn) {
    expect_at_least(evaluate_set(own_short_texts()), 0.97, 0.99, "short");
}

TEST(AlignmentQuality, ShortTextsOfOtherLanguages) {
    expect_at_least(evaluate_set(own_short_texts_of_other_languages()), 0.93, 0.97, "short, other languages");
}

/// Floors of the sets with a gold of sentences.
struct Floor {
    std::string name;
    std::string source;
    std::string target;
    double strict = 0.0;
    double together = 0.0;
};

const std::vector<Floor>& floors() {
    static const std::vector<Floor> all = {{"textberg-dev", "de", "fr", 0.91, 0.91},
                                           {"news-south-dev", "ko", "en", 0.93, 0.925},
                                           {"news-north-dev", "ko", "en", 0.93, 0.925}};
    return all;
}

TEST(AlignmentQuality, DevSets) {
    for (const Floor& floor : floors()) {
        if (const GoldSet set = dev_set(floor.name, floor.source, floor.target); !set.texts.empty()) {
            expect_at_least(evaluate_set(set), floor.strict, 0.985, floor.name);
        }
    }
}

TEST(AlignmentQuality, DevSetsThatLearnFromOneAnother) {
    for (const Floor& floor : floors()) {
        if (const GoldSet set = dev_set(floor.name, floor.source, floor.target); !set.texts.empty()) {
            expect_at_least(evaluate_set(set, {}, Training::Together), floor.together, 0.985,
                            floor.name + ", together");
        }
    }
}

TEST(AlignmentQuality, WithoutWords) {
    for (const Floor& floor : floors()) {
        if (const GoldSet set = dev_set(floor.name, floor.source, floor.target); !set.texts.empty()) {
            expect_at_least(evaluate_set(set, without_words()), 0.72, 0.82, floor.name + ", without words");
        }
    }
}

TEST(AlignmentQuality, BlocksOfManuals) {
    for (const auto& [name, source] :
         {std::pair("debian-guide.ko-en", "ko"), std::pair("gnome-help.ko-en", "ko")}) {
        if (const GoldSet set = dev_set(name, source, "en"); !set.texts.empty()) {
            const double inside = evaluate_set(set).inside_share();
            fmt::print("{}: {:.1f}% of two-sided beads inside one block\n", name, 100.0 * inside);
            EXPECT_GE(inside, 0.98) << name;
        }
    }
}

}  // namespace
}  // namespace diglot
