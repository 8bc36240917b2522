#pragma once

#include "diglot/base/byte_source.h"
#include "diglot/base/diagnostics.h"
#include "diglot/bitext/translation_unit.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diglot {

/// Reads translation units one after the other; memory does not grow with their number.
///
/// What a format knows beyond the fields of `TranslationUnit` is in its properties under the format's own
/// name
/// ("creationdate", "note", "aligner_score"). What it knows of the n-th variant (counted from 1) has the key
/// "n:name", such as "2:paragraph-id"; a name that comes again has "#2", "#3" … behind it.
class TranslationUnitReader {
public:
    TranslationUnitReader() = default;
    TranslationUnitReader(const TranslationUnitReader&) = delete;
    TranslationUnitReader& operator=(const TranslationUnitReader&) = delete;
    virtual ~TranslationUnitReader() = default;

    /// Puts the next unit into `unit`; false at the end. A record that makes no unit is reported to the sink
    /// as a warning with its place and left out. Throws `Error` when the rest cannot be read: Format (XML
    /// that is not well formed, a file of another format), Encoding, Limit (a unit of more than 256 MiB),
    /// Missing.
    virtual bool read(TranslationUnit& unit) = 0;
    /// Where the unit read last begins.
    [[nodiscard]] virtual Location place() const = 0;
};

/// Opens a file that an input names: throws `Error(Missing)` when there is none.
using OpenSource = std::function<std::unique_ptr<ByteSource>(const std::string& path)>;

/// What the caller knows better than the file.
struct UnitReaderOptions {
    std::string charset;          ///< IANA name; empty: as the file says, else detected.
    std::string source_language;  ///< BCP 47, for formats that do not say; empty: "und".
    std::string target_language;
    /// The two texts of an alignment by positions, a sentence a line, or the two documents of XCES and
    /// InterText when they are not where the alignment says; empty: those that the file or its name tells.
    std::vector<std::string> texts;
    OpenSource open;  ///< How further files are opened; empty: as files.
};

/// An input to be read.
struct UnitInput {
    std::string path;  ///< For messages, for files beside it and for what its name tells.
    std::unique_ptr<ByteSource> bytes;
    UnitReaderOptions options;
};

/// One row of the table of formats that units are read from.
struct UnitReaderFormat {
    std::string_view name;         ///< As given to `--from`.
    std::string_view description;  ///< One plain English line.
    std::string_view endings;      ///< File endings without dots, each between spaces: " tmx ".
    /// Whether the beginning of a text tells the format; nullptr when only the name can.
    bool (*recognises)(std::string_view head);
    std::unique_ptr<TranslationUnitReader> (*make)(UnitInput input, DiagnosticSink& sink);
};

/// All formats that units are read from.
std::span<const UnitReaderFormat> unit_reader_formats();

/// The format of that name; nullptr when there is none.
const UnitReaderFormat* find_unit_reader_format(std::string_view name);

/// A reader of `input` (its `bytes` may be none: `path` is opened, `-` is standard input), in the named
/// format, or, with an empty name, the one that the first bytes tell, else the file's name. `sink` must
/// outlive the reader. Throws `Error`: Argument (no such format), Format (nothing tells the format), and as
/// `read`.
std::unique_ptr<TranslationUnitReader> make_unit_reader(std::string_view format, UnitInput input,
                                                        DiagnosticSink& sink);

}  // namespace diglot
