#pragma once

#include "diglot/exchange/unit_reader.h"

#include <memory>
#include <string_view>

namespace diglot {

/// TMX 1.1 to 1.4b in any charset. The variant in the unit's or the header's `srclang` comes first. Text of
/// inline elements that hold native codes (`bpt`, `ept`, `ph`, `it`, `ut`) is left out, and their number
/// noted at the end. Deviations from the standard that do no harm are reported as warnings.
std::unique_ptr<TranslationUnitReader> make_tmx_reader(UnitInput input, DiagnosticSink& sink);
bool is_tmx_text(std::string_view head);

}  // namespace diglot
