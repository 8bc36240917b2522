#include "diglot/exchange/unit_writer.h"

#include "diglot/base/error.h"
#include "diglot/exchange/jsonl_writer.h"
#include "diglot/exchange/parallel_text.h"
#include "diglot/exchange/po_units.h"
#include "diglot/exchange/position_units.h"
#include "diglot/exchange/text_tables.h"
#include "diglot/exchange/tmx_writer.h"
#include "diglot/exchange/tsv_writer.h"
#include "diglot/exchange/vertical_units.h"
#include "diglot/exchange/xces_units.h"
#include "diglot/exchange/xliff_writer.h"
#include "diglot/exchange/xlsx_units.h"

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

constexpr UnitFeatures kTwo = UnitFeatures::all().without(UnitFeatures(F::MoreVariants, F::SameLanguage));
constexpr UnitFeatures kFlat =
    UnitFeatures::all().without(UnitFeatures(F::MoreVariants, F::LineBreaks, F::OuterSpaces, F::Controls));
constexpr UnitFeatures kLines(F::Sentences, F::NullSides, F::LongTexts);
constexpr UnitFeatures kLinked(F::Languages, F::SameLanguage, F::SegmentIds, F::Sentences, F::NullSides,
                               F::LongTexts);

constexpr std::array kFormats = {
    UnitWriterFormat{"tsv", "A table with a header row: documents, positions, scores and both texts", ".tsv",
                     kTable, false, &make<TsvWriter>},
    UnitWriterFormat{"csv", "The same table with commas", ".csv", kTable, false, &make<CsvWriter>},
    UnitWriterFormat{"xlsx", "A workbook for people to review, read back with their decisions", ".xlsx",
                     kTable.without(UnitFeatures(F::LongTexts)), true, &make_reporting<XlsxWriter>},
    UnitWriterFormat{"jsonl", "One JSON object a line, as Hugging Face translation data", ".jsonl",
                     UnitFeatures::all(), false, &make<JsonlWriter>},
    UnitWriterFormat{"tmx", "Translation memory (TMX 1.4b), without beads that lack a side", ".tmx",
                     kXml.without(UnitFeatures(F::NullSides)), true, &make_reporting<TmxWriter>},
    UnitWriterFormat{"xliff", "Translation in work (XLIFF 2.0)", ".xlf", kTwo, true,
                     &make_reporting<XliffWriter>},
    UnitWriterFormat{"po", "Messages of a program (a gettext catalogue), without beads that lack the source",
                     ".po", kTwo.without(UnitFeatures(F::NullSides)), true, &make_reporting<PoWriter>},
    UnitWriterFormat{"moses", "Two line-parallel files OUT.<source language> and OUT.<target language>",
                     ".moses", UnitFeatures(F::Languages, F::LongTexts), false, &make_reporting<MosesWriter>},
    UnitWriterFormat{"bitextor", "Bitextor's table", ".bitextor", kFlat, false, &make<BitextorWriter>},
    UnitWriterFormat{"hunalign", "Texts as hunalign -text writes them", ".hunalign", kLines, false,
                     &make<HunalignWriter>},
    UnitWriterFormat{"ladder", "Positions as hunalign writes them, and the texts", ".ladder", kLines, false,
                     &make_ladder_unit_writer},
    UnitWriterFormat{"vecalign", "Positions as vecalign writes them, and the texts", ".vecalign", kLines,
                     false, &make_vecalign_unit_writer},
    UnitWriterFormat{"xces", "Links between documents of sentences (XCES cesAlign, OPUS)", ".xces",
                     kLinked.with(F::Confidence), false, &make_xces_writer},
    UnitWriterFormat{"intertext", "Links of InterText and their documents", ".intertext",
                     kLinked.without(UnitFeatures(F::SameLanguage)).with(F::Origin), false,
                     &make_intertext_writer},
    UnitWriterFormat{"sketch", "Sketch Engine's vertical texts and their alignment", ".align",
                     UnitFeatures(F::SegmentIds, F::Sentences, F::NullSides, F::LongTexts), false,
                     &make_vertical_writer},
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
