#include "diglot/exchange/writer.h"

#include "diglot/exchange/bitext_units.h"
#include "diglot/exchange/html_writer.h"
#include "diglot/exchange/index_writers.h"
#include "diglot/exchange/jsonl_writer.h"
#include "diglot/exchange/moses_writer.h"
#include "diglot/exchange/tmx_writer.h"
#include "diglot/exchange/tsv_writer.h"
#include "diglot/exchange/unit_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <type_traits>

namespace diglot {
namespace {

template <typename Writer>
std::unique_ptr<BitextWriter> make(const std::string& path, const WriterOptions& /*options*/,
                                   DiagnosticSink& /*sink*/) {
    return std::make_unique<Writer>(path);
}

template <typename Writer>
std::unique_ptr<BitextWriter> make_reporting(const std::string& path, const WriterOptions& /*options*/,
                                             DiagnosticSink& sink) {
    return std::make_unique<Writer>(path, sink);
}

/// A format of units, made from beads.
template <typename Writer>
std::unique_ptr<BitextWriter> make_units(const std::string& path, const WriterOptions& /*options*/,
                                         DiagnosticSink& sink) {
    UnitWriterOptions options;
    options.alignment_only = true;
    if constexpr (std::is_constructible_v<Writer, const std::string&, const UnitWriterOptions&,
                                          DiagnosticSink&>) {
        return write_as_units(std::make_unique<Writer>(path, options, sink));
    } else {
        return write_as_units(std::make_unique<Writer>(path, options));
    }
}

std::unique_ptr<BitextWriter> make_html(const std::string& path, const WriterOptions& options,
                                        DiagnosticSink& /*sink*/) {
    return std::make_unique<HtmlWriter>(path, options);
}

constexpr std::array kFormats = {
    WriterFormat{"tsv", "A table with a header row: documents, positions, scores and both texts", ".tsv",
                 make_units<TsvWriter>},
    WriterFormat{"jsonl", "One JSON object a line, as Hugging Face translation data", ".jsonl",
                 make_units<JsonlWriter>},
    WriterFormat{"tmx", "Translation memory (TMX 1.4b), without beads that lack a side", ".tmx",
                 make_units<TmxWriter>},
    WriterFormat{"moses", "Two line-parallel files OUT.<source language> and OUT.<target language>", ".moses",
                 make_reporting<MosesWriter>},
    WriterFormat{"ladder", "Positions only, as hunalign writes them", ".ladder", make<LadderWriter>},
    WriterFormat{"vecalign", "Positions only, as vecalign writes them, with 1 - confidence as cost",
                 ".vecalign", make<VecalignWriter>},
    WriterFormat{"html", "A page that shows both texts side by side", ".html", make_html},
};

}  // namespace

std::span<const WriterFormat> writer_formats() {
    return kFormats;
}

const WriterFormat* find_writer_format(std::string_view name) {
    const auto* found = std::find_if(kFormats.begin(), kFormats.end(),
                                     [&](const WriterFormat& format) { return format.name == name; });
    return found == kFormats.end() ? nullptr : found;
}

const WriterFormat* writer_format_of_path(std::string_view path) {
    for (const std::string_view packed : {".gz", ".zst"}) {
        if (path.ends_with(packed)) {
            path.remove_suffix(packed.size());
            break;
        }
    }
    const auto* found = std::find_if(kFormats.begin(), kFormats.end(), [&](const WriterFormat& format) {
        return path.ends_with(format.ending);
    });
    return found == kFormats.end() ? nullptr : found;
}

std::unique_ptr<BitextWriter> make_writer(std::string_view format, const std::string& path,
                                          const WriterOptions& options, DiagnosticSink& sink) {
    if (const WriterFormat* found = find_writer_format(format); found != nullptr) {
        return found->make(path, options, sink);
    }
    std::string names;
    for (const WriterFormat& known : kFormats) {
        names += names.empty() ? "" : ", ";
        names += known.name;
    }
    throw Error(ErrorCode::Argument, fmt::format("There is no output format \"{}\"", format), {},
                fmt::format("Use one of: {}", names));
}

}  // namespace diglot
