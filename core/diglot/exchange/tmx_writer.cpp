#include "diglot/exchange/tmx_writer.h"

#include "diglot/exchange/escape.h"
#include "diglot/exchange/unit.h"

#include <fmt/format.h>

#include <utility>

namespace diglot {

TmxWriter::TmxWriter(std::string path, DiagnosticSink& sink) : file_(std::move(path)), sink_(&sink) {}

void TmxWriter::write_header(const std::string& source_language) {
    // No creation date: the same input gives the same bytes.
    header_language_ = source_language;
    file_.stream() << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n"
                   << fmt::format(
                          "<header creationtool=\"diglot\" creationtoolversion=\"{}\" segtype=\"sentence\" "
                          "o-tmf=\"diglot\" adminlang=\"en\" srclang=\"{}\" datatype=\"plaintext\"/>\n",
                          DIGLOT_VERSION, escape_markup(source_language))
                   << "<body>\n";
}

void TmxWriter::write_variant(const SegmentedDocument& document, Range range) {
    const std::uint32_t first = document.segments()[range.begin].paragraph + 1;
    const std::uint32_t last = document.segments()[range.end - 1].paragraph + 1;
    const std::string paragraphs =
        first == last ? fmt::format("{}", first) : fmt::format("{}-{}", first, last);
    file_.stream() << fmt::format(
        "<tuv xml:lang=\"{}\"><prop type=\"source-document\">{}</prop><prop type=\"paragraph-id\">{}</prop>"
        "<seg>{}</seg></tuv>\n",
        escape_markup(language_or_und(document.document())),
        escape_markup(document_name(document.document()), dropped_), paragraphs,
        escape_markup(document.text(range), dropped_));
}

void TmxWriter::write(const Bitext& bitext) {
    const std::string language = language_or_und(bitext.source.document());
    if (header_language_.empty()) {
        write_header(language);
    }
    const std::string own_language =
        language == header_language_ ? "" : fmt::format(" srclang=\"{}\"", escape_markup(language));
    for (const Bead& bead : bitext.ladder.beads()) {
        if (bead.is_null()) {
            ++null_beads_;
            continue;
        }
        file_.stream() << fmt::format(
            "<tu tuid=\"{}\"{}><prop type=\"type\">{}</prop><prop type=\"score-aligner\">{}</prop>"
            "<prop type=\"score-confidence\">{}</prop>\n",
            bead_id(bitext, bead), own_language, bead_type(bead, ':'), fixed(bead.score, 4),
            fixed(bead.confidence, 4));
        write_variant(bitext.source, bead.source);
        write_variant(bitext.target, bead.target);
        file_.stream() << "</tu>\n";
    }
}

void TmxWriter::finish() {
    if (header_language_.empty()) {
        write_header("*all*");
    }
    file_.stream() << "</body>\n</tmx>\n";
    file_.commit();
    if (null_beads_ > 0) {
        sink_->note("null-beads-left-out",
                    fmt::format("{} beads without a counterpart are not in the output", null_beads_),
                    {file_.path(), {}, {}});
    }
    if (dropped_ > 0) {
        sink_->warn("characters-dropped",
                    fmt::format("{} characters that XML forbids were left out", dropped_),
                    {file_.path(), {}, {}});
    }
}

}  // namespace diglot
