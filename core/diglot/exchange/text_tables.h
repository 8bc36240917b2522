#pragma once

#include "diglot/exchange/buffered_output.h"
#include "diglot/exchange/unit_reader.h"
#include "diglot/exchange/unit_writer.h"

#include <memory>
#include <string>
#include <string_view>

namespace diglot {

/// A table with commas (RFC 4180). A cell that a spreadsheet would take for a formula (it begins with = + -
/// @, or a quote before one of these) gets a single quote in front, which the reader takes off again.
class CsvWriter final : public TranslationUnitWriter {
public:
    CsvWriter(const std::string& path, const UnitWriterOptions& options);
    void write(const TranslationUnit& unit) override;
    void finish() override { file_.commit(); }

private:
    BufferedOutput file_;
    bool alignment_only_;
};

/// Any table with commas or semicolons whose header row names two texts, or that has no header.
std::unique_ptr<TranslationUnitReader> make_csv_reader(UnitInput input, DiagnosticSink& sink);

/// Bitextor's table: its columns first, ours behind them. It knows no escapes: tabs and line breaks become
/// spaces.
class BitextorWriter final : public TranslationUnitWriter {
public:
    BitextorWriter(const std::string& path, const UnitWriterOptions& options);
    void write(const TranslationUnit& unit) override;
    void finish() override { file_.commit(); }

private:
    BufferedOutput file_;
};

}  // namespace diglot
