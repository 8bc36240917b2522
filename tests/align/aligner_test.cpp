#include "diglot/align/aligner.h"

#include <gtest/gtest.h>

namespace diglot {
namespace {

SegmentedDocument lines(std::string language, const std::vector<std::string>& sentences) {
    Document document;
    document.language = std::move(language);
    std::vector<Segment> segments;
    for (const std::string& sentence : sentences) {
        segments.push_back({static_cast<std::uint32_t>(document.paragraphs.size()),
                            {0, static_cast<std::uint32_t>(sentence.size())}});
        document.paragraphs.push_back({ParagraphKind::Body, sentence, {}});
    }
    return {std::move(document), std::move(segments)};
}

Ladder align_one(const SegmentedDocument& source, const SegmentedDocument& target) {
    const DocumentPair pair{&source, &target, {}};
    return Aligner().align({&pair, 1}).front();
}

TEST(AlignerTest, EmptySidesGiveNullBeads) {
    const SegmentedDocument none = lines("ko", {});
    const SegmentedDocument two = lines("en", {"One sentence.", "And one more."});
    EXPECT_TRUE(align_one(none, none).beads().empty());
    EXPECT_EQ(align_one(none, two).beads().size(), 2U);
    EXPECT_EQ(align_one(two, none).beads().size(), 2U);
}

TEST(AlignerTest, LengthsAloneFindASentenceSplitInTwo) {
    const SegmentedDocument source = lines(
        "de", {"Am Morgen brachen wir mit zwei Führern und drei Trägern von der Hütte auf.",
               "Der Schnee war tief, und der Wind, der die ganze Nacht geweht hatte, trieb uns die Flocken ins Gesicht.",
               "Wir schwiegen."});
    const SegmentedDocument target =
        lines("en", {"In the morning we left the hut with two guides and three porters.", "The snow was deep there.",
                     "The wind, which had blown the whole night, drove the flakes into our faces.", "We said nothing."});
    const Ladder ladder = align_one(source, target);
    ASSERT_EQ(ladder.beads().size(), 3U);
    EXPECT_EQ(ladder.beads()[1].target, (Range{1, 3}));
    for (const Bead& bead : ladder.beads()) {
        EXPECT_GT(bead.confidence, 0.3);
    }
}

}  // namespace
}  // namespace diglot
