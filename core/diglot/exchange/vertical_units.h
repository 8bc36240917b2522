#pragma once

#include "diglot/exchange/unit_reader.h"
#include "diglot/exchange/unit_writer.h"

#include <memory>

namespace diglot {

/// Sketch Engine's vertical text: PATH.<language>.vert for both languages, a token a line, sentences in
/// `<s>`, documents in `<doc>`, `<g/>` where no space stands between tokens; and in PATH the alignment by
/// numbers of `<s>`, which count from 0: two columns with a tab, each `A`, `A,B` (inclusive) or `-1`.
std::unique_ptr<TranslationUnitWriter> make_vertical_writer(const std::string& path,
                                                            const UnitWriterOptions& options,
                                                            DiagnosticSink& sink);
/// The alignment with its two vertical files, those of the options or those that the writer makes, found by
/// the languages. All three are held in memory.
std::unique_ptr<TranslationUnitReader> make_vertical_reader(UnitInput input, DiagnosticSink& sink);

}  // namespace diglot
