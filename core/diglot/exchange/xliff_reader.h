#pragma once

#include "diglot/exchange/unit_reader.h"

#include <memory>
#include <string_view>

namespace diglot {

/// XLIFF 1.2 (a unit a `trans-unit`) and 2.0 to 2.2 (a unit a `segment`), in any charset. Inline codes are
/// left out, and their number noted at the end; candidates (`alt-trans`, matches) are no units.
std::unique_ptr<TranslationUnitReader> make_xliff_reader(UnitInput input, DiagnosticSink& sink);
bool is_xliff_text(std::string_view head);

}  // namespace diglot
