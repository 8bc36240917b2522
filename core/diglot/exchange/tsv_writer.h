#pragma once

#include "diglot/bitext/bitext.h"
#include "diglot/exchange/buffered_output.h"
#include "diglot/exchange/unit_table.h"
#include "diglot/exchange/unit_writer.h"

#include <span>
#include <string>

namespace diglot {

/// The header row of the table that `diglot align` writes, and one bead as its row, both without line feed.
/// O(bytes of text).
std::string tsv_alignment_header();
std::string tsv_row(const Bitext& bitext, const Bead& bead);

/// A table with one unit a row, null beads included; texts are written by `escape_field`.
class TsvWriter final : public TranslationUnitWriter {
public:
    TsvWriter(const std::string& path, const UnitWriterOptions& options);
    void write(const TranslationUnit& unit) override;
    void finish() override { file_.commit(); }

private:
    BufferedOutput file_;
    std::span<const NamedColumn> columns_;
};

}  // namespace diglot
