#pragma once

#include "diglot/exchange/unit_reader.h"

#include <memory>
#include <string_view>

namespace diglot {

/// XLIFF 1.2 (a unit a `trans-unit`) and 2.0 to 2.2 (a unit a `segment`), in any charset. Inline codes,
/// candidates (`alt-trans`, matches) and all other elements that are no text, note or metadata of a unit are
/// left out, and noted at the end with their number and name.
std::unique_ptr<TranslationUnitReader> make_xliff_reader(UnitInput input, DiagnosticSink& sink);
bool is_xliff_text(std::string_view head);

}  // namespace diglot
