#include "diglot/exchange/left_out.h"

#include "diglot/exchange/escape.h"

#include <fmt/format.h>

namespace diglot {

void report_left_out(std::uint64_t null_units, std::uint64_t characters, const std::string& path,
                     DiagnosticSink& sink) {
    if (null_units > 0) {
        sink.note("null-beads-left-out",
                  fmt::format("{} beads without a counterpart are not in the output", null_units),
                  {path, {}, {}});
    }
    if (characters > 0) {
        sink.warn("characters-dropped",
                  fmt::format("{} characters that XML forbids were left out", characters), {path, {}, {}});
    }
}

void report_other_languages(std::uint64_t units, const std::pair<std::string, std::string>& languages,
                            const std::string& path, DiagnosticSink& sink) {
    if (units > 0) {
        sink.warn("languages-mixed",
                  fmt::format("{} units in other languages than {} and {} are not in the output", units,
                              languages.first, languages.second),
                  {path, {}, {}});
    }
}

const TranslationUnit& without_forbidden(const TranslationUnit& unit, TranslationUnit& copy,
                                         std::uint64_t& dropped) {
    bool clean = true;
    for (const UnitVariant& variant : unit.variants) {
        for (const std::string& segment : variant.segments) {
            clean = clean && !has_forbidden_in_xml(segment);
        }
    }
    if (clean) {
        return unit;
    }
    copy = unit;
    for (UnitVariant& variant : copy.variants) {
        for (std::string& segment : variant.segments) {
            segment = without_forbidden_in_xml(segment, dropped);
        }
    }
    return copy;
}

}  // namespace diglot
