#pragma once

#include "diglot/base/diagnostics.h"
#include "diglot/bitext/translation_unit.h"

#include <cstdint>
#include <string>
#include <utility>

namespace diglot {

/// Says how many units without a counterpart, and how many characters that XML forbids, are not in an output.
void report_left_out(std::uint64_t null_units, std::uint64_t characters, const std::string& path,
                     DiagnosticSink& sink);

/// Says how many units are not in an output because they are in other languages than its own two.
void report_other_languages(std::uint64_t units, const std::pair<std::string, std::string>& languages,
                            const std::string& path, DiagnosticSink& sink);

/// The unit without characters in its sentences that XML forbids: `unit` itself when it has none, else a copy
/// that is put into `copy`. Before anything is counted from the sentences.
const TranslationUnit& without_forbidden(const TranslationUnit& unit, TranslationUnit& copy,
                                         std::uint64_t& dropped);

}  // namespace diglot
