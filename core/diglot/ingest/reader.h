#pragma once

#include "diglot/base/diagnostics.h"
#include "diglot/bitext/document.h"
#include "diglot/ingest/ingest.h"
#include "diglot/text/charset.h"

#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// What a format's reader gets. A reader returns paragraphs with kind and place, the metadata it finds and
/// the language that the input declares, if any; `ingest` sees to the rest.
struct ReaderInput {
    std::string_view bytes;
    const std::string& name;
    const IngestOptions& options;
    DiagnosticSink& sink;

    /// The bytes as text: in the caller's charset if stated, else in `declared` (what the input says of
    /// itself), else detected. NUL characters become U+FFFD. Reports what was detected, replaced, or declared
    /// wrongly. Throws `Error`: Argument, Encoding, and Format when the bytes are not text at all.
    [[nodiscard]] DecodedText decode_text(std::string_view declared = {}) const;

    /// Throws `Error(Cancelled)` when the job was told to stop. Cheap: to be called for every paragraph.
    void check_stopped() const { check_cancelled(options.job); }

    /// The language that the caller or the input's name asks for; empty when neither does.
    [[nodiscard]] std::string wanted_language() const;
};

/// Gives a document read from `input` its language (as `ingest` says) and file name.
void complete_document(Document& document, const ReaderInput& input);

// The readers and, where bytes tell, the recognisers of the table in formats.cpp.
Document read_plain_text(const ReaderInput& input);
Document read_html(const ReaderInput& input);
bool is_html(std::string_view head);
Document read_docx(const ReaderInput& input);
bool is_docx(std::string_view head);
Document read_odt(const ReaderInput& input);
bool is_odt(std::string_view head);
Document read_epub(const ReaderInput& input);
bool is_epub(std::string_view head);
Document read_markdown(const ReaderInput& input);
Document read_subtitles(const ReaderInput& input);
bool is_subtitles(std::string_view head);
Document read_po(const ReaderInput& input);
Document read_tmx(const ReaderInput& input);
bool is_tmx(std::string_view head);
Document read_xliff(const ReaderInput& input);
bool is_xliff(std::string_view head);
Document read_pdf(const ReaderInput& input);
bool is_pdf(std::string_view head);
std::vector<Document> read_warc(const ReaderInput& input);
bool is_warc(std::string_view head);
std::vector<Document> read_stories(const ReaderInput& input);
bool is_stories(std::string_view head);
Document read_xml(const ReaderInput& input);

}  // namespace diglot
