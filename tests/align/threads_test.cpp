#include "diglot/align/aligner.h"
#include "diglot/base/diagnostics.h"
#include "diglot/base/file.h"
#include "diglot/ingest/ingest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <string>
#include <vector>

namespace diglot {
namespace {

SegmentedDocument lines(const std::string& language, const std::string& words, std::size_t count) {
    Document document;
    document.language = language;
    std::vector<Segment> segments;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string text = words + ' ' + std::to_string(i * i * 7919 % 1000) + '.';
        segments.push_back({static_cast<std::uint32_t>(i), {0, static_cast<std::uint32_t>(text.size())}});
        document.paragraphs.push_back({ParagraphKind::Body, text, {}});
    }
    document.id = content_id(document);
    return {std::move(document), std::move(segments)};
}

TEST(AlignerThreads, AnyNumberGivesTheSameLaddersWithoutAWord) {
    const SegmentedDocument korean = lines("ko", "이것은 문장", 40);
    const SegmentedDocument english = lines("en", "This is sentence", 40);
    const SegmentedDocument short_english = lines("en", "And another", 25);
    const std::vector<DocumentPair> pairs = {
        {&korean, &english, {}}, {&korean, &short_english, {}}, {&korean, &english, {{20, 20}}}};
    AlignOptions options;
    options.threads = 1;
    testing::internal::CaptureStderr();
    const std::vector<Ladder> expected = Aligner(options).align(pairs);
    for (const unsigned threads : {0U, 2U, 64U}) {
        options.threads = threads;
        const std::vector<Ladder> ladders = Aligner(options).align(pairs);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            EXPECT_EQ(ladders[i].beads(), expected[i].beads()) << threads << " threads, pair " << i;
        }
    }
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

/// The press texts that come with the project, Korean and English by turns.
std::vector<SegmentedDocument> press_texts() {
    namespace fs = std::filesystem;
    std::vector<fs::path> names;
    for (const auto& entry : fs::directory_iterator(fs::path(DIGLOT_SOURCE_DIR) / "tests/quality/short")) {
        if (entry.path().extension() == ".gold") {
            names.push_back(entry.path());
        }
    }
    std::sort(names.begin(), names.end());
    std::vector<SegmentedDocument> texts;
    for (fs::path& name : names) {
        for (const std::string language : {"ko", "en"}) {
            const std::string path = name.replace_extension(language).string();
            DiagnosticLog log;
            IngestOptions options;
            options.language = language;
            texts.push_back(ingest_presegmented(read_file(path), path, options, log));
        }
    }
    return texts;
}

/// What the aligner says of all texts together, given in the order of `order`, in their own order.
std::vector<Alignment> judged_together(const std::vector<SegmentedDocument>& texts,
                                       const std::vector<std::size_t>& order, unsigned threads) {
    std::vector<DocumentPair> pairs;
    for (const std::size_t n : order) {
        pairs.push_back({&texts[2 * n], &texts[2 * n + 1], {}});
    }
    AlignOptions options;
    options.threads = threads;
    std::vector<Alignment> found = Aligner(options).align_and_judge(pairs, true);
    std::vector<Alignment> sorted(order.size());
    for (std::size_t n = 0; n < order.size(); ++n) {
        sorted[order[n]] = std::move(found[n]);
    }
    return sorted;
}

TEST(AlignerThreads, NeitherTheOrderOfAManifestNorTheThreadsChangeABit) {
    const std::vector<SegmentedDocument> texts = press_texts();
    std::vector<std::size_t> order(texts.size() / 2);
    std::iota(order.begin(), order.end(), 0U);
    const std::vector<Alignment> expected = judged_together(texts, order, 1);
    const auto expect_the_same = [&](unsigned threads, const std::string& what) {
        const std::vector<Alignment> found = judged_together(texts, order, threads);
        for (std::size_t n = 0; n < expected.size(); ++n) {
            EXPECT_EQ(found[n].ladder.beads(), expected[n].ladder.beads()) << what << ", text " << n;
            EXPECT_EQ(found[n].quality.words, expected[n].quality.words) << what << ", text " << n;
            EXPECT_EQ(found[n].quality.score, expected[n].quality.score) << what << ", text " << n;
        }
    };
    expect_the_same(16, "16 threads");
    std::reverse(order.begin(), order.end());
    expect_the_same(16, "backwards");
    std::rotate(order.begin(), order.begin() + 7, order.end());
    std::swap(order.front(), order[5]);
    expect_the_same(1, "shuffled");
}

}  // namespace
}  // namespace diglot
