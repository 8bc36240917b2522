#pragma once

#include "diglot/exchange/buffered_output.h"
#include "diglot/exchange/unit_writer.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace diglot {

/// TMX 1.4b (LISA, 2005), level 1, strictly: one `tu` a unit. What TMX has no element or attribute for stands
/// in `prop` elements. Units without two texts are left out, for they mean nothing to a translation memory;
/// their number is reported by `finish`, as is that of characters XML forbids.
class TmxWriter final : public TranslationUnitWriter {
public:
    TmxWriter(const std::string& path, UnitWriterOptions options, DiagnosticSink& sink);
    void write(const TranslationUnit& unit) override;
    void finish() override;

private:
    void write_header(const std::string& source_language);
    void write_unit_start(const TranslationUnit& unit);
    void write_variant(const TranslationUnit& unit, std::size_t index);
    void write_prop(std::string& out, std::string_view type, std::string_view value);

    BufferedOutput file_;
    UnitWriterOptions options_;
    DiagnosticSink* sink_;
    std::string header_language_;  // empty until the header is written
    std::uint64_t null_units_ = 0;
    std::uint64_t dropped_ = 0;
};

}  // namespace diglot
