// Every document format of the table over the same bytes, on to sentences: a document of valid text, or an
// error.
#include "diglot/base/error.h"
#include "diglot/clean/clean.h"
#include "diglot/ingest/formats.h"
#include "diglot/ingest/ingest.h"
#include "diglot/segment/segmenter.h"
#include "diglot/text/utf8.h"

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

// Runs `read`, for which bad bytes may be an error; true when they were none.
template <typename Read>
bool readable(const Read& read, bool replaces) {
    try {
        read();
        return true;
    } catch (const diglot::Error& error) {
        const auto code = error.code();
        expect(code == diglot::ErrorCode::Format || code == diglot::ErrorCode::Limit ||
                   (code == diglot::ErrorCode::Encoding && !replaces),
               "bad bytes are a Format, Limit or Encoding error");
        return false;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto segmenter = diglot::make_segmenter("ko");
    const std::string_view bytes = diglot::fuzz::as_text(data, size);
    diglot::DiagnosticLog log;
    for (const bool replace : {false, true}) {
        diglot::IngestOptions options;
        options.replace_undecodable = replace;
        for (const diglot::DocumentFormat& format : diglot::formats()) {
            options.format = format.name;
            readable(
                [&] {
                    diglot::Document document = diglot::ingest(bytes, "input", options, log);
                    check(document, size);
                    expect(diglot::ingest(bytes, "input", options, log).id == document.id,
                           "the id is of the content");
                    diglot::Cleaned cleaned = diglot::clean(document);
                    check(cleaned.document, size);
                    expect(cleaned.document.paragraphs.empty() == document.paragraphs.empty(),
                           "some text stays");
                    diglot::segment(std::move(cleaned.document), *segmenter);
                },
                replace);
        }
        options.format.clear();
        readable(
            [&] {
                const auto lines = diglot::ingest_presegmented(bytes, "input", options, log);
                check(lines.document(), size);
                for (std::size_t i = 0; i < lines.size(); ++i) {
                    expect(lines.position(i) < lines.position(i + 1), "lines are numbered upwards");
                    expect(lines.text(i).find('\n') == std::string_view::npos, "a segment is one line");
                }
            },
            replace);
    }
    return 0;
}
