#include "diglot/align/aligner.h"
#include "diglot/base/file.h"
#include "diglot/ingest/ingest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace diglot {
namespace {

const std::string kShort = std::string(DIGLOT_SOURCE_DIR) + "/tests/quality/short/";

SegmentedDocument read(const std::string& path, const std::string& language) {
    DiagnosticLog log;
    IngestOptions options;
    options.language = language;
    return ingest_presegmented(read_file(path), path, options, log);
}

Alignment judge(const SegmentedDocument& source, const SegmentedDocument& target, bool explained = false,
                AlignOptions options = {}) {
    const DocumentPair pair{&source, &target, {}};
    return Aligner(std::move(options)).align_and_judge({&pair, 1}, explained).front();
}

std::vector<std::string> short_texts() {
    std::vector<std::string> names;
    for (const auto& file : std::filesystem::directory_iterator(kShort)) {
        if (file.path().extension() == ".gold") {
            names.push_back(file.path().stem().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

TEST(JudgingTest, ShortNewsAreTakenForTranslationsOnlyOfTheirOwnVersions) {
    const std::vector<std::string> names = short_texts();
    ASSERT_GT(names.size(), 20U);
    std::size_t accused = 0;
    std::size_t missed = 0;
    for (std::size_t n = 0; n < names.size(); ++n) {
        const SegmentedDocument source = read(kShort + names[n] + ".ko", "ko");
        const auto verdict = [&](std::size_t other) {
            return judge(source, read(kShort + names[other] + ".en", "en")).quality.verdict;
        };
        accused += verdict(n) == Verdict::Unrelated ? 1U : 0U;
        missed += verdict((n + 1) % names.size()) != Verdict::Unrelated ? 1U : 0U;
    }
    EXPECT_LE(accused, 1U);
    EXPECT_LE(missed, names.size() / 10);
}

TEST(JudgingTest, RegionsOfOneLanguageAreThatLanguage) {
    const std::vector<std::string> names = short_texts();
    std::size_t unrelated = 0;
    for (std::size_t n = 0; n < names.size(); ++n) {
        const std::string other = names[(n + 1) % names.size()];
        const auto verdict = [&](const char* one_region, const char* other_region) {
            return judge(read(kShort + names[n] + ".en", one_region),
                         read(kShort + other + ".en", other_region))
                .quality.verdict;
        };
        EXPECT_EQ(verdict("en-US", "en-GB"), verdict("en", "en")) << names[n];
        unrelated += verdict("en", "en") == Verdict::Unrelated ? 1U : 0U;
    }
    EXPECT_GT(unrelated, names.size() / 2);
}

TEST(JudgingTest, APageWithAFewQuotationsIsTranslatedInPart) {
    const std::vector<std::string> names = short_texts();
    const SegmentedDocument source = read(kShort + "south-rate.ko", "ko");
    std::string text = read_file(kShort + "south-rate.en");
    for (const char* other :
         {"north-football", "south-film-festival", "south-typhoon", "south-quake-early"}) {
        text += read_file(kShort + other + ".en");
    }
    DiagnosticLog log;
    IngestOptions options;
    options.language = "en";
    const Alignment alignment = judge(source, ingest_presegmented(text, "long.en", options, log));
    EXPECT_EQ(alignment.quality.verdict, Verdict::InPart);
    EXPECT_LT(alignment.quality.covered, 0.5);
}

TEST(JudgingTest, NothingIsSaidOfTooLittleText) {
    DiagnosticLog log;
    const SegmentedDocument none = ingest_presegmented("", "none", {}, log);
    const SegmentedDocument one = ingest_presegmented("One sentence.\n", "one", {}, log);
    EXPECT_EQ(judge(none, none).quality.verdict, Verdict::Unknown);
    EXPECT_EQ(judge(none, one).quality.verdict, Verdict::Unknown);
    EXPECT_EQ(judge(one, one).quality.verdict, Verdict::Unknown);
}

TEST(JudgingTest, LengthsAloneGiveNoVerdict) {
    AlignOptions options;
    options.evidence.lexicon = false;
    const SegmentedDocument source = read(kShort + "south-rate.ko", "ko");
    const SegmentedDocument target = read(kShort + "north-football.en", "en");
    EXPECT_EQ(judge(source, target, false, options).quality.verdict, Verdict::Unknown);
}

TEST(ExplanationTest, OpinionsAddUpToTheScoreAndWordsAreThoseOfTheText) {
    const SegmentedDocument source = read(kShort + "south-rate.ko", "ko");
    const SegmentedDocument target = read(kShort + "south-rate.en", "en");
    const Alignment alignment = judge(source, target, true);
    const std::vector<Bead>& beads = alignment.ladder.beads();
    ASSERT_EQ(alignment.explanations.size(), beads.size());
    std::size_t with_words = 0;
    for (std::size_t n = 0; n < beads.size(); ++n) {
        const BeadExplanation& explanation = alignment.explanations[n];
        double sum = 0.0;
        for (const Opinion& opinion : explanation.opinions) {
            sum += opinion.score;
        }
        EXPECT_NEAR(sum, beads[n].score, 1e-3);
        with_words += explanation.words.empty() ? 0U : 1U;
        for (const WordPair& words : explanation.words) {
            EXPECT_GT(words.score, 0.0);
        }
        if (explanation.runner_up) {
            EXPECT_TRUE(explanation.runner_up->source != beads[n].source ||
                        explanation.runner_up->target != beads[n].target);
            EXPECT_LE(explanation.runner_up->confidence + beads[n].confidence, 1.001);
        }
    }
    EXPECT_GT(with_words, 4U);
    EXPECT_EQ(judge(source, target).ladder.beads(), beads);  // asking why changes nothing
}

TEST(ExplanationTest, NothingIsExplainedUnasked) {
    const SegmentedDocument source = read(kShort + "south-rate.ko", "ko");
    EXPECT_TRUE(judge(source, read(kShort + "south-rate.en", "en")).explanations.empty());
}

}  // namespace
}  // namespace diglot
