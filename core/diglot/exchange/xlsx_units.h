#pragma once

#include "diglot/exchange/unit_reader.h"
#include "diglot/exchange/unit_writer.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace diglot {

/// A workbook for people who review: a unit a row, with a column of review states to choose from and one for
/// notes; texts are cells of text, never formulas. More than a million units go on in further sheets. A unit
/// with a text beyond 32,767 characters, the limit of a cell, is left out and reported by `finish`.
class XlsxWriter final : public TranslationUnitWriter {
public:
    XlsxWriter(const std::string& path, UnitWriterOptions options, DiagnosticSink& sink);
    ~XlsxWriter() override;
    XlsxWriter(const XlsxWriter&) = delete;
    XlsxWriter& operator=(const XlsxWriter&) = delete;
    void write(const TranslationUnit& unit) override;
    void finish() override;

private:
    struct Book;

    std::string path_;
    UnitWriterOptions options_;
    DiagnosticSink* sink_;
    std::unique_ptr<Book> book_;
    std::uint64_t too_long_ = 0;
};

/// A workbook that `XlsxWriter` wrote and a person edited, or any whose first row names the columns: the rows
/// of all sheets with such a row. The strings that sheets share are held in memory.
std::unique_ptr<TranslationUnitReader> make_xlsx_reader(UnitInput input, DiagnosticSink& sink);
/// True for a zip archive, as workbooks are.
bool is_workbook(std::string_view head);

}  // namespace diglot
