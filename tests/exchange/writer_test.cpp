#include "diglot/exchange/writer.h"

#include "exchange/sample.h"
#include <fstream>

namespace diglot {
namespace {

using test::sample;
using test::single;

class WriterTest : public test::ExchangeTest {};

TEST_F(WriterTest, TsvNamesItsColumnsAndKeepsNullBeads) {
    EXPECT_EQ(
        written("tsv", {sample()}),
        "source_document\ttarget_document\tsource_positions\ttarget_positions\ttype\tscore\tconfidence\t"
        "source_text\ttarget_text\n"
        "a.ko.txt\ta.en.txt\t0\t0,1\t1-2\t3.2500\t0.9000\t첫 문장입니다.\tThis is the first. It goes on.\n"
        "a.ko.txt\ta.en.txt\t1\t\t1-0\t-0.5000\t0.6000\t빠진 문장입니다.\t\n"
        "a.ko.txt\ta.en.txt\t2\t2\t1-1\t2.0000\t0.9800\t끝.\tThe end.\n");
}

TEST_F(WriterTest, TsvKeepsEveryRowOnOneLineAndEveryFieldInItsColumn) {
    const std::string text = written("tsv", {single("a\tb\r\nc\\n", std::string("x\0y", 3))});
    EXPECT_NE(text.find("\ta\\tb\\r\\nc\\\\n\tx\\0y\n"), std::string::npos) << text;
}

TEST_F(WriterTest, LadderRunsFromNothingToTheEndOfBothSides) {
    EXPECT_EQ(written("ladder", {sample()}), "0\t0\t3.2500\n1\t2\t-0.3\n2\t2\t2.0000\n3\t3\t0\n");
}

TEST_F(WriterTest, LadderOfTwoDocumentsIsOneLadder) {
    EXPECT_EQ(written("ladder", {single("a", "b"), single("c", "d")}),
              "0\t0\t1.0000\n1\t1\t1.0000\n2\t2\t0\n");
}

TEST_F(WriterTest, LadderCountsParagraphMarksAsLines) {
    Bitext bitext = single("가", "a");
    bitext.source = test::document("ko", {"가", "나"});
    bitext.target = test::document("en", {"a", "b"});
    bitext.source.number_by_lines({1, 3}, 5);  // <p> 가 <p> 나 <p>
    bitext.target.number_by_lines({0, 2}, 3);
    bitext.ladder = Ladder({{{0, 1}, {0, 1}, 1.0, 1.0}, {{1, 2}, {1, 2}, 1.0, 1.0}}, 2, 2);
    EXPECT_EQ(written("ladder", {bitext}),
              "0\t0\t0\n1\t0\t1.0000\n2\t1\t0\n3\t2\t1.0000\n4\t3\t0\n5\t3\t0\n");
    EXPECT_EQ(written("vecalign", {bitext}), "[1]:[0]:0.000000\n[3]:[2]:0.000000\n");
}

TEST_F(WriterTest, VecalignWritesCosts) {
    EXPECT_EQ(written("vecalign", {sample()}), "[0]:[0, 1]:0.100000\n[1]:[]:0.000000\n[2]:[2]:0.020000\n");
}

TEST_F(WriterTest, JsonlKeepsTheSameKeysOnEveryLine) {
    const std::string text = written("jsonl", {sample()});
    EXPECT_NE(
        text.find(
            R"("translation":{"ko":"빠진 문장입니다.","en":""},"type":"1-0","score":-0.5,"confidence":0.6)"),
        std::string::npos)
        << text;
    EXPECT_NE(text.find(R"("document":"a.en.txt","positions":[]})"), std::string::npos) << text;
}

TEST_F(WriterTest, JsonlKeepsBothTextsOfOneLanguage) {
    const std::string text = written("jsonl", {single("로씨야", "러시아", "ko", "ko")});
    EXPECT_NE(text.find(R"({"ko":"로씨야","ko-x-target":"러시아"})"), std::string::npos) << text;
}

TEST_F(WriterTest, MosesWritesTwoParallelFilesWithoutNullBeads) {
    write("moses", path("corpus"), {sample(), single("한\n줄", "one\tline")});
    EXPECT_EQ(read_file(path("corpus.ko")), "첫 문장입니다.\n끝.\n\n한 줄\n");
    EXPECT_EQ(read_file(path("corpus.en")), "This is the first. It goes on.\nThe end.\n\none line\n");
    EXPECT_EQ(log_.counts().at("null-beads-left-out"), 1U);
}

TEST_F(WriterTest, MosesPutsTheLanguageBeforeTheCompression) {
    write("moses", path("corpus.gz"), {sample()});
    EXPECT_EQ(read_file(path("corpus.ko.gz")), "첫 문장입니다.\n끝.\n");
}

TEST_F(WriterTest, MosesSaysWhenLanguagesAreMixed) {
    write("moses", path("corpus"), {single("가", "a"), single("b", "c", "de", "fr")});
    EXPECT_EQ(read_file(path("corpus.ko")), "가\n\nb\n");
    EXPECT_EQ(log_.counts().at("languages-mixed"), 1U);
}

TEST_F(WriterTest, NothingAppearsUnlessFinished) {
    for (const WriterFormat& format : writer_formats()) {
        make_writer(format.name, path("x"), {}, log_)->write(sample());
    }
    EXPECT_TRUE(std::filesystem::is_empty(folder_));
}

TEST_F(WriterTest, EveryFormatWritesNothingAndAnEmptyBitext) {
    for (const WriterFormat& format : writer_formats()) {
        EXPECT_NO_THROW(write(format.name, path("none"), {})) << format.name;
        EXPECT_NO_THROW(write(format.name, path("empty"), {Bitext{}})) << format.name;
    }
}

TEST_F(WriterTest, SameBitextGivesSameBytes) {
    for (const WriterFormat& format : writer_formats()) {
        if (format.name != "moses") {
            EXPECT_EQ(written(format.name, {sample()}), written(format.name, {sample()})) << format.name;
        }
    }
}

TEST_F(WriterTest, UnknownFormatNamesTheKnownOnes) {
    try {
        make_writer("docx", path("x"), {}, log_);
        FAIL() << "a format that does not exist";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Argument);
        EXPECT_NE(error.advice().find("tmx"), std::string::npos);
    }
}

TEST_F(WriterTest, FormatFollowsTheNameOfTheFile) {
    ASSERT_NE(writer_format_of_path("a/b.tmx.gz"), nullptr);
    EXPECT_EQ(writer_format_of_path("a/b.tmx.gz")->name, "tmx");
    EXPECT_EQ(writer_format_of_path("a/b.jsonl")->name, "jsonl");
    EXPECT_EQ(writer_format_of_path("a/tmx"), nullptr);
}

}  // namespace
}  // namespace diglot
