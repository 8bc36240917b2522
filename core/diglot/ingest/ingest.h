#pragma once

#include "diglot/base/diagnostics.h"
#include "diglot/base/job.h"
#include "diglot/bitext/document.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

struct IngestOptions {
    std::string format;    ///< A name of `formats()`; empty: by the file's name and content.
    std::string charset;   ///< Empty: byte order mark, declared in the input, else detected.
    std::string language;  ///< BCP 47; empty: see `ingest`.
    std::vector<std::string>
        text_elements;  ///< XML: the elements that are paragraphs; empty: those that hold text.
    std::uint64_t max_bytes = std::uint64_t{1} << 30U;  ///< What an archive may unpack to.
    const JobControl* job = nullptr;                    ///< Looked at as paragraphs are read; may be nullptr.
    bool replace_undecodable = false;  ///< U+FFFD, counted, instead of an error that names the byte.
};

/// Makes a document of the bytes of one input. `name` is the input's name as the user knows it (a path, a
/// URL, "-").
///
/// The language is the option's, else that of the name ("x.ko.txt", "x.ko"), else what the input says of
/// itself, unless its script says otherwise, else detected. A choice not made by the caller is noted to
/// `sink` ("charset-detected", "language-detected"). Metadata: "file" and "charset" always, others where the
/// input has them.
///
/// Throws `Error`: Argument (no such format or charset), Encoding (undecodable bytes), Format (not text, or
/// damaged), Limit (more of something than a document has), Cancelled (`IngestOptions::job`).
/// A format of many documents (WARC) must hold just one here: else Format.
Document ingest(std::string_view bytes, const std::string& name, const IngestOptions& options,
                DiagnosticSink& sink);

/// The same for all documents of an input, one for most formats. A document among many that cannot be read is
/// reported to `sink` and left out.
std::vector<Document> ingest_all(std::string_view bytes, const std::string& name,
                                 const IngestOptions& options, DiagnosticSink& sink);

/// Makes a segmented document of an input that has one sentence a line; a blank line or `<p>` alone parts
/// paragraphs. The segments are exactly the lines that are neither, without surrounding white space; a
/// paragraph's text is its lines joined by line feeds. Segments are numbered by lines
/// (`SegmentedDocument::position`). A byte order mark and carriage returns before line feeds are taken off; a
/// line feed at the end does not make one more line. Language and errors as with `ingest`.
SegmentedDocument ingest_presegmented(std::string_view bytes, const std::string& name,
                                      const IngestOptions& options, DiagnosticSink& sink);

/// The language that a file's name tells: "ko" for "x.ko", "x.ko.txt" and "dir/x.ko.web.txt.gz", "zh-CN" for
/// "x.zh_CN.html"; empty when it tells none.
std::string language_of_file_name(std::string_view name);

}  // namespace diglot
