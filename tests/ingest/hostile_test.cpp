// Small inputs that ask for much: each is refused or read in little time.
#include "diglot/base/error.h"
#include "diglot/base/job.h"
#include "diglot/ingest/formats.h"
#include "diglot/ingest/ingest.h"
#include "diglot/ingest/lines.h"
#include "diglot/text/utf8.h"

#include <boost/iostreams/device/back_inserter.hpp>
#include <boost/iostreams/filter/zlib.hpp>
#include <boost/iostreams/filtering_stream.hpp>
#include <gtest/gtest.h>

#include "zip.h"
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diglot {
namespace {

namespace io = boost::iostreams;

TEST(Hostile, AChapterThatTheSpineNamesManyTimesIsReadOnce) {
    std::string spine;
    for (int i = 0; i < 50000; ++i) {
        spine += "<itemref idref=\"1\"/>";
    }
    const std::string book =
        make_zip({{"mimetype", "application/epub+zip"},
                  {"META-INF/container.xml",
                   "<container><rootfiles><rootfile full-path=\"a.opf\"/></rootfiles></container>"},
                  {"a.opf",
                   "<package><manifest><item id=\"1\" href=\"1.xhtml\" "
                   "media-type=\"application/xhtml+xml\"/></manifest>"
                   "<spine>" +
                       spine + "</spine></package>"},
                  {"1.xhtml", "<html><body><p>Once upon a time.</p></body></html>"}});
    DiagnosticLog log;
    EXPECT_EQ(ingest(book, "a.epub", {}, log).paragraphs.size(), 1U);
}

std::string deflated(const std::string& bytes) {
    std::string packed;
    io::filtering_ostream stream;
    stream.push(io::zlib_compressor(io::zlib::best_compression));
    stream.push(io::back_inserter(packed));
    stream << bytes;
    stream.reset();
    return packed;
}

/// A PDF of one page with this stream of content.
std::string pdf(const std::string& content) {
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
           "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>"
           "/Contents 4 0 R>>endobj\n"
           "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
           "4 0 obj<</Filter/FlateDecode/Length " +
           std::to_string(content.size()) + ">>stream\n" + content +
           "\nendstream endobj\ntrailer<</Size 6/Root 1 0 R>>\n%%EOF\n";
}

TEST(Hostile, APdfWhoseTextUnpacksToFarTooMuchIsRefused) {
    DiagnosticLog log;
    const std::string page = "BT /F 12 Tf 72 700 Td (A line of text) Tj ET ";
    EXPECT_EQ(ingest(pdf(deflated(page)), "a.pdf", {}, log).paragraphs.size(), 1U);
    std::string much;
    while (much.size() < 1U << 20U) {
        much += page;
    }
    std::string bomb;
    for (int i = 0; i < 80; ++i) {
        bomb += much;
    }
    try {
        ingest(pdf(deflated(bomb)), "a.pdf", {}, log);
        FAIL() << "it was read";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Limit);
        EXPECT_EQ(error.where().file, "a.pdf");
    }
}

TEST(Hostile, ElementsWithFarTooManyAttributesAreRefused) {
    // The parser compares each attribute with all before it.
    std::string tag = "<p";
    for (int i = 0; i < 100000; ++i) {
        tag += " a" + std::to_string(i) + "='<>'";
    }
    DiagnosticLog log;
    try {
        ingest(tag + ">text</p>", "a.html", {}, log);
        FAIL() << "it was read";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Limit);
    }
    const std::string page =
        "<p a=1 b = '>' c=\">\" d/e='x>' f><b/>one</p><p title=\"a > b\">two</p><p unclosed=\"";
    const Document document = ingest(page, "a.html", {}, log);
    ASSERT_EQ(document.paragraphs.size(), 2U);
    EXPECT_EQ(document.paragraphs[0].text, "one");
}

