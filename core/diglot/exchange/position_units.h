#pragma once

#include "diglot/exchange/unit_reader.h"
#include "diglot/exchange/unit_writer.h"

#include <memory>

namespace diglot {

/// Alignments by positions together with the texts they are about. Written: the positions to PATH, the
/// sentences, one a line, to PATH.<source language> and PATH.<target language> beside it.
std::unique_ptr<TranslationUnitWriter> make_ladder_unit_writer(const std::string& path,
                                                               const UnitWriterOptions& options,
                                                               DiagnosticSink& sink);
std::unique_ptr<TranslationUnitWriter> make_vecalign_unit_writer(const std::string& path,
                                                                 const UnitWriterOptions& options,
                                                                 DiagnosticSink& sink);

/// Read: a ladder of hunalign, vecalign's or SentAlign's beads, with the two texts of the options (a sentence
/// a line; without them the files that the writers above make, found by the languages). Both texts and all
/// positions are held in memory. The number behind a bead becomes the property "hunalign_score",
/// "vecalign_cost" or "sentalign_score". Positions that a text does not have are reported, and their bead is
/// skipped.
std::unique_ptr<TranslationUnitReader> make_position_reader(UnitInput input, DiagnosticSink& sink);

}  // namespace diglot
