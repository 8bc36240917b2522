// Files as other tools write them, right and wrong: each is read, or refused with a reason and a place.
#include "exchange/sample.h"
#include "exchange/units.h"
#include <fstream>

namespace diglot {
namespace {

using test::Units;

class PeersTest : public test::ExchangeTest {
protected:
    Units read(std::string_view format, const std::string& bytes, const std::string& name = "in") {
        return test::read_units(format, bytes, log_, name);
    }
    void put(const std::string& name, const std::string& bytes) const {
        std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
        std::ofstream(path(name), std::ios::binary) << bytes;
    }
    [[nodiscard]] std::size_t count(const std::string& kind) const {
        const auto counts = log_.counts();
        return counts.contains(kind) ? counts.at(kind) : 0;
    }
    static std::string text(const TranslationUnit& unit, std::size_t side) {
        std::string all;
        for (const std::string& segment : unit.variants.at(side).segments) {
            all += (all.empty() ? "" : "|") + segment;
        }
        return all;
    }
};

const std::string kKorean =
    "<s id=\"s1.1\">첫 문장.</s>\n<s id=\"s1.2\"><w>둘째</w> <w>문장</w></s>\n<s id=\"s2.1\">셋째.</s>";
const std::string kEnglish = "<s id=\"s1.1\">First.\n  More.</s>\n<s id=\"s2.1\">Third.</s>";

TEST_F(PeersTest, OpusLinksAreResolvedInTheDocumentsTheyName) {
    put("ko/x.xml", "<text>" + kKorean + "</text>");
    put("en/x.xml", "<text>" + kEnglish + "</text>");
    put("ko-en.xml",
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE cesAlign PUBLIC \"-//CES//DTD XML "
        "cesAlign//EN\" \"\">\n"
        "<cesAlign version=\"1.0\">\n<linkGrp targType=\"s\" fromDoc=\"ko/x.xml.gz\" toDoc=\"en/x.xml.gz\">\n"
        "<link id=\"SL1\" xtargets=\"s1.1 s1.2;s1.1\" certainty=\"0.88\" />\n"
        "<link id=\"SL2\" xtargets=\"s2.1;\" />\n"
        "<link id=\"SL3\" xtargets=\"s2.1\" />\n"
        "<link id=\"SL4\" xtargets=\"s2.1;s9.9\" />\n"
        "<link id=\"SL5\" xtargets=\"s2.1;s2.1\" />\n</linkGrp>\n</cesAlign>\n");
    const Units units = test::read_unit_file("", path("ko-en.xml"), log_);
    ASSERT_EQ(units.size(), 3U);
    EXPECT_EQ(text(units[0], 0), "첫 문장.|둘째 문장");
    EXPECT_EQ(text(units[0], 1), "First. More.");
    EXPECT_EQ(units[0].confidence, 0.88);
    EXPECT_EQ(units[0].variants[0].language, "ko");
    EXPECT_EQ(units[1].variants[1].segments.size(), 0U);
    EXPECT_EQ(units[2].id, "SL5");
    EXPECT_EQ(count("malformed-link"), 1U);
    EXPECT_EQ(count("dangling-id"), 1U);
    EXPECT_EQ(log_.entries().at(0).where.line, 7U);
}

TEST_F(PeersTest, InterTextNamesTheTargetFirst) {
    put("a.ko.xml", "<text><p id=\"1\"><s id=\"1:1\">가.</s><s id=\"1:2\">나.</s></p></text>");
    put("a.en.xml", "<text><p id=\"5\"><s id=\"5:1\">A and b.</s></p></text>");
    put("a.xml",
        "<linkGrp toDoc=\"a.en.xml\" fromDoc=\"a.ko.xml\">\n<link type='1-2' xtargets='5:1;1:1 1:2' "
        "status='man'/>\n"
        "</linkGrp>\n");
    const Units units = test::read_unit_file("", path("a.xml"), log_);
    ASSERT_EQ(units.size(), 1U);
    EXPECT_EQ(text(units[0], 0), "가.|나.");
    EXPECT_EQ(text(units[0], 1), "A and b.");
    EXPECT_EQ(units[0].origin, BeadOrigin::Human);
    EXPECT_EQ(units[0].variants[1].language, "en");
}

TEST_F(PeersTest, AMissingDocumentCostsItsLinksOnly) {
    put("x.xml",
        "<cesAlign><linkGrp fromDoc=\"no.xml\" toDoc=\"none.xml\"><link "
        "xtargets=\"1;1\"/></linkGrp></cesAlign>");
    EXPECT_TRUE(test::read_unit_file("", path("x.xml"), log_).empty());
    EXPECT_EQ(count("document-missing"), 2U);
}

TEST_F(PeersTest, BitextorColumnsAreFoundByName) {
    const Units units = read("",
                             "trg_text\tsrc_url\ttrg_url\tsrc_text\thunalign_score\tbifixer_hash\n"
                             "a \\n b\thttp://k\thttp://e\t가\t0.75\t1f\n"
                             "short row\n");
    ASSERT_EQ(units.size(), 1U);
    EXPECT_EQ(text(units[0], 0), "가");
    EXPECT_EQ(text(units[0], 1), "a \\n b");
    EXPECT_EQ(units[0].variants[0].document, "http://k");
    EXPECT_EQ(units[0].properties, (Metadata{{"bifixer_hash", "1f"}, {"hunalign_score", "0.75"}}));
    EXPECT_EQ(log_.entries().at(0).where.line, 3U);
}

TEST_F(PeersTest, HunalignTextHasAStrayLastLine) {
    const Units units = read("", "가 ~~~ 나\tA and b.\t0.97\n\tOnly here.\t-0.3\n\t\t0.3\n");
    ASSERT_EQ(units.size(), 2U);
    EXPECT_EQ(text(units[0], 0), "가|나");
    EXPECT_EQ(units[0].score, std::nullopt);
    EXPECT_EQ(units[0].properties.at("hunalign_score"), "0.97");
    EXPECT_TRUE(units[1].variants[0].segments.empty());
    EXPECT_TRUE(log_.entries().empty());
}

TEST_F(PeersTest, LaddersCountOneSentenceTooManyOrLackTheLastRung) {
    put("ko", "가\n나\n다\n");
    put("en", "A and b.\nC.\n");
    UnitReaderOptions options;
    options.texts = {path("ko"), path("en")};
    for (const std::string ladder :
         {"0\t0\t0.5\n2\t1\t0.7\n3\t2\t0\n4\t3\t0\n", "0\t0\t0.5\n2\t1\t0.7\n", "0 0\n2 1\n3 2\n"}) {
        const Units units = test::read_units("ladder", ladder, log_, "in", options);
        ASSERT_EQ(units.size(), 2U) << ladder;
        EXPECT_EQ(text(units[0], 0), "가|나");
        EXPECT_EQ(text(units[1], 1), "C.");
    }
    const Units beads =
        test::read_units("vecalign", "[0, 1]:[0]:0.13\n[2]:[7]:0.2\n[2]:[1]:0.1\n", log_, "in", options);
    ASSERT_EQ(beads.size(), 2U);
    EXPECT_EQ(beads[0].properties.at("vecalign_cost"), "0.1300");
    EXPECT_EQ(count("dangling-position"), 1U);
}

TEST_F(PeersTest, TextsBesidePositionsMayBeginWithAMarkAndEndTheirLinesTwice) {
    // hunalign takes the byte order mark for a part of the first word.
    put("ko", "\xEF\xBB\xBF가\r\n나\r\n");
    put("en",
        "\xEF\xBB\xBF"
        "A.\r\nB.\r\n");
    UnitReaderOptions options;
    options.texts = {path("ko"), path("en")};
    const Units units = test::read_units("ladder",
                                         "\xEF\xBB\xBF"
                                         "0\t0\t0.3\r\n1\t1\t0.2\r\n2\t2\t0\r\n",
                                         log_, "in", options);
    ASSERT_EQ(units.size(), 2U);
    EXPECT_EQ(text(units[0], 0), "가");
    EXPECT_EQ(text(units[1], 1), "B.");
    EXPECT_TRUE(log_.entries().empty());
}

TEST_F(PeersTest, SimilaritiesOfSentAlignAreNoCosts) {
    put("ko", "가\n나\n다\n");
    put("en", "A and b.\n");
    UnitReaderOptions options;
    options.texts = {path("ko"), path("en")};
    const Units units = test::read_units("vecalign", "[0,1]:[0]:0.75\n[2]:[]:0\n", log_, "in", options);
    ASSERT_EQ(units.size(), 2U);
    EXPECT_EQ(text(units[0], 0), "가|나");
    EXPECT_TRUE(units[0].properties.contains("sentalign_score"));
    EXPECT_FALSE(units[0].properties.contains("vecalign_cost"));
    EXPECT_TRUE(units[1].variants[1].segments.empty());
}

TEST_F(PeersTest, RangesOfSketchEngineIncludeTheirEnds) {
    put("ko", "<s>\n가\n</s>\n<s>\n나\n</s>\n<s>\n다\n</s>\n");
    put("en", "<s>\nA\n</s>\n<s>\nB\n</s>\n");
    UnitReaderOptions options;
    options.texts = {path("ko"), path("en")};
    const Units units = test::read_units("sketch", "0,1\t0\n2\t-1\n-1\t1\n0\t9\nx\t1\n", log_, "in", options);
    ASSERT_EQ(units.size(), 3U);
    EXPECT_EQ(text(units[0], 0), "가|나");
    EXPECT_EQ(text(units[0], 1), "A");
    EXPECT_TRUE(units[1].variants[1].segments.empty());
    EXPECT_EQ(text(units[2], 1), "B");
    EXPECT_EQ(log_.entries().size(), 2U) << "a place that is not there, and what is no place";
}

TEST_F(PeersTest, JsonLinesInTheFormsOfOthers) {
    const Units units = read("",
                             "{\"translation\": {\"en\": \"a\", \"ko\": \"가\"}, \"id\": 7, \"url\": \"u\"}\n"
                             "{\"src\": \"a\", \"tgt\": \"b\"}\n[1, 2]\n{\"text\": \"alone\"}\n{broken\n");
    ASSERT_EQ(units.size(), 2U);
    EXPECT_EQ(units[0].id, "7");
    EXPECT_EQ(units[0].variants[1].language, "ko");
    EXPECT_EQ(units[0].properties.at("url"), "u");
    EXPECT_EQ(text(units[1], 1), "b");
    EXPECT_EQ(count("malformed-line"), 3U);
}

TEST_F(PeersTest, Xliff12AndItsStates) {
    const Units units =
        read("",
             "<?xml version=\"1.0\"?><xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">"
             "<file original=\"a.txt\" source-language=\"en\" target-language=\"ko\" "
             "datatype=\"plaintext\"><header><note>x"
             "</note></header><body><group><trans-unit id=\"1\" approved=\"yes\"><source>Save <g "
             "id=\"1\">all</g><x id=\"2\"/>"
             "</source><seg-source><mrk>no</mrk></seg-source><target state=\"final\">모두 "
             "저장</target><note>Menu</note>"
             "<alt-trans match-quality=\"85%\"><target>다른</target></alt-trans></trans-unit><trans-unit "
             "id=\"2\"><source>New</source>"
             "<target state=\"needs-translation\">새</target></trans-unit><trans-unit "
             "id=\"3\"><source>Open</source>"
             "</trans-unit></group></body></file></xliff>");
    ASSERT_EQ(units.size(), 3U);
    EXPECT_EQ(text(units[0], 0), "Save all");
    EXPECT_EQ(text(units[0], 1), "모두 저장");
    EXPECT_EQ(units[0].review, ReviewState::Accepted);
    EXPECT_EQ(units[0].properties,
              (Metadata{{"file:note", "x"}, {"match-quality", "85%"}, {"note", "Menu"}, {"state", "final"}}));
    EXPECT_EQ(count("matches-left-out"), 1U);
    EXPECT_EQ(units[1].properties.at("state"), "needs-translation");
    EXPECT_EQ(units[2].id, "3");
    EXPECT_TRUE(units[2].variants[1].segments.empty());
}

TEST_F(PeersTest, Xliff2SegmentsAreUnits) {
    const Units units =
        read("",
             "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.2\" version=\"2.2\" srcLang=\"en\" "
             "trgLang=\"ko\"><file "
             "id=\"f\"><unit id=\"u\"><notes><note category=\"context\">menu</note></notes><segment id=\"a\" "
             "state=\"reviewed\">"
             "<source>One<ph id=\"1\"/> <pc id=\"2\">two</pc><cp "
             "hex=\"0001\"/></source><target>하나</target></segment>"
             "<ignorable><source> "
             "</source></ignorable><segment><source>Three</source></segment></unit></file></xliff>");
    ASSERT_EQ(units.size(), 2U);
    EXPECT_EQ(units[0].id, "u");
    EXPECT_EQ(text(units[0], 0), "One two\x01");
    EXPECT_EQ(units[0].review, ReviewState::Accepted);
    EXPECT_EQ(units[0].properties.at("note:context"), "menu");
    EXPECT_EQ(units[1].id, "u#2");
}

TEST_F(PeersTest, WhatXliffHoldsBesideTheTextsIsCountedByName) {
    const Units units = read(
        "",
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" "
        "trgLang=\"ko\"><file id=\"f\"><skeleton href=\"s\"/><unit id=\"u\"><mtc:matches "
        "xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\"><mtc:match ref=\"#1\" matchQuality=\"80\">"
        "<source>One</source><target>하나요</target></mtc:match><mtc:match ref=\"#1\"><source>One</source>"
        "<target>일</target></mtc:match></mtc:matches><gls:glossary "
        "xmlns:gls=\"urn:oasis:names:tc:xliff:glossary:2.0\"><gls:glossEntry><gls:term>one</gls:term>"
        "</gls:glossEntry></gls:glossary><notes><note id=\"n\">first</note><note>second</note></notes>"
        "<segment><source>One</source><target>하나</target></segment><ignorable><source> </source>"
        "</ignorable><segment><source>Two <mrk id=\"m\" type=\"comment\" value=\"sic\">too</mrk></source>"
        "</segment></unit><my:thing xmlns:my=\"urn:my\">x</my:thing></file></xliff>");
    ASSERT_EQ(units.size(), 2U);
    EXPECT_EQ(units[0].properties,
              (Metadata{{"match-quality", "80"}, {"note", "first"}, {"note#2", "second"}}));
    EXPECT_EQ(text(units[1], 0), "Two too");
    std::vector<std::string> told;
    for (const Diagnostic& diagnostic : log_.entries()) {
        told.push_back(diagnostic.message);
    }
    EXPECT_EQ(told, (std::vector<std::string>{
                        "2 translations proposed beside the texts were left out",
                        "Elements that are no text of a unit were left out: glossary (1), ignorable (1), "
                        "skeleton (1), thing (1)",
                        "The content of 1 inline codes was left out"}));
    EXPECT_EQ(count("elements-left-out"), 1U);
}

TEST_F(PeersTest, NotesOfUnitsAreNotesOfXliff) {
    TranslationUnit unit = test::unit("가", "a");
    unit.properties = {{"note", "one"}, {"note#2", "two"}, {"note:context", "menu"}, {"note:x#2", "odd"}};
    test::write_units("xliff", path("n.xlf"), {unit}, log_);
    const std::string file = read_file(path("n.xlf"));
    EXPECT_NE(file.find("<notes>\n<note>one</note>\n<note>two</note>\n<note "
                        "category=\"context\">menu</note>\n</notes>\n<segment"),
              std::string::npos)
        << file;
    EXPECT_EQ(test::read_unit_file("", path("n.xlf"), log_).at(0).properties, unit.properties);
}

TEST_F(PeersTest, XliffWithoutTargetLanguageIsToldSo) {
    read("",
         "<xliff version=\"2.0\" srcLang=\"en\"><file id=\"f\"><unit "
         "id=\"1\"><segment><source>a</source><target>b"
         "</target></segment></unit></file></xliff>");
    EXPECT_EQ(count("xliff-structure"), 1U);
}

TEST_F(PeersTest, CataloguesOfGettext) {
    const Units units =
        read("po",
             "# Korean\nmsgid \"\"\nmsgstr \"\"\n\"Language: ko\\n\"\n\n#. menu\n#: a.c:1\n#, fuzzy, "
             "c-format\nmsgctxt \"m\"\nmsgid \"\"\n\"Save \"\n\"all\\n\"\nmsgstr \"모두\\n\"\n\nmsgid \"%d "
             "file\"\n"
             "msgid_plural \"%d files\"\nmsgstr[0] \"파일 %d개\"\n\n#~ msgid \"old\"\n#~ msgstr \"옛\"\n");
    ASSERT_EQ(units.size(), 3U);
    EXPECT_EQ(units[0].id, "m");
    EXPECT_EQ(text(units[0], 0), "Save all\n");
    EXPECT_EQ(units[0].variants[1].language, "ko");
    EXPECT_EQ(units[0].properties,
              (Metadata{{"flags", "fuzzy, c-format"}, {"note", "menu"}, {"references", "a.c:1"}}));
    EXPECT_EQ(text(units[2], 0), "%d files");
    EXPECT_EQ(text(units[2], 1), "파일 %d개");
    EXPECT_EQ(count("obsolete-messages"), 1U);
}

TEST_F(PeersTest, ParallelTextsOfDifferentLengthsAreRefused) {
    put("c.ko", "가\n\n나\n");
    put("c.en", "a\n\n");
    UnitReaderOptions options;
    options.target_language = "en";
    try {
        test::read_unit_file("moses", path("c.ko"), log_, options);
        FAIL() << "a missing line was not seen";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Format);
        EXPECT_EQ(error.where().file, path("c.en"));
    }
}

TEST_F(PeersTest, TablesOfSpreadsheets) {
    // Excel in Korea: UTF-16 with tabs; semicolons in Europe; quotes over lines.
    const Units semicolons = read("csv", "en;ko\r\n\"a; \"\"b\"\"\r\nc\";가\r\n");
    ASSERT_EQ(semicolons.size(), 1U);
    EXPECT_EQ(text(semicolons[0], 0), "a; \"b\"\r\nc");
    EXPECT_EQ(semicolons[0].variants[1].language, "ko");
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("source\ttarget\r\na\tb\r\n")) {
        (wide += c) += '\0';
    }
    EXPECT_EQ(text(read("", wide).at(0), 1), "b");
    EXPECT_EQ(read("csv", "source,target\n\"open,b\n").size() + count("quote-open"), 1U);
}

TEST_F(PeersTest, FormulasStayText) {
    const Units units = {test::unit("=1+1", "'=x"), test::unit("@a", "-b"), test::unit("''+", "-5")};
    for (const char* format : {"csv", "xlsx"}) {
        const std::string file = path(std::string("f.") + format);
        test::write_units(format, file, units, log_);
        EXPECT_EQ(test::read_unit_file(format, file, log_), units) << format;
    }
    const std::string csv = read_file(path("f.csv"));
    EXPECT_EQ(csv.find(",=1+1"), std::string::npos);
    EXPECT_NE(csv.find("\"'=1+1\""), std::string::npos);
}

}  // namespace
}  // namespace diglot
