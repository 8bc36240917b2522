#pragma once

#include "diglot/base/diagnostics.h"
#include "diglot/bitext/document.h"
#include "diglot/ingest/ingest.h"

#include "segmenting.h"
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace diglot::cli {

class Session;

/// How a document is made of a file; the options that align, extract and segment share.
struct ReadingOptions {
    IngestOptions ingest;
    bool clean = true;  ///< --no-clean turns it off.
    std::shared_ptr<Segmenters> segmenters = std::make_shared<Segmenters>();
    bool presegmented = false;                         ///< One sentence a line; never cleaned.
    std::uint64_t max_bytes = std::uint64_t{1} << 30;  ///< Limit of one input after decompression.
};

/// Adds --from, --charset, --text-elements, --replace-undecodable and --max-size; reading stops with the
/// session.
void add_reading_options(CLI::App& command, ReadingOptions& options, Session& session);
/// Adds --no-clean.
void add_no_clean_option(CLI::App& command, ReadingOptions& options);
/// Adds --presegmented.
void add_presegmented_option(CLI::App& command, ReadingOptions& options);

/// The bytes of `path` (`-`: standard input). Throws as `read_file`.
std::string read_bytes(const std::string& path, const ReadingOptions& options);

/// A document made of `bytes`: ingested, and cleaned unless the options say no; what was removed is counted
/// in a note.
Document make_document(const std::string& bytes, const std::string& name, const ReadingOptions& options,
                       DiagnosticSink& sink);

/// The document in sentences: by the segmenter of its language, or by lines when presegmented.
SegmentedDocument make_segmented(const std::string& bytes, const std::string& name,
                                 const ReadingOptions& options, DiagnosticSink& sink);
/// The same for a document that is ingested already and not presegmented.
SegmentedDocument make_segmented(Document document, const std::string& name, const ReadingOptions& options,
                                 DiagnosticSink& sink);

/// "4G", "200M", "64k", "1000" in bytes (k = 1024 …); nothing for anything else.
std::optional<std::uint64_t> parse_size(const std::string& text);

}  // namespace diglot::cli
