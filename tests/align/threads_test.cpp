#include "diglot/align/aligner.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace diglot
