#include "diglot/base/error.h"
#include "diglot/ingest/formats.h"
#include "diglot/ingest/ingest.h"

#include <gtest/gtest.h>

#include "zip.h"
#include <string>
#include <vector>

namespace diglot {
namespace {

using Texts = std::vector<std::string>;

Document read(const std::string& bytes, const std::string& name) {
    DiagnosticLog log;
    return ingest(bytes, name, {}, log);
}

Texts texts(const Document& document) {
    Texts all;
    for (const Paragraph& paragraph : document.paragraphs) {
        all.push_back(paragraph.text);
    }
    return all;
}

ErrorCode error_of(const std::string& bytes, const std::string& name) {
    try {
        read(bytes, name);
    } catch (const Error& error) {
        EXPECT_EQ(error.where().file, name);
        EXPECT_FALSE(error.advice().empty());
        return error.code();
    }
    return ErrorCode::Internal;
}

std::string docx(const std::string& body, const std::string& footnotes = {}) {
    const std::string space = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    return make_zip(
        {{"[Content_Types].xml", "<Types/>"},
         {"word/document.xml",
          "<?xml version=\"1.0\"?><w:document" + space + "><w:body>" + body + "</w:body></w:document>"},
         {"word/styles.xml", "<w:styles" + space +
                                 "><w:style w:styleId=\"a3\"><w:name w:val=\"Title\"/></w:style><w:style "
                                 "w:styleId=\"1\"><w:name "
                                 "w:val=\"heading 1\"/></w:style><w:style w:styleId=\"own\"><w:name "
                                 "w:val=\"장 제목\"/><w:pPr><w:outlineLvl "
                                 "w:val=\"1\"/></w:pPr></w:style></w:styles>"},
         {"word/footnotes.xml", "<w:footnotes" + space + ">" + footnotes + "</w:footnotes>"},
         {"docProps/core.xml",
          "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:title>A "
          "day</dc:title><dc:creator>J. "
          "Roe</dc:creator><dcterms:created>2024-10-25T09:00:00Z</dcterms:created></cp:coreProperties>"}});
}

TEST(Docx, ParagraphsHaveTheKindOfTheirStyle) {
    const Document document = read(
        docx("<w:p><w:pPr><w:pStyle w:val=\"a3\"/></w:pPr><w:r><w:t>A "
             "</w:t></w:r><w:r><w:t>day</w:t></w:r></w:p>"
             "<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr><w:r><w:t>Morning</w:t></w:r></w:p>"
             "<w:p><w:pPr><w:pStyle w:val=\"own\"/></w:pPr><w:r><w:t>아침</w:t></w:r></w:p>"
             "<w:p/><w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Tea</w:t></w:r></w:p>"
             "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr/>"),
        "x.docx");
    EXPECT_EQ(texts(document), (Texts{"A day", "Morning", "아침", "Tea", "cell"}));
    using enum ParagraphKind;
    const std::vector<ParagraphKind> kinds = {Title, Heading, Heading, ListItem, TableCell};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        EXPECT_EQ(document.paragraphs[i].kind, kinds[i]) << i;
    }
    EXPECT_EQ(document.metadata.at("title"), "A day");
    EXPECT_EQ(document.metadata.at("date"), "2024-10-25");
    EXPECT_EQ(document.metadata.at("author"), "J. Roe");
    EXPECT_EQ(document.paragraphs[3].place.element, "word/document.xml/body/p[5]");
}

TEST(Docx, DeletedAndHiddenTextIsLeftOutInsertedAndLinkedTextKept) {
    EXPECT_EQ(
        texts(read(
            docx("<w:p><w:r><w:t xml:space=\"preserve\">One "
                 "</w:t></w:r><w:del><w:r><w:delText>no</w:delText></w:r></w:del>"
                 "<w:ins><w:r><w:t>two</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>"
                 "<w:hyperlink><w:r><w:t xml:space=\"preserve\"> "
                 "three</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>four"
                 "</w:t><w:instrText>PAGE</w:instrText></w:r><w:sdt><w:sdtContent><w:r><w:t>.</w:t></w:r></"
                 "w:sdtContent></w:sdt></w:p>"),
            "x.docx")),
        (Texts{"One two three four."}));
}

TEST(Docx, TextBoxesAndNotesFollowTheirParagraph) {
    EXPECT_EQ(
        texts(read(
            docx(
                "<w:p><w:r><w:t>Body</w:t></"
                "w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box"
                "</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Box"
                "</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:r><w:t> goes "
                "on.</w:t></w:r></w:p>",
                "<w:footnote w:type=\"separator\" "
                "w:id=\"-1\"><w:p><w:r><w:t>no</w:t></w:r></w:p></w:footnote>"
                "<w:footnote w:id=\"1\"><w:p><w:r><w:t>Note.</w:t></w:r></w:p></w:footnote>"),
            "x.docx")),
        (Texts{"Body goes on.", "Box", "Note."}));
}

TEST(Odt, NotesSpacesAndChangesAreRead) {
    const std::string content =
        "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" "
        "xmlns:style=\"s\"><office:automatic-styles><style:style "
        "style:name=\"P1\" "
        "style:parent-style-name=\"Title\"/></office:automatic-styles><office:body><office:text>"
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>no</text:p></text:deletion></"
        "text:changed-region>"
        "</text:tracked-changes><text:p text:style-name=\"P1\">A<text:s "
        "text:c=\"3\"/>day</text:p><text:h>Part</text:h>"
        "<text:p>One<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Note.</"
        "text:p></text:note-body>"
        "</text:note> "
        "two<text:line-break/>three.</text:p><text:list><text:list-item><text:p>Item</text:p></"
        "text:list-item></text:list>"
        "</office:text></office:body></office:document-content>";
    const Document document =
        read(make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content}}),
             "x.odt");
    EXPECT_EQ(texts(document), (Texts{"A day", "Part", "One two three.", "Note.", "Item"}));
    EXPECT_EQ(document.paragraphs[0].kind, ParagraphKind::Title);
    EXPECT_EQ(document.paragraphs[4].kind, ParagraphKind::ListItem);
}

