#pragma once

#include "diglot/corpus/unit_cursor.h"
#include "diglot/exchange/unit_reader.h"
#include "diglot/exchange/unit_writer.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace diglot::cli {

class Session;

/// The options of commands that read units: --from, --texts, --source-language, --target-language, --charset.
struct UnitReadingOptions {
    std::string from;
    UnitReaderOptions reader;
};
void add_unit_reading_options(CLI::App& command, UnitReadingOptions& options);

/// Whether units are read from `path`, or written to it, as a corpus: `format` says so or, empty, the file's
/// first bytes or its name (CORPUS.diglot).
bool is_corpus(const std::string& path, const std::string& format);

/// A reader of a file of units or of a corpus, of the latter's units those that pass `filter`. Throws as
/// `make_unit_reader` and `Store`.
std::unique_ptr<TranslationUnitReader> open_units(const std::string& path, const UnitReadingOptions& options,
                                                  DiagnosticSink& sink, const UnitFilter& filter = {});

/// Counts what an output cannot hold of the units that are written to it.
class LossCount {
public:
    explicit LossCount(UnitFeatures holds) : holds_(holds) {}
    void look(const TranslationUnit& unit);
    [[nodiscard]] std::uint64_t units() const { return units_; }
    /// Says what was lost of how many units; nothing when all was kept.
    void report(const std::string& output, DiagnosticSink& sink) const;

private:
    UnitFeatures holds_;
    std::array<std::uint64_t, kUnitFeatureCount> lost_{};
    std::uint64_t units_ = 0;
};

/// Says, before anything is written, what a format cannot hold of units that may have all that `given` names.
void announce_losses(const UnitWriterFormat& format, UnitFeatures given, const std::string& output,
                     DiagnosticSink& sink);

/// The translated name of a feature.
std::string feature_name(UnitFeature feature);

/// The format of an output: the one named, else by the ending. Throws `Error(Argument)` when neither tells.
const UnitWriterFormat& output_format(const std::string& name, const std::string& path);

/// Writes a manifest beside an output: PATH.manifest.json.
void write_manifest(const std::string& output, const Metadata& manifest);
/// What made an output: version, command and options.
Metadata manifest_start(const std::string& command);
/// 32 hexadecimal digits of a file's bytes as they lie on the disk; empty for standard input. Reads the file
/// once.
std::string hash_of_file(const std::string& path);

}  // namespace diglot::cli