TEST(Hostile, AddressesOfDeepElementsStayShort) {
    // A thousand names of a thousand letters, and each paragraph would keep them all.
    std::string xml;
    std::string end;
    for (int i = 0; i < 500; ++i) {
        const std::string name = "n" + std::string(1000, 'x') + std::to_string(i);
        xml += '<' + name + '>';
        end = "</" + name + '>' + end;
    }
    for (int i = 0; i < 20000; ++i) {
        xml += "<p>text</p>";
    }
    DiagnosticLog log;
    const Document document = ingest(xml + end, "a.xml", {}, log);
    ASSERT_EQ(document.paragraphs.size(), 20000U);
    EXPECT_LT(document.paragraphs.back().place.element.size(), 700U);
    std::string page = "<html><body>";
    for (int i = 0; i < 900; ++i) {
        page += "<div class=related>";
    }
    for (int i = 0; i < 5000; ++i) {
        page += "<p>A line of text.</p>";
    }
    EXPECT_LT(ingest(page, "a.html", {}, log).paragraphs.back().place.element.size(), 700U);
}

TEST(Hostile, XmlNeverMakesInvalidText) {
    DiagnosticLog log;
    for (const char* reference : {"&#xD800;", "&#57343;", "&#x110000;", "&#99999999999;", "&#0;"}) {
        const std::string xml = "<a><p>one " + std::string(reference) + " two</p></a>";
        EXPECT_THROW(ingest(xml, "a.xml", {}, log), Error) << reference;
    }
    EXPECT_EQ(ingest("<a><p>&#x1F600;&#44032;</p></a>", "a.xml", {}, log).paragraphs[0].text, "😀가");
    const std::string body =
        "<w:document><w:body><w:p><w:r><w:t>caf\xE9</w:t></w:r></w:p></w:body></w:document>";
    const std::string word = make_zip({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", body}});
    for (const Paragraph& paragraph : ingest(word, "a.docx", {}, log).paragraphs) {
        EXPECT_FALSE(find_invalid_utf8(paragraph.text));
    }
}

TEST(Hostile, LinesThatAreNoPartOfACatalogueAreTold) {
    DiagnosticLog log;
    const std::string catalogue =
        "msgid \"one\"\nmsgstr \"하나\"\n\nmsgid \"no end\nmsgstr \"둘\"\nwhat is this\n";
    ingest(catalogue, "a.ko.po", {}, log);
    EXPECT_EQ(log.counts().at("malformed-line"), 2U);
}

std::string times(std::size_t count, std::string_view piece) {
    std::string all;
    all.reserve(count * piece.size());
    for (std::size_t i = 0; i < count; ++i) {
        all += piece;
    }
    return all;
}

ErrorCode refusal(const std::string& bytes, const std::string& name) {
    DiagnosticLog log;
    try {
        ingest_all(bytes, name, {}, log);
    } catch (const Error& error) {
        EXPECT_EQ(error.where().file, name);
        EXPECT_FALSE(error.advice().empty());
        return error.code();
    }
    ADD_FAILURE() << name << " was read";
    return ErrorCode::Internal;
}

// Each took time with the square of its size: hours for what is read here in less than a second.
TEST(Hostile, TagsThatNeverEndInSubtitles) {
    const std::string cue = "1\n00:00:01,000 --> 00:00:02,000\n";
    DiagnosticLog log;
    EXPECT_EQ(ingest(cue + times(4000000, "<") + "x\n", "a.srt", {}, log).paragraphs.size(), 1U);
    EXPECT_EQ(ingest(cue + times(2000000, "{\\") + "x\n", "a.srt", {}, log).paragraphs.size(), 1U);
    const Document document = ingest(cue + times(1000000, "&amp;") + "x\n", "a.srt", {}, log);
    ASSERT_EQ(document.paragraphs.size(), 1U);
    EXPECT_EQ(document.paragraphs[0].text, times(1000000, "&") + "x");
    EXPECT_EQ(
        ingest(cue + "<i>one</i> &lt;two&gt; a < b {\\an8}&amp;lt;\n", "a.srt", {}, log).paragraphs[0].text,
        "one <two> a < b &lt;");
}

TEST(Hostile, HeadersThatNeverEndInACrawl) {
    DiagnosticLog log;
    EXPECT_TRUE(ingest_all("WARC/1.0\r\nX: " + times(20000, "\nWARC/1.0\r"), "a.warc", {}, log).empty());
    EXPECT_EQ(log.counts().at("record-damaged"), 20001U);
}

TEST(Hostile, ACrawlWhoseSmallPagesUnpackToFarTooMuch) {
    std::string packed;
    {
        io::filtering_ostream stream;
        stream.push(io::zlib_compressor(io::zlib::best_compression));
        stream.push(io::back_inserter(packed));
        stream << "<p>" << times(50U << 20U, "x");
    }
    const std::string block =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: deflate\r\n\r\n" + packed;
    const std::string record =
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\nContent-Length: " +
        std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
    EXPECT_EQ(refusal(record + record, "a.warc"), ErrorCode::Limit);
}

TEST(Hostile, QuotationsInQuotationsInMarkdown) {
    EXPECT_EQ(refusal(times(5000, "> ") + "x\n" + times(5000, "y\n"), "a.md"), ErrorCode::Limit);
    DiagnosticLog log;
    EXPECT_EQ(ingest(times(5000, "-") + "\n\nText.\n", "a.md", {}, log).paragraphs.size(), 1U);  // a rule
}

TEST(Hostile, ElementsInAPictureThatCloseNoOther) {
    EXPECT_EQ(refusal("<svg>" + times(50000, "<tr>") + "x", "a.html"), ErrorCode::Limit);
    DiagnosticLog log;
    EXPECT_EQ(ingest("<svg>" + times(5000, "<path d='M0'/>") + "</svg><p>Text.</p>", "a.html", {}, log)
                  .paragraphs.size(),
              1U);
}

TEST(Hostile, StreamsWithoutEndInAPdf) {
    EXPECT_EQ(refusal("%PDF-1.4\n" + times(500000, "stream\nx\x9c"), "a.pdf"), ErrorCode::Format);
}

TEST(Hostile, AFileOfManyLanguagesNamesAFew) {
    std::string units;
    for (int i = 0; i < 20000; ++i) {
        units += "<tu><tuv xml:lang=\"x-" + std::to_string(i) + "\"><seg>Text.</seg></tuv></tu>";
    }
    DiagnosticLog log;
    IngestOptions options;
    options.language = "ko";
    try {
        ingest("<tmx version=\"1.4\"><body>" + units + "</body></tmx>", "a.tmx", options, log);
        FAIL() << "it was read";
    } catch (const Error& error) {
        EXPECT_LT(error.message().size(), 500U);
    }
}

TEST(Hostile, EntitiesOfTheInputsOwnAreNotExpanded) {
    std::string declared = "<!DOCTYPE x [<!ENTITY a0 \"lol\">";
    for (int i = 1; i < 12; ++i) {
        declared +=
            "<!ENTITY a" + std::to_string(i) + " \"" + times(10, "&a" + std::to_string(i - 1) + ";") + "\">";
    }
    declared += "<!ENTITY file SYSTEM \"file:///etc/passwd\">]>";
    const std::string text = "&a11; &file; here";
    const std::string tmx = declared + "<tmx version=\"1.4\"><body><tu><tuv xml:lang=\"en\"><seg>" + text +
                            "</seg></tuv></tu></body></tmx>";
    const std::string xliff =
        declared + "<xliff version=\"1.2\"><file source-language=\"en\"><body><trans-unit id=\"1\"><source>" +
        text + "</source></trans-unit></body></file></xliff>";
    const std::string word =
        make_zip({{"[Content_Types].xml", "<Types/>"},
                  {"word/document.xml", declared + "<w:document><w:body><w:p><w:r><w:t>" + text +
                                            "</w:t></w:r></w:p></w:body></w:document>"}});
    DiagnosticLog log;
    for (const auto& [bytes, name] :
         {std::pair(declared + "<TEI><p>" + text + "</p></TEI>", "a.xml"), std::pair(tmx, "a.tmx"),
          std::pair(xliff, "a.xlf"), std::pair(word, "a.docx")}) {
        const Document document = ingest(bytes, name, {}, log);
        ASSERT_EQ(document.paragraphs.size(), 1U) << name;
        EXPECT_EQ(document.paragraphs[0].text, text) << name;
    }
}

TEST(Hostile, NamesInAnArchiveLeadNowhere) {
    const std::string word =
        make_zip({{"[Content_Types].xml", "<Types/>"},
                  {"../../../outside", "x"},
                  {"/outside", "x"},
                  {"word/document.xml",
                   "<w:document><w:body><w:p><w:r><w:t>Fine</w:t></w:r></w:p></w:body></w:document>"}});
    DiagnosticLog log;
    EXPECT_EQ(ingest(word, "a.docx", {}, log).paragraphs.size(), 1U);
}

class Stopped final : public JobControl {
    void progress(std::uint64_t /*done*/, std::uint64_t /*total*/) override {}
};

TEST(Hostile, AJobThatWasToldToStopReadsNothing) {
    Stopped job;
    job.cancel();
    IngestOptions options;
    options.job = &job;
    DiagnosticLog log;
    for (const DocumentFormat& format : formats()) {
        options.format = format.name;
        try {
            ingest_all("text", "a", options, log);
            ADD_FAILURE() << format.name << " was read";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Cancelled) << format.name;
        }
    }
}

// Each took time or memory with the square of its size; the tables crashed the program.
TEST(Hostile, PagesWhoseTagsCloseNothing) {
    std::string fonts;
    for (int i = 0; i < 300; ++i) {
        fonts += "<font color=c" + std::to_string(i) + ">";
    }
    for (const std::string& page :
         {times(400, "<a href=x><p>a") + times(20000, "</a><table><tr><td>x"), times(20000, "<optgroup>"),
          times(20000, "<b><object></b></object>"), "<svg><title>" + times(20000, "<g>"),
          "<!-- --!>" + times(20000, "<div>"), "<p>" + fonts + times(20000, "<p>x")}) {
        EXPECT_EQ(refusal("<html><body>" + page, "a.html"), ErrorCode::Limit) << page.substr(0, 50);
    }
}

TEST(Hostile, LongBlocksOfPreformattedLines) {
    DiagnosticLog log;
    const Document document =
        ingest("<html><body><pre>\n" + times(100000, "some words of a line\n") + "</pre>", "a.html", {}, log);
    ASSERT_EQ(document.paragraphs.size(), 100000U);
    EXPECT_EQ(document.paragraphs.back().place.line, 100001U);
}

TEST(Hostile, MarkdownWhoseLinksAreLong) {
    DiagnosticLog log;
    EXPECT_EQ(refusal("[x]: " + times(80000, "a") + "\n\n" + times(80000, "[x] "), "a.md"), ErrorCode::Limit);
    EXPECT_EQ(
        ingest("[x]: " + times(80000, "a") + "\n\n" + times(1000, "[x] "), "a.md", {}, log).paragraphs.size(),
        1U);
    EXPECT_EQ(ingest(times(200000, "http://a.b/(("), "a.md", {}, log).paragraphs.size(), 1U);
}

TEST(Hostile, BlankLinesAreNotKept) {
    EXPECT_EQ(split_lines(times(1000000, "\n")).size(), 2U);
    const std::vector<TextLine> lines = split_lines("one\n\n\n\n \ntwo\n");
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_EQ(lines.back().number, 6U);
    EXPECT_EQ(lines.back().offset, 9U);
}

}  // namespace
}  // namespace diglot
