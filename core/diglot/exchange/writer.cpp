#include "diglot/exchange/writer.h"

#include "diglot/exchange/bitext_units.h"
#include "diglot/exchange/html_writer.h"
#include "diglot/exchange/index_writers.h"
#include "diglot/exchange/unit_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace diglot {
namespace {

template <typename Writer>
std::unique_ptr<BitextWriter> make(const std::string& path, const WriterOptions& /*options*/,
                                   DiagnosticSink& /*sink*/) {
    return std::make_unique<Writer>(path);
}

/// The format of units of that name, made from beads.
template <const char* kName>
std::unique_ptr<BitextWriter> make_units(const std::string& path, const WriterOptions& options,
                                         DiagnosticSink& sink) {
    UnitWriterOptions writing;
    writing.before_file = options.before_file;
    writing.alignment_only = true;
    return write_as_units(make_unit_writer(kName, path, writing, sink));
}

std::unique_ptr<BitextWriter> make_html(const std::string& path, const WriterOptions& options,
                                        DiagnosticSink& /*sink*/) {
    return std::make_unique<HtmlWriter>(path, options);
}

constexpr char kTsv[] = "tsv";
constexpr char kJsonl[] = "jsonl";
constexpr char kTmx[] = "tmx";
constexpr char kMoses[] = "moses";
constexpr char kXliff[] = "xliff";
constexpr char kXlsx[] = "xlsx";
constexpr char kCsv[] = "csv";
constexpr char kPo[] = "po";
constexpr char kBitextor[] = "bitextor";
constexpr char kHunalign[] = "hunalign";
constexpr char kXces[] = "xces";
constexpr char kIntertext[] = "intertext";
constexpr char kSketch[] = "sketch";

constexpr std::array kFormats = {
    WriterFormat{"tsv", "A table with a header row: documents, positions, scores and both texts", ".tsv",
                 make_units<kTsv>},
    WriterFormat{"jsonl", "One JSON object a line, as Hugging Face translation data", ".jsonl",
                 make_units<kJsonl>},
    WriterFormat{"tmx", "Translation memory (TMX 1.4b), without beads that lack a side", ".tmx",
                 make_units<kTmx>},
    WriterFormat{"moses", "Two line-parallel files OUT.<source language> and OUT.<target language>", ".moses",
                 make_units<kMoses>},
    WriterFormat{"ladder", "Positions only, as hunalign writes them", ".ladder", make<LadderWriter>},
    WriterFormat{"vecalign", "Positions only, as vecalign writes them, with 1 - confidence as cost",
                 ".vecalign", make<VecalignWriter>},
    WriterFormat{"html", "A page that shows both texts side by side", ".html", make_html},
    WriterFormat{"xliff", "Translation in work (XLIFF 2.0)", ".xlf", make_units<kXliff>},
    WriterFormat{"xlsx", "A workbook for people to review, read back with their decisions", ".xlsx",
                 make_units<kXlsx>},
    WriterFormat{"csv", "The same table with commas", ".csv", make_units<kCsv>},
    WriterFormat{"po", "Messages of a program (a gettext catalogue), without beads that lack the source",
                 ".po", make_units<kPo>},
    WriterFormat{"bitextor", "Bitextor's table", ".bitextor", make_units<kBitextor>},
    WriterFormat{"hunalign", "Texts as hunalign -text writes them", ".hunalign", make_units<kHunalign>},
    WriterFormat{"xces", "Links between documents of sentences (XCES cesAlign, OPUS)", ".xces",
                 make_units<kXces>},
    WriterFormat{"intertext", "Links of InterText and their documents", ".intertext", make_units<kIntertext>},
    WriterFormat{"sketch", "Sketch Engine's vertical texts and their alignment", ".align",
                 make_units<kSketch>},
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
