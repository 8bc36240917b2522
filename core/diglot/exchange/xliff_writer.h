#pragma once

#include "diglot/exchange/buffered_output.h"
#include "diglot/exchange/unit_facts.h"
#include "diglot/exchange/unit_writer.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace diglot {

/// XLIFF 2.0 (OASIS, 2014), which readers of 2.1 and 2.2 take too: a `file` a run of units of the same
/// documents, a `unit` with one `segment` a unit; what XLIFF has no place for stands in its metadata module.
/// Characters that XML forbids are `cp` elements in texts. The file has one pair of languages, that of the
/// first unit: units of others are left out and reported by `finish`.
class XliffWriter final : public TranslationUnitWriter {
public:
    XliffWriter(const std::string& path, UnitWriterOptions options, DiagnosticSink& sink);
    void write(const TranslationUnit& unit) override;
    void finish() override;

private:
    void write_root(const std::string& source, const std::string& target);
    void start_file(const std::string& source, const std::string& target, const Facts& facts);
    void write_notes(const Facts& notes);
    void write_facts(const TranslationUnit& unit);
    void write_meta(std::string_view type, std::string_view value);
    void write_segment(const TranslationUnit& unit);

    BufferedOutput file_;
    UnitWriterOptions options_;
    DiagnosticSink* sink_;
    std::pair<std::string, std::string> languages_;  // empty until the root is written
    std::pair<std::string, std::string> documents_;
    std::uint64_t files_ = 0;
    std::uint64_t units_ = 0;
    std::uint64_t other_languages_ = 0;
    std::uint64_t dropped_ = 0;
};

}  // namespace diglot
