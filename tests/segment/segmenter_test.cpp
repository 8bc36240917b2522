#include "diglot/segment/segmenter.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diglot {
namespace {

std::vector<std::string> sentences(const std::string& language, const std::string& paragraph) {
    std::vector<std::string> found;
    for (const Range span : make_segmenter(language)->segment(paragraph)) {
        found.push_back(paragraph.substr(span.begin, span.size()));
    }
    return found;
}

using Sentences = std::vector<std::string>;

TEST(Segmenter, PlainSentencesArePartedWithoutTheirSpaces) {
    EXPECT_EQ(sentences("en", "  It rains.  Nobody comes.\n"), (Sentences{"It rains.", "Nobody comes."}));
    EXPECT_EQ(sentences("ko", "비가 온다. 아무도 오지 않는다."),
              (Sentences{"비가 온다.", "아무도 오지 않는다."}));
}

TEST(Segmenter, BlankParagraphHasNoSentence) {
    EXPECT_EQ(sentences("en", ""), Sentences{});
    EXPECT_EQ(sentences("ko", " \n\t "), Sentences{});
}

TEST(Segmenter, HeadingsAreOneSegment) {
    Document document;
    document.paragraphs = {{ParagraphKind::Heading, " Who? Nobody. ", {}},
                           {ParagraphKind::Body, "One. Two.", {}}};
    const SegmentedDocument segmented = segment(document, *make_segmenter("en"));
    ASSERT_EQ(segmented.size(), 3U);
    EXPECT_EQ(segmented.text(0), "Who? Nobody.");
    EXPECT_EQ(segmented.text(2), "Two.");
}

}  // namespace
}  // namespace diglot
