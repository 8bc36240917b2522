#include "diglot/base/error.h"
#include "diglot/base/file.h"
#include "diglot/ingest/ingest.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace diglot {
namespace {

Document read(const std::string& html, const std::string& name = "x.html") {
    DiagnosticLog log;
    return ingest(html, name, {}, log);
}

using Texts = std::vector<std::string>;

Texts texts(const Document& document) {
    Texts all;
    for (const Paragraph& paragraph : document.paragraphs) {
        all.push_back(paragraph.text);
    }
    return all;
}

TEST(Html, BlocksAreParagraphsAndWhiteSpaceCollapses) {
    EXPECT_EQ(
        texts(read(
            "<!DOCTYPE html><body> One\n <b>bold</b>,\ttwo. <div>Three<p>Four &amp; <i>five</i></div>six")),
        (Texts{"One bold, two.", "Three", "Four & five", "six"}));
    EXPECT_EQ(texts(read("<html>a<span>b</span>c <em> d</em>")), (Texts{"abc d"}));
}

TEST(Html, KindsFollowTheElements) {
    const Document document = read(
        "<html><h1>Title</h1><h2>Part<br>one</h2><p>Body.</p><ul><li>Item<li><p>Item of a block</p></ul>"
        "<blockquote><p>Said.</p></blockquote><figure><figcaption>Caption</figcaption></figure>"
        "<table><caption>Table</caption><tr><th>a<td>1</table><table><tr><td><p>Laid out.</p></table>");
    using enum ParagraphKind;
    std::vector<ParagraphKind> kinds;
    for (const Paragraph& paragraph : document.paragraphs) {
        kinds.push_back(paragraph.kind);
    }
    EXPECT_EQ(texts(document), (Texts{"Title", "Part one", "Body.", "Item", "Item of a block", "Said.",
                                      "Caption", "Table", "a", "1", "Laid out."}));
    EXPECT_EQ(kinds, (std::vector{Title, Heading, Body, ListItem, ListItem, Quote, Caption, Caption,
                                  TableCell, TableCell, Body}));
}

TEST(Html, WhatAReaderDoesNotSeeIsSkipped) {
    EXPECT_EQ(
        texts(read("<html><head><title>t</title></head><script>var a='<p>no';</script><style>p{}</style>"
                   "<noscript>no</noscript><template><p>no</template><p hidden>no<p style='Display: NONE'>no"
                   "<p class='x sr-only'>no</p><h2>Yes<a aria-hidden=true href=#y>¶</a></h2>"
                   "<form><select><option>no</select><button>no</button><label>name</label></form>"
                   "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby><!-- no -->")),
        (Texts{"Yes", "name", "漢"}));
}

TEST(Html, LineBreaksPartParagraphsUnlessTheyFillAWidth) {
    EXPECT_EQ(
        texts(read(
            "<html><div>국회는 25일 본회의를 열었다.<br><br>\n의장은 말하였다.<br/>표결은 없었다.</div>")),
        (Texts{"국회는 25일 본회의를 열었다.", "의장은 말하였다.", "표결은 없었다."}));
    EXPECT_EQ(texts(read("<html><pre>When in the Course of human events, it becomes necessary for one\n"
                         "people to dissolve the political bands which have connected them\n"
                         "with another, and to assume among the powers of the earth, the\n"
                         "separate and equal station.\n</pre>"))
                  .size(),
              1U);
}

TEST(Html, PlacesLeadToTheInput) {
    const std::string html = "<html>\n<body>\n<div>\n<p>One.</p>\n  <p>\n <b>Two</b>.</p></div>";
    const Document document = read(html);
    ASSERT_EQ(document.paragraphs.size(), 2U);
    EXPECT_EQ(document.paragraphs[1].place.byte, html.find("Two"));
    EXPECT_EQ(document.paragraphs[1].place.line, 6U);
    EXPECT_EQ(document.paragraphs[1].place.element, "html/body/div/p[2]");
}

TEST(Html, LinksAreMeasured) {
    const Document document =
        read("<html><p><a href=x>linked text</a></p><p>free <a href=y>link</a></p><p><a name=z>none</a></p>");
    EXPECT_EQ(document.paragraphs[0].link_percent, 100U);
    EXPECT_EQ(document.paragraphs[1].link_percent, 44U);
    EXPECT_EQ(document.paragraphs[2].link_percent, 0U);
}

TEST(Html, DeclaredCharsetIsObeyed) {
    const std::string korean = "<html><head><meta charset=euc-kr></head><p>\xB0\xA1\xB3\xAA\xB4\xD9";
    EXPECT_EQ(texts(read(korean)), (Texts{"가나다"}));
    EXPECT_EQ(read(korean).metadata.at("charset"), "EUC-KR");
    EXPECT_EQ(
        texts(
            read("<html><meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'><p>\x82\xA0")),
        (Texts{"あ"}));
    EXPECT_EQ(
        texts(read("<?xml version='1.0' encoding='ISO-8859-1'?><html><p>\xE9t\xE9</p></html>", "x.xhtml")),
        (Texts{"été"}));
}

TEST(Html, WrongDeclarationsAreReportedAndPutRight) {
    DiagnosticLog log;
    EXPECT_EQ(texts(ingest("<html><meta charset=iso-8859-1><p>가나다라마바사", "x.html", {}, log)),
              (Texts{"가나다라마바사"}));
    EXPECT_EQ(log.counts().at("charset-wrong"), 1U);
    EXPECT_EQ(texts(ingest("<html><meta charset=klingon><p>가나다", "x.html", {}, log)), (Texts{"가나다"}));
    EXPECT_EQ(log.counts().at("charset-unknown"), 1U);
    EXPECT_EQ(ingest("<html lang=en><p>모든 인간은 태어날 때부터 자유로우며 존엄과 권리에 있어 동등하다.",
                     "x.html", {}, log)
                  .language,
              "ko");
    EXPECT_EQ(log.counts().at("language-wrong"), 1U);
    EXPECT_EQ(ingest("<html lang=zh-TW><p>人人生而自由", "x.html", {}, log).language, "zh-TW");
}

TEST(Html, MetadataComesFromTheHead) {
    const Document jsonld = read(read_file(DIGLOT_TEST_DIR "/pages/news.ko.html"), "x.html");
    EXPECT_EQ(jsonld.metadata.at("title"), "수해 복구 예산 의결");
    EXPECT_EQ(jsonld.metadata.at("date"), "2024-10-25");
    EXPECT_EQ(jsonld.metadata.at("source"), "한빛일보");
    EXPECT_EQ(jsonld.metadata.at("author"), "김하늘");
    EXPECT_EQ(jsonld.metadata.at("address"), "https://news.example/2024/1");
    EXPECT_EQ(jsonld.language, "ko");
    const Document plain = read(
        "<html><title>A day | Site</title><meta name=DC.date content='25 October 2024'><meta name=author "
        "content='J. Roe'>"
        "<link rel=canonical href='https://example.org/a'><script "
        "type=application/ld+json>{broken</script><h2>A day</h2><p>x.");
    EXPECT_EQ(plain.metadata.at("title"), "A day");
    EXPECT_EQ(plain.metadata.at("date"), "2024-10-25");
    EXPECT_EQ(plain.metadata.at("author"), "J. Roe");
    EXPECT_EQ(plain.metadata.at("address"), "https://example.org/a");
    EXPECT_EQ(plain.paragraphs[0].kind, ParagraphKind::Title);
}

TEST(Html, BrokenPagesAreReadOrRefused) {
    EXPECT_TRUE(read("", "x.html").paragraphs.empty());
    EXPECT_TRUE(read("<", "x.html").paragraphs.size() <= 1U);
    EXPECT_EQ(texts(read("<p>cut <b", "x.html")), (Texts{"cut"}));
    EXPECT_EQ(texts(read("<p>a<table><p>b</td></div></p>", "x.html")).size(), 2U);
    std::string deep;
    for (int i = 0; i < 100000; ++i) {
        deep += "<div>";
    }
    EXPECT_THROW(read(deep, "x.html"), Error);
    std::string script = "<html><script>";
    for (int i = 0; i < 5000; ++i) {
        script += "if(a<b)c();";
    }
    EXPECT_EQ(texts(read(script + "</script><p>yes")), (Texts{"yes"}));
    std::string breaks = "<html><div>";
    for (int i = 0; i < 20000; ++i) {
        breaks += "line of text " + std::to_string(i) + "<br>";
    }
    EXPECT_EQ(texts(read(breaks)).size(), 20000U);
}

}  // namespace
}  // namespace diglot
