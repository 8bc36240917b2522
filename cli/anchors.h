#pragma once

#include "diglot/align/aligner.h"
#include "diglot/base/diagnostics.h"
#include "diglot/bitext/document.h"

#include "reading.h"
#include <cstdint>
#include <string>
#include <vector>

namespace diglot::cli {

/// A document in sentences and the places (numbers of segments before them) where a delimiter line stood in
/// it.
struct DelimitedDocument {
    SegmentedDocument document;
    std::vector<std::uint32_t> delimiters;
};

/// As `make_segmented`, but lines (presegmented input) or paragraphs that are `delimiter` and nothing else
/// are taken out and their places kept. The delimiter `<p>` stands for every boundary of paragraphs; an empty
/// one for none.
DelimitedDocument make_delimited(const std::string& bytes, const std::string& name,
                                 const ReadingOptions& options, const std::string& delimiter,
                                 DiagnosticSink& sink);

/// The anchors that the delimiters of two documents make, the first with the first and so on. Throws
/// `Error(Format)` when the documents have not the same number of them; `name` is the place of that error.
std::vector<Anchor> pair_delimiters(const DelimitedDocument& source, const DelimitedDocument& target,
                                    const std::string& delimiter, const std::string& name);

/// The anchors of a file: a line `source target` each, two numbers of sentences counted from 1 that begin a
/// bead together (numbers of lines when the input is presegmented), with white space between them; blank
/// lines and lines that start with `#` are passed over. Throws `Error`: Missing, Format (not two numbers,
/// beyond the end, not in rising order), each with its line.
std::vector<Anchor> read_anchors(const std::string& path, const SegmentedDocument& source,
                                 const SegmentedDocument& target);

}  // namespace diglot::cli
