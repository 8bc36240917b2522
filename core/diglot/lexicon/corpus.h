#pragma once

#include "diglot/base/diagnostics.h"

#include <functional>
#include <string>
#include <string_view>

namespace diglot {

/// Two passages that translate each other, and how surely.
struct PassagePair {
    std::string_view source;
    std::string_view target;
    double weight = 1.0;
};

/// Reads an aligned corpus, pair by pair, for a lexicon to be learnt from: TMX (two languages of it),
/// diglot's table (rows with both sides, their confidence is the weight), or lines `source TAB target`.
/// Malformed rows are warned of and left out. Throws `Error`: Format (damaged, or no pair at all), Encoding.
void read_passages(std::string_view bytes, const std::string& name, const std::string& source_language,
                   const std::string& target_language, DiagnosticSink& sink,
                   const std::function<void(const PassagePair&)>& add);

}  // namespace diglot
