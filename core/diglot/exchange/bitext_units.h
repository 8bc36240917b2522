#pragma once

#include "diglot/bitext/bitext.h"
#include "diglot/bitext/translation_unit.h"
#include "diglot/exchange/unit_writer.h"
#include "diglot/exchange/writer.h"

#include <memory>

namespace diglot {

/// A bead of a bitext as a unit: its id made of the documents and ranges, scores with four decimals (all that
/// they are worth, and the same on every machine), sentences with their positions as ids; in the properties
/// each side's "document-id" and "paragraph-id" (numbers of its paragraphs, counted from 1: "3" or "3-4").
TranslationUnit unit_of_bead(const Bitext& bitext, const Bead& bead);

/// A writer of bitexts over one of units.
std::unique_ptr<BitextWriter> write_as_units(std::unique_ptr<TranslationUnitWriter> writer);

}  // namespace diglot