TEST(Epub, ChaptersComeInTheOrderOfTheSpine) {
    const std::string book = make_zip(
        {{"mimetype", "application/epub+zip"},
         {"META-INF/container.xml",
          "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>"},
         {"OEBPS/book.opf",
          "<package "
          "xmlns:dc=\"d\"><metadata><dc:title>Book</dc:title><dc:language>en</dc:language></"
          "metadata><manifest>"
          "<item id=\"b\" href=\"text/b%20b.xhtml\" media-type=\"application/xhtml+xml\"/><item id=\"a\" "
          "href=\"./x/../a.xhtml\" "
          "media-type=\"application/xhtml+xml\"/><item id=\"n\" properties=\"nav\" href=\"nav.xhtml\" "
          "media-type=\"application/xhtml+xml\"/><item id=\"lost\" href=\"lost.xhtml\" "
          "media-type=\"application/xhtml+xml\"/>"
          "</manifest><spine><itemref idref=\"n\"/><itemref idref=\"a\"/><itemref idref=\"b\"/><itemref "
          "idref=\"lost\"/></spine></package>"},
         {"OEBPS/text/b b.xhtml", "<html><body><p>Second.</p></body></html>"},
         {"OEBPS/a.xhtml", "<html><body><h1>First</h1></body></html>"},
         {"OEBPS/nav.xhtml", "<html><body><nav>Contents</nav></body></html>"}});
    DiagnosticLog log;
    const Document document = ingest(book, "x.epub", {}, log);
    EXPECT_EQ(texts(document), (Texts{"First", "Second."}));
    EXPECT_EQ(document.language, "en");
    EXPECT_EQ(document.metadata.at("title"), "Book");
    EXPECT_EQ(document.paragraphs[0].place.element, "OEBPS/a.xhtml/html/body/h1");
    EXPECT_EQ(log.counts().at("chapter-missing"), 1U);
}

