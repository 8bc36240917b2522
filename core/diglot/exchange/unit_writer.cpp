#include "diglot/exchange/unit_writer.h"

#include "diglot/base/error.h"
#include "diglot/exchange/jsonl_writer.h"
#include "diglot/exchange/tmx_writer.h"
#include "diglot/exchange/tsv_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace diglot {
namespace {

using F = UnitFeature;

constexpr UnitFeatures kXml = UnitFeatures::all().without(UnitFeatures(F::Controls));
constexpr UnitFeatures kTable = UnitFeatures::all().without(UnitFeatures(F::MoreVariants));

template <typename Writer>
std::unique_ptr<TranslationUnitWriter> make(const std::string& path, const UnitWriterOptions& options,
                                            DiagnosticSink& /*sink*/) {
    return std::make_unique<Writer>(path, options);
}

template <typename Writer>
std::unique_ptr<TranslationUnitWriter> make_reporting(const std::string& path,
                                                      const UnitWriterOptions& options,
                                                      DiagnosticSink& sink) {
    return std::make_unique<Writer>(path, options, sink);
}

constexpr std::array kFormats = {
    UnitWriterFormat{"tsv", "A table with a header row: documents, positions, scores and both texts", ".tsv",
                     kTable, false, &make<TsvWriter>},
    UnitWriterFormat{"jsonl", "One JSON object a line, as Hugging Face translation data", ".jsonl",
                     UnitFeatures::all(), false, &make<JsonlWriter>},
    UnitWriterFormat{"tmx", "Translation memory (TMX 1.4b), without beads that lack a side", ".tmx",
                     kXml.without(UnitFeatures(F::NullSides)), true, &make_reporting<TmxWriter>},
};

}  // namespace

std::span<const UnitWriterFormat> unit_writer_formats() {
    return kFormats;
}

const UnitWriterFormat* find_unit_writer_format(std::string_view name) {
    const auto* found = std::find_if(kFormats.begin(), kFormats.end(),
                                     [&](const UnitWriterFormat& format) { return format.name == name; });
    return found == kFormats.end() ? nullptr : found;
}

const UnitWriterFormat* unit_writer_format_of_path(std::string_view path) {
    for (const std::string_view packed : {".gz", ".zst"}) {
        if (path.ends_with(packed)) {
            path.remove_suffix(packed.size());
            break;
        }
    }
    const auto* found = std::find_if(kFormats.begin(), kFormats.end(), [&](const UnitWriterFormat& format) {
        return path.ends_with(format.ending);
    });
    return found == kFormats.end() ? nullptr : found;
}

std::unique_ptr<TranslationUnitWriter> make_unit_writer(std::string_view format, const std::string& path,
                                                        const UnitWriterOptions& options,
                                                        DiagnosticSink& sink) {
    if (const UnitWriterFormat* found = find_unit_writer_format(format); found != nullptr) {
        return found->make(path, options, sink);
    }
    std::string names;
    for (const UnitWriterFormat& known : kFormats) {
        names += names.empty() ? "" : ", ";
        names += known.name;
    }
    throw Error(ErrorCode::Argument, fmt::format("There is no output format \"{}\"", format), {},
                fmt::format("Use one of: {}", names));
}

}  // namespace diglot
