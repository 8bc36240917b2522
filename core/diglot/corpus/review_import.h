#pragma once

#include "diglot/base/diagnostics.h"
#include "diglot/base/job.h"
#include "diglot/corpus/store.h"
#include "diglot/exchange/unit_reader.h"

#include <cstdint>

namespace diglot {

struct ReviewImportOptions {
    bool sources_too = false;  ///< Texts of the first variant may have been mended as well.
};

/// What became of the rows of a file that a person went through.
struct ReviewImport {
    std::uint64_t rows = 0;
    std::uint64_t accepted = 0;  ///< Decisions that are new or other than before.
    std::uint64_t rejected = 0;
    std::uint64_t corrected = 0;  ///< Units with a text that is new or other than before.
    std::uint64_t noted = 0;      ///< Units with a note alone that is new or other than before.
    std::uint64_t unchanged = 0;
    std::uint64_t left_out = 0;  ///< Rows that do not fit, each reported to the sink.
};

/// Reads decisions, notes and mended texts back from an export of `store` (xlsx, TSV, XLIFF, TMX, …), by the
/// ids of units; "note" is the reason. A state of `Unreviewed` or `NeedsReview` decides nothing. A text is
/// mended when it differs in more than white space and characters that XML forbids. A row of a joined unit
/// (see joined_units.h) decides about all its beads; a text of it is mended in each bead that has all of it.
///
/// A row does not fit, and nothing of it is taken, when its id is missing, is not in the corpus or came
/// before; when it has another source text (unless `sources_too`), other languages, more texts, or no text
/// where the unit has some; when a text that is of several beads was mended. One transaction. Throws as
/// `Store` and as the reader, and `Error(Cancelled)`; then nothing is kept. The index of words goes when a
/// text was mended: call `update_index` afterwards.
ReviewImport import_review(Store& store, TranslationUnitReader& reader, const ReviewImportOptions& options,
                           DiagnosticSink& sink, JobControl* job = nullptr);

}  // namespace diglot