TEST(Office, FormatsAreKnownByContent) {
    EXPECT_EQ(guess_format(docx(""), "no-ending").name, "docx");
    EXPECT_EQ(guess_format("<?xml version=\"1.0\"?>\n<page/>", "a.page").name, "xml");
    EXPECT_EQ(guess_format("\n<page xmlns=\"http://projectmallard.org/1.0/\">", "a.page").name, "xml");
    EXPECT_EQ(guess_format("<?xml version=\"1.0\"?>", "a.txt").name, "txt");
    EXPECT_EQ(guess_format("<b> is a tag", "notes").name, "txt");
    EXPECT_EQ(guess_format(make_zip({{"mimetype", "application/epub+zip"}}), "x").name, "epub");
}

TEST(Office, BadArchivesAreRefused) {
    EXPECT_EQ(error_of("PK\x03\x04 nothing more", "x.docx"), ErrorCode::Format);
    EXPECT_EQ(error_of("no archive", "x.epub"), ErrorCode::Format);
    EXPECT_EQ(error_of("", "x.docx"), ErrorCode::Format);
    EXPECT_EQ(error_of(make_zip({{"other.xml", "<a/>"}}), "x.docx"), ErrorCode::Format);
    EXPECT_EQ(error_of(docx("<w:p><broken"), "x.docx"), ErrorCode::Format);
    const std::string whole = docx("<w:p><w:r><w:t>" + std::string(5000, 'x') + "</w:t></w:r></w:p>");
    EXPECT_EQ(error_of(whole.substr(0, whole.size() / 4), "x.docx"), ErrorCode::Format);
}

TEST(Office, ArchivesThatUnpackToTooMuchAreRefused) {
    EXPECT_EQ(error_of(docx(std::string(std::size_t{100} << 20U, ' ')), "bomb.docx"), ErrorCode::Limit);
    IngestOptions small;
    small.max_bytes = 1000;
    DiagnosticLog log;
    EXPECT_THROW(ingest(docx(std::string(2000, ' ')), "x.docx", small, log), Error);
}

TEST(Office, ElementsNestedTooDeeplyAreRefused) {
    std::string deep;
    for (int i = 0; i < 100000; ++i) {
        deep += "<w:p>";
    }
    for (int i = 0; i < 100000; ++i) {
        deep += "</w:p>";
    }
    EXPECT_EQ(error_of(docx(deep), "x.docx"), ErrorCode::Limit);
}

TEST(Xml, EntitiesOfItsOwnAreNotExpanded) {
    std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e0 \"ha\">";
    for (int i = 1; i < 30; ++i) {
        bomb += "<!ENTITY e" + std::to_string(i) + " \"&e" + std::to_string(i - 1) + ";&e" +
                std::to_string(i - 1) + ";\">";
    }
    EXPECT_EQ(texts(read(bomb + "]><a>&e29;</a>", "x.xml")), (Texts{"&e29;"}));
}

TEST(Xml, ElementsOfTextCanBeNamed) {
    IngestOptions options;
    options.text_elements = {"t"};
    DiagnosticLog log;
    EXPECT_EQ(
        texts(ingest("<a><n>12</n><t>One <i>two</i></t><n>13</n><t>three</t></a>", "x.xml", options, log)),
        (Texts{"One two", "three"}));
}

TEST(Xml, BrokenFilesNameTheByte) {
    DiagnosticLog log;
    try {
        ingest("<a><b>text</a>", "x.xml", {}, log);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Format);
        EXPECT_TRUE(error.where().byte.has_value());
    }
}

}  // namespace
}  // namespace diglot
