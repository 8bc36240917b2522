// What each format says of a document: title, day, author, source, address, language.
#include "diglot/ingest/ingest.h"

#include <gtest/gtest.h>

#include "zip.h"
#include <string>
#include <vector>

namespace diglot {
namespace {

struct Case {
    const char* name;
    std::string bytes;
    const char* facts;  // "key=value|…" of those in use, in order of keys; "language" last
};

std::string page(const std::string& head, const std::string& body = {}) {
    return "<!DOCTYPE html><html lang=ko><head>" + head + "</head><body><p>봄이 왔다.</p>" + body +
           "</body></html>";
}

std::string json_ld() {
    return page(
        R"(<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"신문"},{"headline":"봄",)"
        R"("datePublished":"2024-10-25T09:00:00+09:00","author":[{"name":"리철수"},{"name":"김영희"}],)"
        R"("publisher":{"name":"본보"},"mainEntityOfPage":{"@id":"https://news.example/1"}}]}</script>)");
}

std::string book() {
    return make_zip(
        {{"mimetype", "application/epub+zip"},
         {"META-INF/container.xml",
          "<container><rootfiles><rootfile full-path=\"a.opf\"/></rootfiles></container>"},
         {"a.opf",
          "<package xmlns:dc='d'><metadata><dc:title>봄</dc:title><dc:creator>리철수</dc:creator>"
          "<dc:creator>김영희</dc:creator><dc:publisher>출판사</dc:publisher><dc:language>ko</dc:language>"
          "<dc:date>2024-10-25</dc:date></metadata><manifest><item id='1' href='1.xhtml' "
          "media-type='application/xhtml+xml'/></manifest><spine><itemref idref='1'/></spine></package>"},
         {"1.xhtml", "<html><body><p>봄이 왔다.</p></body></html>"}});
}

std::string facts_of(const Document& document) {
    std::string facts;
    for (const auto& [key, value] : document.metadata) {
        if (key != "charset" && key != "file") {
            facts += key + '=' + value + '|';
        }
    }
    return facts + "language=" + document.language;
}

std::vector<Case> cases() {
    return {
        {"a.html", json_ld(),
         "address=https://news.example/1|author=리철수, "
         "김영희|date=2024-10-25|source=본보|title=봄|language=ko"},
        {"a.html",
         page("<meta property=og:title content=봄><meta property=og:site_name content=본보><meta "
              "property=article:published_time content=2024-10-25T09:00:00+09:00><meta property=og:url "
              "content=https://news.example/2>"),
         "address=https://news.example/2|date=2024-10-25|source=본보|title=봄|language=ko"},
        {"a.html", page("<meta name=dcterms.created content=2024.10.25.>"), "date=2024-10-25|language=ko"},
        {"a.html", page("", "<time datetime=2024-10-25T09:00>어제</time>"), "date=2024-10-25|language=ko"},
        {"a.html", page("", "<time datetime=2024-10-25>1</time><time datetime=2024-10-26>2</time>"),
         "language=ko"},
        {"a.html", page("", "<span itemprop=author><b>리철수</b></span>"), "author=리철수|language=ko"},
        {"a.epub", book(), "author=리철수, 김영희|date=2024-10-25|source=출판사|title=봄|language=ko"},
        {"a.tei",
         "<TEI><teiHeader><fileDesc><titleStmt><title>봄</title><author>리철수</author></titleStmt>"
         "<publicationStmt><publisher>출판사</publisher><date "
         "when='2024-10-25'/></publicationStmt></fileDesc>"
         "<profileDesc><langUsage><language "
         "ident='ko'>한국어</language></langUsage></profileDesc></teiHeader>"
         "<text><body><p>Haru.</p></body></text></TEI>",
         "author=리철수|date=2024-10-25|source=출판사|title=봄|language=ko"},
        {"a.md",
         "---\ntitle: \"봄\"\nauthor: 리철수\ndate: 2024-10-25 09:00:00 +0900\nlang: ko\nurl: "
         "https://a.example/1\n---\n글.\n",
         "address=https://a.example/1|author=리철수|date=2024-10-25|title=봄|language=ko"},
        {"a.md",
         "---\r\ntitle: 봄\r\nauthors:\r\n  - 리철수\r\n  - '김영희'\r\ndate: 2024년 10월 25일\r\nlang: "
         "ko\r\n---\r\n글.\r\n",
         "author=리철수, 김영희|date=2024-10-25|title=봄|language=ko"},
        {"a.md", "+++\ntitle = \"봄\"\nauthor = [\"리철수\", \"김영희\"]\nlang = \"ko\"\n+++\n글.\n",
         "author=리철수, 김영희|title=봄|language=ko"},
        {"a.ko.md", "---\ntitle: 봄\n\n글이 이어진다.\n", "language=ko"},
        {"a.po",
         "msgid \"\"\nmsgstr \"\"\n\"PO-Revision-Date: 2024-10-25 09:00+0900\\n\"\n\"Language: ko\\n\"\n\n"
         "msgid \"Spring\"\nmsgstr \"봄\"\n",
         "date=2024-10-25|language=ko"},
        {"a.tmx",
         "<tmx version='1.4'><header srclang='ko' creationdate='20241025T090000Z'/><body><tu><tuv "
         "xml:lang='ko'>"
         "<seg>봄이 왔다.</seg></tuv></tu></body></tmx>",
         "date=2024-10-25|language=ko"},
        {"a.xlf",
         "<xliff version='1.2'><file original='help.html' source-language='ko' target-language='en' "
         "date='2024-10-25T09:00:00Z'><body><trans-unit id='1'><source>봄이 "
         "왔다.</source></trans-unit></body></file></xliff>",
         "date=2024-10-25|source=help.html|language=ko"},
    };
}

TEST(Metadata, IsFoundInEachFormat) {
    for (const Case& one : cases()) {
        DiagnosticLog log;
        EXPECT_EQ(facts_of(ingest(one.bytes, one.name, {}, log)), one.facts) << one.bytes.substr(0, 300);
    }
}

TEST(Metadata, ALanguageIsRatherUnknownThanWrong) {
    const auto language = [](const std::string& text) {
        DiagnosticLog log;
        return ingest(text + "\n", "a.txt", {}, log).language;
    };
    for (const char* text :
         {"asdf qwer zxcv uiop jkl hjkl", "Kim Yong Hui, Ri Chol Su, Pak Myong Ho",
          "AB-1234 QX-99 FFK LPR-22 MNT", "aaaa bbbb cccc dddd eeee ffff", "12 345 — 55% (2024/25)"}) {
        EXPECT_EQ(language(text), "") << text;
    }
    EXPECT_EQ(language("Hello world."), "en");
    EXPECT_EQ(language("The Story of a Tree"), "en");
    EXPECT_EQ(language("Bonjour tout le monde."), "fr");
    EXPECT_EQ(language("Guten Morgen, wie geht es Ihnen?"), "de");
    EXPECT_EQ(language("차례"), "ko");
}

}  // namespace
}  // namespace diglot
