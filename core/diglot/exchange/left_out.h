#pragma once

#include "diglot/base/diagnostics.h"
#include "diglot/bitext/translation_unit.h"

#include <cstdint>
#include <string>

namespace diglot {

/// Says how many units without a counterpart, and how many characters that XML forbids, are not in an output.
void report_left_out(std::uint64_t null_units, std::uint64_t characters, const std::string& path,
                     DiagnosticSink& sink);

/// The unit without characters in its sentences that XML forbids: `unit` itself when it has none, else a copy
/// that is put into `copy`. Before anything is counted from the sentences.
const TranslationUnit& without_forbidden(const TranslationUnit& unit, TranslationUnit& copy,
                                         std::uint64_t& dropped);

}  // namespace diglot
