#include "diglot/ingest/ingest.h"

#include <gtest/gtest.h>

#include <string>

namespace diglot {
namespace {

SegmentedDocument read(const std::string& bytes) {
    DiagnosticLog log;
    return ingest_presegmented(bytes, "x.ko", {}, log);
}

TEST(Presegmented, EveryLineIsASegmentAndBlankLinesPartParagraphs) {
    const SegmentedDocument document = read("\xEF\xBB\xBF하나.\r\n둘.\r\n\r\n  셋. \r\n<p>\n넷.");
    ASSERT_EQ(document.size(), 4U);
    EXPECT_EQ(document.text(std::size_t{0}), "하나.");
    EXPECT_EQ(document.text(std::size_t{2}), "셋.");
    EXPECT_EQ(document.document().paragraphs.size(), 3U);
    EXPECT_EQ(document.document().paragraphs[0].text, "하나.\n둘.");
    EXPECT_TRUE(document.starts_paragraph(3));
    EXPECT_EQ(document.position(2), 3U);
    EXPECT_EQ(document.position(3), 5U);
    EXPECT_EQ(document.position(4), 6U);
    EXPECT_EQ(document.document().language, "ko");
    EXPECT_EQ(document.document().paragraphs[1].place.line, 4U);
    EXPECT_EQ(document.document().paragraphs[1].place.byte, 22U);
}

TEST(Presegmented, FinalLineFeedMakesNoFurtherLine) {
    EXPECT_EQ(read("a\nb\n").position(2), 2U);
    EXPECT_EQ(read("a\nb").position(2), 2U);
    EXPECT_EQ(read("a\nb\n\n").position(2), 3U);
}

TEST(Presegmented, NothingIsADocumentWithoutSegments) {
    EXPECT_EQ(read("").size(), 0U);
    EXPECT_EQ(read("\n\n\n").size(), 0U);
    EXPECT_EQ(read("\n\n\n").position(0), 3U);
}

TEST(Presegmented, TextIsNeverTakenForAnotherFormat) {
    EXPECT_EQ(read("<html>\n<p>\nb").size(), 2U);
}

}  // namespace
}  // namespace diglot
