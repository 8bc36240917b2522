#pragma once

#include "diglot/base/diagnostics.h"
#include "diglot/corpus/store.h"

#include <string>

namespace diglot::cli {

/// Warns where decisions of people are about a text that changed. `place` names the file that was stored.
void tell_decisions(const CarriedDecisions& decisions, const std::string& place, DiagnosticSink& sink);

}  // namespace diglot::cli
