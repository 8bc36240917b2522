#include "exchange/sample.h"
#include "exchange/units.h"

namespace diglot {
namespace {

using test::Units;

const std::string kHeader =
    "<header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" "
    "srclang=\"ko\" datatype=\"plaintext\"/>";

std::string tmx(const std::string& body, const std::string& header = kHeader,
                const std::string& version = "1.4") {
    return "<?xml version=\"1.0\"?>\n<tmx version=\"" + version + "\">\n" + header + "\n<body>\n" + body +
           "</body></tmx>\n";
}

std::string utf16(const std::string& ascii) {
    std::string bytes = "\xFF\xFE";
    for (const char c : ascii) {
        bytes += c;
        bytes += '\0';
    }
    return bytes;
}

class TmxReaderTest : public testing::Test {
protected:
    Units read(const std::string& text) { return test::read_units("tmx", text, log_, "m.tmx"); }
    [[nodiscard]] std::string first_text(const Units& units, std::size_t variant) const {
        return units.at(0).variants.at(variant).segments.at(0);
    }
    [[nodiscard]] std::size_t count(const std::string& kind) const {
        const auto counts = log_.counts();
        return counts.contains(kind) ? counts.at(kind) : 0;
    }
    DiagnosticLog log_;
};

TEST_F(TmxReaderTest, ReadsTheDialects) {
    // A memory of memoQ: UTF-16 with byte order mark.
    EXPECT_EQ(
        first_text(
            read(utf16(tmx("<tu><tuv xml:lang=\"ko\"><seg>a</seg></tuv><tuv xml:lang=\"en\"><seg>b</seg>"
                           "</tuv></tu>"))),
            1),
        "b");
    // TMX 1.1 with `lang`, a document type, other capitals in the tag.
    const Units old = read(
        "<?xml version=\"1.0\" ?>\n<!DOCTYPE tmx SYSTEM \"tmx11.dtd\">\n<tmx version=\"1.1\">" + kHeader +
        "<body><tu tuid=\"1\"><tuv lang=\"KO-KR\"><seg>가</seg></tuv><tuv "
        "lang=\"en_us\"><seg>a</seg></tuv></tu></body>"
        "</tmx>");
    EXPECT_EQ(old.at(0).variants.at(0).language, "ko-KR");
    EXPECT_EQ(old.at(0).variants.at(1).language, "en-US");
    EXPECT_EQ(old.at(0).id, "1");
    EXPECT_TRUE(log_.entries().empty());
}

TEST_F(TmxReaderTest, KeepsManyVariantsWithTheSourceFirst) {
    const Units units =
        read(tmx("<tu><tuv xml:lang=\"en\"><prop type=\"p\">1</prop><seg>a</seg></tuv><tuv "
                 "xml:lang=\"fr\"><seg>b</seg>"
                 "</tuv><tuv xml:lang=\"ko\"><prop type=\"p\">3</prop><seg>c</seg></tuv><tuv "
                 "xml:lang=\"en\"><seg>d</seg>"
                 "</tuv></tu>"));
    ASSERT_EQ(units.at(0).variants.size(), 4U);
    EXPECT_EQ(units[0].variants[0].language, "ko");
    EXPECT_EQ(units[0].variants[1].language, "en");
    EXPECT_EQ(units[0].variants[3].segments.at(0), "d");
    EXPECT_EQ(units[0].properties, (Metadata{{"1:p", "3"}, {"2:p", "1"}}));
}

TEST_F(TmxReaderTest, LeavesOutTheContentOfInlineCodes) {
    const Units units = read(
        tmx("<tu><tuv xml:lang=\"ko\"><seg>a<bpt i=\"1\">&lt;b></bpt>b<hi>c</hi><ept "
            "i=\"1\">&lt;/b></ept>d<ph>x<sub>y"
            "</sub></ph><it pos=\"begin\">z</it>e</seg></tuv><tuv xml:lang=\"en\"><seg>f</seg></tuv></tu>"));
    EXPECT_EQ(first_text(units, 0), "abcde");
    EXPECT_EQ(count("inline-codes-left-out"), 1U);
}

TEST_F(TmxReaderTest, SaysWhatIsNotAsTheStandardWantsIt) {
    const std::string unit =
        "<tu><tuv xml:lang=\"ko\"><seg>a</seg></tuv><tuv xml:lang=\"en\"><seg>b</seg></tuv></tu>";
    EXPECT_EQ(read(tmx(unit, kHeader, "1.4.")).size(), 1U);
    EXPECT_EQ(count("tmx-version"), 1U);
    EXPECT_EQ(read(tmx(unit, "<header srclang=\"ko\"/>")).size(), 1U);
    EXPECT_EQ(count("tmx-header"), 6U);
    const Units late =
        read(tmx("<tu><tuv xml:lang=\"ko\"><seg>a</seg><prop type=\"q\">1</prop></tuv><tuv "
                 "xml:lang=\"en\"><seg>b</seg></tuv></tu>"));
    EXPECT_EQ(count("tmx-structure"), 1U);
    EXPECT_EQ(late.at(0).properties.at("1:q"), "1");
    EXPECT_EQ(log_.entries().back().where.line, 5U);
}

TEST_F(TmxReaderTest, RefusesWhatIsNotXmlWithItsLine) {
    try {
        read(tmx("\n<tu><tuv xml:lang=\"ko\"><seg>R&D</seg></tuv></tu>"));
        FAIL() << "an ampersand that nobody escaped was read";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Format);
        EXPECT_EQ(error.where().line, 6U);
        EXPECT_EQ(error.where().file, "m.tmx");
    }
}

TEST_F(TmxReaderTest, EntitiesDoNotGrowWithoutMeasure) {
    std::string text =
        "<?xml version=\"1.0\"?><!DOCTYPE tmx [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">";
    for (char c = 'b'; c < 'k'; ++c) {
        text += std::string("<!ENTITY ") + c + " \"";
        for (int i = 0; i < 10; ++i) {
            text += std::string("&") + static_cast<char>(c - 1) + ";";
        }
        text += "\">";
    }
    EXPECT_THROW(
        read(text + "]><tmx version=\"1.4\"><header/><body><tu><tuv><seg>&j;</seg></tuv></tu></body></tmx>"),
        Error);
    EXPECT_THROW(
        read("<!DOCTYPE tmx [<!ENTITY x SYSTEM \"/etc/passwd\">]><tmx version=\"1.4\"><body><tu><tuv><seg>&x;"
             "</seg></tuv></tu></body></tmx>"),
        Error);
}

}  // namespace
}  // namespace diglot
