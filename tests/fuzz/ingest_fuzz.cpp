// One document format over any bytes, on to sentences: a document of valid text, or an error. The variable
// DIGLOT_FUZZ_FORMAT names the format.
#include "diglot/base/error.h"
#include "diglot/clean/clean.h"
#include "diglot/ingest/formats.h"
#include "diglot/ingest/ingest.h"
#include "diglot/segment/segmenter.h"
#include "diglot/text/utf8.h"

#include "../ingest/zip.h"
#include "fuzz.h"
#include <string>
#include <utility>

namespace {

using diglot::fuzz::expect;

void check(const diglot::Document& document, std::size_t size) {
    for (const diglot::Paragraph& paragraph : document.paragraphs) {
        expect(!paragraph.text.empty(), "no paragraph is empty");
        expect(!diglot::find_invalid_utf8(paragraph.text), "paragraphs are valid UTF-8");
        expect(paragraph.place.byte <= size, "a paragraph's place lies in the input");
    }
    for (const auto& [key, value] : document.metadata) {
        expect(!diglot::find_invalid_utf8(value), "metadata are valid UTF-8");
    }
}

// Runs `read`, for which bad bytes may be an error.
template <typename Read>
void try_reading(const Read& read, bool replaces) {
    try {
        read();
    } catch (const diglot::Error& error) {
        const auto code = error.code();
        expect(code == diglot::ErrorCode::Format || code == diglot::ErrorCode::Limit ||
                   (code == diglot::ErrorCode::Encoding && !replaces),
               "bad bytes are a Format, Limit or Encoding error");
        expect(!error.advice().empty(), "an error says what to do");
    }
}

bool is_archive(std::string_view format) {
    return format == "docx" || format == "odt" || format == "epub";
}

void expect_the_same_again(std::string_view bytes, const diglot::IngestOptions& options,
                           const std::vector<diglot::Document>& documents) {
    diglot::DiagnosticLog log;
    const auto again = diglot::ingest_all(bytes, "input", options, log);
    expect(again.size() == documents.size(), "the same bytes give the same documents");
    for (std::size_t i = 0; i < documents.size(); ++i) {
        expect(again[i].id == documents[i].id, "the id is of the content");
    }
}

void read_document(std::string_view bytes, const diglot::IngestOptions& options) {
    static const auto segmenter = diglot::make_segmenter("ko");
    diglot::DiagnosticLog log;
    const std::vector<diglot::Document> documents = diglot::ingest_all(bytes, "input", options, log);
    if (bytes.size() % 8 == 0) {  // seldom, for speed
        expect_the_same_again(bytes, options, documents);
    }
    // In an archive a place is one of a file in it, which may be larger.
    const std::size_t size = is_archive(options.format) ? std::string_view::npos : bytes.size();
    for (std::size_t i = 0; i < documents.size(); ++i) {
        check(documents[i], size);
        diglot::Cleaned cleaned = diglot::clean(documents[i]);
        check(cleaned.document, size);
        expect(cleaned.document.paragraphs.empty() == documents[i].paragraphs.empty(), "some text stays");
        diglot::segment(std::move(cleaned.document), *segmenter);
    }
}

void read_lines(std::string_view bytes, const diglot::IngestOptions& options) {
    diglot::DiagnosticLog log;
    const auto lines = diglot::ingest_presegmented(bytes, "input", options, log);
    check(lines.document(), bytes.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        expect(lines.position(i) < lines.position(i + 1), "lines are numbered upwards");
        expect(lines.text(i).find('\n') == std::string_view::npos, "a segment is one line");
    }
}

std::string format_name() {
    const char* name = std::getenv("DIGLOT_FUZZ_FORMAT");  // NOLINT(concurrency-mt-unsafe): no threads here
    const std::string format = name == nullptr ? "txt" : name;
    expect(diglot::find_format(format) != nullptr, "DIGLOT_FUZZ_FORMAT names a document format");
    return format;
}

// The checksums of an archive stop a fuzzer, so that an input which is no archive becomes the text in one.
std::string as_archive(const std::string& format, const std::string& bytes) {
    if (format == "docx") {
        return diglot::make_zip({{"word/document.xml", bytes}});
    }
    if (format == "odt") {
        return diglot::make_zip(
            {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", bytes}});
    }
    if (format == "epub") {
        return diglot::make_zip(
            {{"mimetype", "application/epub+zip"},
             {"META-INF/container.xml",
              R"(<container><rootfiles><rootfile full-path="a.opf"/></rootfiles></container>)"},
             {"a.opf",
              R"(<package><manifest><item id="1" href="1.xhtml" media-type="application/xhtml+xml"/>)"
              R"(</manifest><spine><itemref idref="1"/></spine></package>)"},
             {"1.xhtml", bytes}});
    }
    return {};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string format = format_name();
    const std::string_view bytes = diglot::fuzz::as_text(data, size);
    expect(diglot::find_format(diglot::guess_format(bytes, "input").name) != nullptr, "a format is guessed");
    const std::string archive =
        bytes.starts_with("PK") ? std::string() : as_archive(format, std::string(bytes));
    diglot::IngestOptions options;
    options.replace_undecodable = size % 2 == 0;
    options.format = format;
    try_reading([&] { read_document(archive.empty() ? bytes : archive, options); },
                options.replace_undecodable);
    if (format == "txt") {
        options.format.clear();
        try_reading([&] { read_lines(bytes, options); }, options.replace_undecodable);
    }
    return 0;
}
