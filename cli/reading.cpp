#include "reading.h"

#include "diglot/base/file.h"
#include "diglot/clean/clean.h"
#include "diglot/ingest/formats.h"
#include "diglot/segment/segmenter.h"

#include <fmt/format.h>

#include "session.h"
#include "translate.h"
#include <CLI/CLI.hpp>
#include <charconv>
#include <utility>

namespace diglot::cli {
namespace {

Document cleaned(Document document, const std::string& name, const JobControl* job, DiagnosticSink& sink) {
    Cleaned result = clean(std::move(document), job);
    if (const std::size_t n = result.removed.size(); n > 0) {
        sink.note("cleaned",
                  fmt::format(
                      fmt::runtime(tr("{} passage that is not the document was left out; see 'diglot extract "
                                      "--report', or use --no-clean",
                                      "{} passages that are not the document were left out; see 'diglot "
                                      "extract --report', or use --no-clean",
                                      n)),
                      format_number(n)),
                  {name, {}, {}});
    }
    return std::move(result.document);
}

}  // namespace

std::optional<std::uint64_t> parse_size(const std::string& text) {
    std::uint64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string unit(end, text.data() + text.size());
    const unsigned shift = unit.empty()                 ? 0
                           : unit == "k" || unit == "K" ? 10
                           : unit == "M"                ? 20
                           : unit == "G"                ? 30
                                                        : 64;
    if (problem != std::errc() || number == 0 || shift == 64 || number > (~std::uint64_t{0} >> shift)) {
        return std::nullopt;
    }
    return number << shift;
}

void add_reading_options(CLI::App& command, ReadingOptions& options, Session& session) {
    options.ingest.job = &session.job();
    std::string names;
    for (const DocumentFormat& format : formats()) {
        names += (names.empty() ? "" : ", ") + std::string(format.name);
    }
    command
        .add_option(
            "--from", options.ingest.format,
            fmt::format(fmt::runtime(tr("Format of the input ({}); otherwise seen from name and content")),
                        names))
        ->type_name(tr("FORMAT"));
    command
        .add_option("--charset", options.ingest.charset,
                    tr("Charset of the input, such as EUC-KR; otherwise declared or detected"))
        ->type_name(tr("NAME"));
    command
        .add_option(
            "--text-elements", options.ingest.text_elements,
            tr("XML: the elements that are paragraphs, such as p,head; otherwise those that hold text"))
        ->delimiter(',')
        ->type_name(tr("NAMES"));
    command.add_flag("--replace-undecodable", options.ingest.replace_undecodable,
                     tr("Put U+FFFD in place of bytes that are not text, and count them"));
    command
        .add_option_function<std::string>(
            "--max-size",
            [&options](const std::string& text) {
                const auto size = parse_size(text);
                if (!size) {
                    throw CLI::ValidationError(
                        "--max-size",
                        fmt::format(fmt::runtime(tr("'{}' is not a size such as 64k, 200M or 4G")), text));
                }
                options.max_bytes = *size;
                options.ingest.max_bytes = *size;
            },
            tr("Refuse inputs larger than this, decompressed (1G)"))
        ->type_name(tr("SIZE"));
}

void add_no_clean_option(CLI::App& command, ReadingOptions& options) {
    command.add_flag_callback(
        "--no-clean", [&options] { options.clean = false; },
        tr("Keep menus, teasers, credits and repeated passages"));
}

void add_presegmented_option(CLI::App& command, ReadingOptions& options) {
    command.add_flag("--presegmented", options.presegmented,
                     tr("The input has one sentence a line; a blank line or <p> parts paragraphs"));
}

std::string read_bytes(const std::string& path, const ReadingOptions& options) {
    return read_file(path, options.max_bytes);
}

Document make_document(const std::string& bytes, const std::string& name, const ReadingOptions& options,
                       DiagnosticSink& sink) {
    Document document = ingest(bytes, name, options.ingest, sink);
    return options.clean ? cleaned(std::move(document), name, options.ingest.job, sink) : document;
}

SegmentedDocument make_segmented(const std::string& bytes, const std::string& name,
                                 const ReadingOptions& options, DiagnosticSink& sink) {
    if (options.presegmented) {
        return ingest_presegmented(bytes, name, options.ingest, sink);
    }
    return make_segmented(ingest(bytes, name, options.ingest, sink), name, options, sink);
}

SegmentedDocument make_segmented(Document document, const std::string& name, const ReadingOptions& options,
                                 DiagnosticSink& sink) {
    if (options.clean) {
        document = cleaned(std::move(document), name, options.ingest.job, sink);
    }
    const Segmenter& segmenter = options.segmenters->of(document.language, sink);
    return segment(std::move(document), segmenter, options.ingest.job);
}

}  // namespace diglot::cli
