#include "diglot/exchange/reader.h"

#include "diglot/exchange/escape.h"

#include "exchange/sample.h"

namespace diglot {
namespace {

using Beads = std::vector<std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>>;

class ReaderTest : public test::ExchangeTest {
protected:
    IndexAlignment read(std::string_view bytes) { return read_alignment(bytes, "file", log_); }
    static Beads beads(const IndexAlignment& alignment) {
        Beads found;
        for (const IndexBead& bead : alignment.beads) {
            found.emplace_back(bead.source, bead.target);
        }
        return found;
    }
};

TEST_F(ReaderTest, ReadsVecalignWithAndWithoutCost) {
    const IndexAlignment found = read("\xEF\xBB\xBF[0, 1]:[2]:0.139594\r\n\r\n[]:[3]:0.000000\n[2]:[]\n");
    EXPECT_EQ(found.format, IndexFormat::Vecalign);
    EXPECT_EQ(beads(found), (Beads{{{0, 1}, {2}}, {{}, {3}}, {{2}, {}}}));
    EXPECT_DOUBLE_EQ(found.beads[0].score.value(), 0.139594);
    EXPECT_FALSE(found.beads[2].score.has_value());
    EXPECT_EQ(found.source_end, 3U);
    EXPECT_EQ(found.target_end, 4U);
}

TEST_F(ReaderTest, KnowsSentAlignByItsCommas) {
    const IndexAlignment found = read("[0]:[0]:0.91\n[1,2]:[1]:0.75\n[3]:[]:0\n");
    EXPECT_EQ(found.format, IndexFormat::SentAlign);
    EXPECT_TRUE(higher_is_better(found.format));
    EXPECT_EQ(found.beads.size(), 3U);
}

TEST_F(ReaderTest, ScoreOfARungBelongsToTheBeadThatStartsThere) {
    const IndexAlignment found = read("0\t0\t0.9\n1\t2\t-0.3\n2\t2\t0.5\n3\t3\t0.1\n");
    EXPECT_EQ(beads(found), (Beads{{{0}, {0, 1}}, {{1}, {}}, {{2}, {2}}}));
    EXPECT_DOUBLE_EQ(found.beads[1].score.value(), -0.3);
    EXPECT_DOUBLE_EQ(found.beads[2].score.value(), 0.5);
}

TEST_F(ReaderTest, LadderMadeByHandMayUseSpacesAndHasNoScores) {
    EXPECT_EQ(beads(read("0 0\n1 1\n3\t2\n")), (Beads{{{0}, {0}}, {{1, 2}, {1}}}));
}

TEST_F(ReaderTest, LadderWithoutItsLastRungIsCompletedFromTheGold) {
    IndexAlignment found = read("0\t0\t2.1\n1\t1\t2.04\n");  // hunalign, input without final line feed
    const IndexAlignment gold = read("[0]:[0]\n[1]:[1, 2]\n");
    fit_ladder(found, gold);
    EXPECT_EQ(beads(found), (Beads{{{0}, {0}}, {{1}, {1, 2}}}));
    EXPECT_DOUBLE_EQ(found.beads[1].score.value(), 2.04);
    fit_ladder(found, gold);
    EXPECT_EQ(found.beads.size(), 2U);
}

TEST_F(ReaderTest, ParagraphMarksOfALadderAreNoBeads) {
    IndexAlignment found = read("0\t0\t2.1\n1\t1\t0\n2\t2\t2.04\n3\t3\t0\n4\t4\t-0.3\n5\t4\t0\n");
    fit_ladder(found, read("[0]:[0]\n[2]:[2]\n[3]:[3]\n"));  // line 1 is <p>, line 4 is unknown but no mark
    EXPECT_EQ(beads(found), (Beads{{{0}, {0}}, {{2}, {2}}, {{3}, {3}}, {{4}, {}}}));
}

TEST_F(ReaderTest, LadderThatFallsBackIsReportedAndSkipped) {
    const IndexAlignment found = read("0 0\n2 2\n1 3\n3 3\n");
    EXPECT_EQ(beads(found), (Beads{{{0, 1}, {0, 1}}, {{2}, {2}}}));
    EXPECT_EQ(found.skipped, 1U);
    EXPECT_EQ(log_.entries().at(0).where.line, 3U);
}

TEST_F(ReaderTest, MalformedLinesAreReportedCountedAndSkipped) {
    const IndexAlignment found =
        read("[0]:[0]\n[1]:[x]\n[1:[1]\n[1]:[1]:good\n[-1]:[1]\n[1]:[99999999999]\n[1]:[1] 2\n[1]:[1]\n");
    EXPECT_EQ(beads(found), (Beads{{{0}, {0}}, {{1}, {1}}}));
    EXPECT_EQ(found.skipped, 6U);
    const std::vector<Diagnostic> told = log_.entries();
    ASSERT_EQ(told.size(), 6U);
    EXPECT_EQ(told[0].kind, "malformed-line");
    EXPECT_EQ(told[0].where.to_string(), "file:2");
    EXPECT_EQ(told[5].where.line, 7U);
}

TEST_F(ReaderTest, MessagesAboutBadLinesAreShortAndText) {
    read("[0]:[0]\n\x1B[31m\xFF가\n" + std::string(100000, 'x') + "\n");
    EXPECT_EQ(log_.entries().at(0).message, "Malformed line: \xEF\xBF\xBD[31m\xEF\xBF\xBD가");
    EXPECT_LT(log_.entries().at(1).message.size(), 80U);
}

TEST_F(ReaderTest, OtherFilesAreRefusedWithAdvice) {
    const std::string text_output = "Ein Satz .\tOne sentence .\t0.4\n\t\t0.3\n";  // hunalign -text
    for (const std::string& bytes : {text_output, std::string("hello\n"), std::string("1-1 2.9\n"),
                                     std::string("0 0.5\n"), std::string(1 << 20, 'x')}) {
        try {
            read(bytes);
            FAIL() << bytes.substr(0, 20);
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Format);
            EXPECT_EQ(error.where().file, "file");
            EXPECT_NE(error.advice().find("-text"), std::string::npos);
        }
    }
}

TEST_F(ReaderTest, EmptyFileHasNoBeads) {
    EXPECT_TRUE(read("").beads.empty());
    EXPECT_TRUE(read("\n \r\n").beads.empty());
}

TEST_F(ReaderTest, DamagedRungDoesNotAskForAllMemory) {
    EXPECT_EQ(read("0 0\n4000000000 4000000000\n1 1\n").beads.size(), 1U);
}

TEST_F(ReaderTest, TableIsReadByTheNamesOfItsColumns) {
    const IndexAlignment found =
        read("score\ttarget_positions\tnote\tsource_positions\n0.5\t0,1\tx\t0\n\t\ty\t1\n1\t2\n");
    EXPECT_EQ(found.format, IndexFormat::Tsv);
    EXPECT_EQ(beads(found), (Beads{{{0}, {0, 1}}, {{1}, {}}}));
    EXPECT_EQ(found.skipped, 1U);
}

TEST_F(ReaderTest, TableOfSeveralDocumentsIsRefused) {
    EXPECT_THROW(read(written("tsv", {test::sample(), test::single("a", "b")})), Error);
}

TEST_F(ReaderTest, ReadsWhatTheWritersWrite) {
    const Beads expected{{{0}, {0, 1}}, {{1}, {}}, {{2}, {2}}};
    for (const char* format : {"tsv", "vecalign", "ladder"}) {
        const IndexAlignment found = read(written(format, {test::sample()}));
        EXPECT_EQ(beads(found), expected) << format;
        EXPECT_EQ(found.skipped, 0U) << format;
    }
}

TEST(EscapeTest, FieldsComeBackAsTheyWere) {
    for (const std::string& text :
         {std::string("a\tb\nc\rd\\e"), std::string("\\t\\n\\\\"), std::string("\0x", 2), std::string("\\"),
          std::string(), std::string("𐀀가\xE2\x80\xAE")}) {
        const std::string field = escape_field(text);
        EXPECT_EQ(field.find_first_of(std::string_view("\t\n\r\0", 4)), std::string::npos);
        EXPECT_EQ(unescape_field(field), text);
    }
}

TEST(EscapeTest, FlattenedTextIsOneLineWithoutTabs) {
    EXPECT_EQ(flatten("  a  b \t c\r\n \xE2\x80\xA8 d\x0B\n"), "a  b c d");
    EXPECT_EQ(flatten("\n \t"), "");
    EXPECT_EQ(flatten(" a "), "a");
}

}  // namespace
}  // namespace diglot
