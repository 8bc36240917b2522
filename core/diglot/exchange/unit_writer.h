#pragma once

#include "diglot/base/diagnostics.h"
#include "diglot/bitext/translation_unit.h"
#include "diglot/exchange/unit_features.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace diglot {

/// Writes translation units one after the other; memory does not grow with their number.
class TranslationUnitWriter {
public:
    TranslationUnitWriter() = default;
    TranslationUnitWriter(const TranslationUnitWriter&) = delete;
    TranslationUnitWriter& operator=(const TranslationUnitWriter&) = delete;
    virtual ~TranslationUnitWriter() = default;

    /// Says that the units to come are of other documents than those before, also where the names are the
    /// same.
    virtual void start_documents() {}
    /// Adds one unit. Throws `Error(Write)`.
    virtual void write(const TranslationUnit& unit) = 0;
    /// Completes the output and puts it in its place; without it no file appears. Call once, after the last
    /// `write`. Whole units and characters that the format cannot hold are counted and reported to the sink.
    /// Throws `Error(Write)` when any byte could not be written.
    virtual void finish() = 0;
};

/// What a caller may choose about an output beside its format.
struct UnitWriterOptions {
    /// Where the output comes from (inputs, their hashes, version, options), for formats with a place for it.
    Metadata manifest = {};
    /// Called with the name of each file that an output has beside the one named, before it is made; may
    /// throw.
    std::function<void(const std::string& path)> before_file = {};
    /// Tables and JSON: only what an alignment of two documents has, without columns for the rest.
    bool alignment_only = false;
};

/// One row of the table of formats that units are written to.
struct UnitWriterFormat {
    std::string_view name;         ///< As given to `--to`.
    std::string_view description;  ///< One plain English line.
    std::string_view ending;       ///< File ending with its dot; the first row of an ending wins.
    UnitFeatures holds;            ///< What survives; all else is lost on the way.
    bool holds_manifest;           ///< Whether the manifest stands in the output.
    std::unique_ptr<TranslationUnitWriter> (*make)(const std::string& path, const UnitWriterOptions& options,
                                                   DiagnosticSink& sink);
};

/// All formats that units are written to.
std::span<const UnitWriterFormat> unit_writer_formats();

/// The format of that name; nullptr when there is none.
const UnitWriterFormat* find_unit_writer_format(std::string_view name);

/// The format whose ending `path` has, `.gz` and `.zst` left aside; nullptr when there is none.
const UnitWriterFormat* unit_writer_format_of_path(std::string_view path);

/// A writer of the named format to `path` (`-`: standard output; `.gz`, `.zst`: compressed). `sink` must
/// outlive the writer. Throws `Error(Argument)` for an unknown format, `Error(Write)` when the file cannot be
/// made.
std::unique_ptr<TranslationUnitWriter> make_unit_writer(std::string_view format, const std::string& path,
                                                        const UnitWriterOptions& options,
                                                        DiagnosticSink& sink);

}  // namespace diglot
